import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished, vi } from 'vitest';

/** What ships, as the last build left it; DELIBERATE_MAIN names another, as server/src/main.ts to try it unbuilt. */
export const MAIN = resolve(import.meta.dirname, '../..', process.env.DELIBERATE_MAIN ?? 'dist/server.js');
// A process takes a while on a machine that is busy.
vi.setConfig({ testTimeout: 30_000 });

export const SHIPPED_SPEC = resolve(import.meta.dirname, '../../specs/assistant.md');

/** Nothing is remembered of or for whoever runs the tests. */
const CACHE = mkdtempSync(join(tmpdir(), 'deliberate-cache-'));
process.on('exit', () => rmSync(CACHE, { recursive: true, force: true }));

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** what is typed into standard input, which then ends */
  readonly input?: string;
  readonly main?: string;
  /** told what was written to standard output so far, each time there is more */
  readonly onOutput?: (soFar: string, child: ChildProcess) => void;
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
}

/** Runs the real command line in a process of its own, without the keys and settings of whoever runs the tests. */
export async function deliberate(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { cwd = tmpdir(), env = {}, input = '', main = MAIN, onOutput } = options;
  const start = performance.now();
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { PATH: process.env.PATH, XDG_CACHE_HOME: CACHE, ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    onOutput?.(stdout, child);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.on('error', () => undefined).end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { code, stdout, stderr, durationMs: performance.now() - start };
}

/** A folder with these files, until the test ends. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'deliberate-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
