/**
 * Brings a VS Code to machines that reach only the npm registry: the one inside the npm package code-server, whose server and
 * web workbench run without the rest of that package. It goes into the git-ignored .vscode-test/, which a root `npm ci` leaves
 * alone, and takes about a minute.
 */

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const ROOT = join(import.meta.dirname, '../../..');
const HOST = join(ROOT, '.vscode-test/host');
const VSCODE = join(HOST, 'node_modules/code-server/lib/vscode');
const PINS = ['package.json', 'package-lock.json', '.npmrc'];

/**
 * @returns the folder of an installed VS Code server; installed now where it is missing or other versions are pinned
 * @throws Error with a sentence that says what is missing
 */
export async function installedHost(): Promise<string> {
  if (process.platform !== 'linux')
    throw new Error('VS Code in the browser is set up for Linux only: put the desktop `code` on your PATH instead.');
  const stamp = join(HOST, 'installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) return VSCODE;
  console.error('Installing VS Code for the browser into .vscode-test/host (about a minute, 300 MB) …');
  await install();
  writeFileSync(stamp, fingerprint());
  return VSCODE;
}

async function install(): Promise<void> {
  rmSync(HOST, { recursive: true, force: true });
  mkdirSync(HOST, { recursive: true });
  for (const name of PINS) copyFileSync(join(import.meta.dirname, name), join(HOST, name));
  await npm(HOST, ['ci', '--ignore-scripts']);
  // What these bring is not asked for: Copilot, agents, and parts for Windows.
  const unused = [
    'extensions/copilot',
    'extensions/mermaid-markdown-features',
    'node_modules/@github',
    'node_modules/@microsoft/mxc-sdk',
  ];
  // `npm ci` refuses this folder, whose shrinkwrap and package.json differ; `install` keeps to the shrinkwrap.
  await npm(VSCODE, ['install', '--omit=dev', '--ignore-scripts']);
  await buildNativeModules();
  for (const path of unused) rmSync(join(VSCODE, path), { recursive: true, force: true });
  for (const cpu of ['x64', 'arm64']) rmSync(join(HOST, 'node_modules', `node-linux-${cpu}`), { recursive: true, force: true });
}

/**
 * Without spdlog, Output channels stay empty; without native-watchdog, an extension host outlives a killed server. Both can be
 * done without, so a machine that has no compiler is told and goes on.
 */
async function buildNativeModules(): Promise<void> {
  const headers = join(HOST, 'node_modules', `node-linux-${process.arch}`);
  try {
    await npm(VSCODE, ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog'], { npm_config_nodedir: headers });
  } catch {
    console.error('Output channels of this VS Code will stay empty: building its log module needs python3, make and g++.');
  }
}

async function npm(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
  try {
    await promisify(execFile)('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd,
      env: { ...process.env, ...env },
    });
  } catch (error) {
    throw new Error(`\`npm ${args[0]}\` failed in ${cwd}: ${(error as Error).message}`);
  }
}

/** The pins, and the Node whose native modules were built: when one changes, the host is installed anew. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const name of PINS) hash.update(readFileSync(join(import.meta.dirname, name)));
  return hash.update(process.versions.modules).digest('hex');
}
