import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @returns path of a Chromium or Chrome: $CHROMIUM, or one on the PATH, or Debian's, installed now where we may
 * @throws Error with a sentence that says what to install
 */
export function installedChromium(): string {
  const found = process.env['CHROMIUM'] ?? findOnPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']);
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || findOnPath(['apt-get']) === undefined)
    throw new Error(
      'No Chromium was found: install it (on Debian: `apt-get install chromium fonts-dejavu-core`) or set CHROMIUM to the path of one.',
    );
  console.error('Installing Chromium with apt-get …');
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
  const installed = findOnPath(['chromium']);
  if (installed === undefined)
    throw new Error('`apt-get install chromium` left no `chromium` on the PATH: set CHROMIUM to the path of one.');
  return installed;
}

/** @returns the first of the named programs that is on the PATH */
export function findOnPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

function apt(...args: readonly string[]): void {
  execFileSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
