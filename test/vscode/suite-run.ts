import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { desktopExecutable } from './desktop.ts';
import { ROOT } from './host/install.ts';
import { QUIET } from './host/server.ts';
import { copyOfSpecs } from './workspace.ts';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const TIMEOUT_MS = 5 * 60_000;

/**
 * Runs test/vscode/suite inside a real VS Code: the desktop one where there is one, else the one in the browser.
 *
 * @param grep runs only the tests whose full name contains it
 * @returns at least one failure where the suite did not finish, ran no test, or VS Code ended badly
 */
export async function runSuites(grep?: string): Promise<Tally> {
  const work = mkdtempSync(join(tmpdir(), 'deliberate-suite-'));
  const folder = copyOfSpecs();
  const report = join(work, 'report.txt');
  const result = join(work, 'result.json');
  writeFileSync(report, '');
  const stopFollowing = follow(report);
  const giveUp = setTimeout(() => {
    console.error(`The suites did not end within ${TIMEOUT_MS / 60_000} minutes.`);
    interrupt();
    // Asked a second time, it does not wait for VS Code to close by itself.
    setTimeout(interrupt, 10_000).unref();
  }, TIMEOUT_MS);
  try {
    const env = {
      DELIBERATE_SUITE_REPORT: report,
      DELIBERATE_SUITE_RESULT: result,
      ...(grep === undefined ? {} : { DELIBERATE_SUITE_GREP: grep }),
    };
    const code = await runVSCode(work, folder, env);
    stopFollowing();
    return tally(code, result);
  } finally {
    clearTimeout(giveUp);
    stopFollowing();
    for (const path of [work, folder]) rmSync(path, { recursive: true, force: true });
  }
}

async function runVSCode(work: string, folder: string, extensionTestsEnv: Record<string, string>): Promise<number> {
  const desktop = desktopExecutable();
  console.log(desktop === undefined ? 'Suites in VS Code in the browser' : `Suites in ${desktop}`);
  mkdirSync(join(work, 'user/User'), { recursive: true });
  writeFileSync(join(work, 'user/User/settings.json'), JSON.stringify(QUIET));
  try {
    return await runTests({
      vscodeExecutablePath: desktop ?? join(ROOT, 'test/vscode/host/code.ts'),
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: join(ROOT, 'dist/test/index.cjs'),
      extensionTestsEnv,
      launchArgs: [folder, `--user-data-dir=${join(work, 'user')}`, `--extensions-dir=${join(work, 'extensions')}`],
    });
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

/** The exit code alone proves nothing: an extension host that calls `process.exit` is reported as 0. */
function tally(code: number, result: string): Tally {
  const told = readResult(result);
  if (told === undefined) console.error('The suites did not finish.');
  else if (told.passed + told.failed === 0) console.error('The suites ran no test.');
  const { passed, failed, skipped } = told ?? { passed: 0, failed: 0, skipped: 0 };
  const good = code === 0 && passed > 0 && failed === 0;
  return { passed, skipped, failed: good ? 0 : Math.max(failed, 1) };
}

function readResult(path: string): Tally | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Tally;
  } catch {
    return undefined;
  }
}

/** Prints what is appended to a file, until the returned function is called. */
function follow(path: string): () => void {
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(65_536);
  const print = () => {
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer))
      process.stdout.write(buffer.subarray(0, length));
  };
  const timer = setInterval(print, 100);
  let following = true;
  return () => {
    if (!following) return;
    following = false;
    clearInterval(timer);
    print();
    closeSync(file);
  };
}

/** `runTests` hands out no process to end: it listens for this signal. Listening too keeps it from ending ours. */
function interrupt(): void {
  process.once('SIGINT', () => {});
  process.emit('SIGINT');
}
