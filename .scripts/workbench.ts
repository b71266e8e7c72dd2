/**
 * Opens a real VS Code with the extension as it stands in this checkout:
 *
 *     node .scripts/workbench.ts [FOLDER] [--browser] [--port N] [--untrusted]
 *
 * The desktop one if `code` is on the PATH, else one that a browser opens at a printed loopback address; the last two are for that one.
 */

import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findOnPath } from '../test/vscode/host/chromium.ts';
import { startVSCode } from '../test/vscode/host/server.ts';
import { build } from './build.ts';

const ROOT = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  options: {
    browser: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
    untrusted: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const folder = resolve(positionals[0] ?? join(ROOT, 'specs'));

await build();
const windows = process.platform === 'win32';
const desktop = values.browser ? undefined : findOnPath([windows ? 'code.cmd' : 'code']);
if (desktop === undefined) await serve();
else openDesktop(desktop);

function openDesktop(code: string): void {
  const quoted = (path: string) => (windows ? `"${path}"` : path);
  const { status, error } = spawnSync(quoted(code), [quoted(`--extensionDevelopmentPath=${ROOT}`), quoted(folder)], {
    stdio: 'inherit',
    shell: windows,
  });
  if (error) throw error;
  process.exitCode = status ?? 1;
}

async function serve(): Promise<void> {
  // This VS Code does not ask whether a folder is trusted: it restricts it, and with that hides most of the extension.
  const vscode = await startVSCode({ extension: 'linked', asksForTrust: values.untrusted, port: Number(values.port) });
  console.log(
    `VS Code with Deliberate, on ${folder}:\n\n    ${vscode.address(folder)}\n\nOpen the address in a browser on this machine. Ctrl+C stops it.`,
  );
  const interrupted = new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop(signal));
  });
  const died = await Promise.race([interrupted.then(() => false), vscode.ended.then(() => true)]);
  await vscode.stop();
  if (died) throw new Error(`VS Code ended by itself:\n${vscode.log().slice(-3000)}`);
}
