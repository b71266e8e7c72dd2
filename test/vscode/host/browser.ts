import { type Browser, chromium } from 'playwright-core';
import { installedChromium } from './chromium.ts';

/** A headless browser that reaches this machine and nothing else. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: installedChromium(),
    headless: true,
    args: [
      // Chromium's sandbox refuses to run for root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...[
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
    ],
  });
}
