import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A real git repository, removed when the test has ended. */
export interface Repository {
  readonly folder: string;
  readonly git: (...args: readonly string[]) => string;
  readonly write: (path: string, text: string) => void;
  /** commits all that is there */
  readonly commit: (title: string) => void;
}

export type Files = Readonly<Record<string, string>>;

/** A repository in which these files were committed, by nobody and at no time in particular. */
export function repositoryWith(files: Files): Repository {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'deliberate-git-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, env: ENVIRONMENT, encoding: 'utf8' });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const commit = (title: string) => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', title);
  };
  git('init', '--quiet', '--initial-branch=main');
  for (const [path, text] of Object.entries(files)) write(path, text);
  commit('first');
  return { folder, git, write, commit };
}

/** Nothing of whoever runs the tests: no hooks, no signing, no other name of the first branch. */
const ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Nobody',
  GIT_AUTHOR_EMAIL: 'nobody@example.org',
  GIT_COMMITTER_NAME: 'Nobody',
  GIT_COMMITTER_EMAIL: 'nobody@example.org',
  GIT_AUTHOR_DATE: '2026-01-31T12:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-31T12:00:00Z',
  GIT_ALLOW_PROTOCOL: 'file',
};
