import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runGit } from './git.ts';

/** A folder with a program of the name of git. */
function folderWithGit(script: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'deliberate-git-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'git'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'git'), 0o755);
  return folder;
}

test('git that does not end is ended', async () => {
  const PATH = folderWithGit('while :; do :; done');
  expect(await runGit('.', ['status'], { environment: { PATH }, timeoutMs: 100 })).toEqual({
    kind: 'unavailable',
    message: 'git did not answer within 0.1 seconds: try again, or look at the repository with “git status”.',
  });
});

test('git that is ended from outside, and git that is not there', async () => {
  const killed = folderWithGit('kill -9 $$');
  expect(await runGit('.', [], { environment: { PATH: killed } })).toMatchObject({ kind: 'unavailable' });
  const run = await runGit('.', [], { environment: { PATH: join(killed, 'nowhere') } });
  expect(run).toMatchObject({ kind: 'unavailable', message: expect.stringMatching(/^git could not be started: install it/) });
});

test('what git says is given', async () => {
  const echoes = folderWithGit('printf "%s|" "$@"; cat');
  // Arguments reach git as they are: there is no shell between.
  const done = await runGit('.', ['a b', '$(x)'], { environment: { PATH: `${echoes}:/usr/bin:/bin` }, input: 'typed' });
  expect(done.kind === 'done' && done.output.toString()).toMatch(/\|-C\|\.\|a b\|\$\(x\)\|typed$/);
});

test('a byte zero is told as a sentence', async () => {
  expect(await runGit('.', ['\0'])).toMatchObject({ kind: 'unavailable', message: expect.stringContaining('zero character') });
});
