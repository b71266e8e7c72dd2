import { execFile } from 'node:child_process';
import { resolve as resolvePath } from 'node:path';

/** What one run of git came to. */
export type GitRun =
  | { readonly kind: 'done'; readonly output: Buffer }
  /** git itself said no; its own words, in English */
  | { readonly kind: 'refused'; readonly complaint: string }
  /** one plain sentence: git could not be run, or did not end */
  | { readonly kind: 'unavailable'; readonly message: string };

export interface GitOptions {
  /** written to git's standard input */
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const MOST_OUTPUT_BYTES = 512 * 1024 * 1024;

/**
 * Runs git in a folder, without a shell. Nothing that a repository's own configuration names is started by it, no lock
 * is taken, and no question is asked on the terminal.
 *
 * @throws never
 */
export function runGit(folder: string, args: readonly string[], options: GitOptions = {}): Promise<GitRun> {
  const { input = '', environment = {}, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  if ([folder, ...args].some((each) => each.includes('\0')))
    return Promise.resolve({
      kind: 'unavailable',
      message: 'A path or revision holds a zero character, which git cannot take: leave it out.',
    });
  return new Promise((resolve) => {
    const child = execFile(
      'git',
      [...QUIET, '-C', folder, ...args],
      {
        encoding: 'buffer',
        env: { ...ownEnvironment(), ...environment },
        maxBuffer: MOST_OUTPUT_BYTES,
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
        windowsHide: true,
      },
      (error, output, complaint) => resolve(error === null ? { kind: 'done', output } : failureOf(error, complaint, timeoutMs)),
    );
    // Git may end before it has read all that it was given.
    child.stdin?.on('error', () => undefined).end(input);
  });
}

/** A revision of a repository, by its commit. */
export interface Revision {
  /** as the person named it */
  readonly name: string;
  readonly commit: string;
  readonly repository: Repository;
}

export interface Repository {
  /** absolute: the folder that holds `.git`, spelled as the path that led here */
  readonly root: string;
  /** absolute: the repository that this one is a submodule of */
  readonly superproject: string | null;
}

export type Found<T> =
  | { readonly kind: 'found'; readonly value: T }
  /** one plain sentence, which says what to do next */
  | { readonly kind: 'failed'; readonly message: string };

/** Finds the repository that a folder lies in. */
export async function findRepository(folder: string): Promise<Found<Repository>> {
  const args = ['rev-parse', '--is-bare-repository', '--is-inside-work-tree', '--show-cdup', '--show-superproject-working-tree'];
  const ran = await runGit(folder, args);
  if (ran.kind === 'unavailable') return failed(ran.message);
  if (ran.kind === 'refused') return failed(notARepository(folder, ran.complaint));
  // The third is `../` for each folder up to the root.
  const [bare, inside, up = '', superproject = ''] = ran.output.toString().split('\n');
  if (bare === 'true') return failed(`${folder} is in a bare repository, which holds no files to compare: run this in a clone.`);
  if (inside !== 'true') return failed(`${folder} is inside a .git folder: run this among the files of the repository.`);
  return {
    kind: 'found',
    value: { root: resolvePath(folder, up === '' ? '.' : up), superproject: superproject === '' ? null : superproject },
  };
}

/** Finds the commit that a person names: a branch, a tag, a hash, `HEAD~2`. */
export async function findRevision(repository: Repository, name: string): Promise<Found<Revision>> {
  const fault = faultOf(name);
  if (fault !== null) return failed(fault);
  const ran = await runGit(repository.root, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  if (ran.kind === 'unavailable') return failed(ran.message);
  if (ran.kind === 'done') return { kind: 'found', value: { name, commit: ran.output.toString().trim(), repository } };
  const shallow = await runGit(repository.root, ['rev-parse', '--is-shallow-repository']);
  const advice =
    shallow.kind === 'done' && shallow.output.toString().trim() === 'true'
      ? 'only a part of its history was fetched, so fetch the rest first, as with “git fetch --unshallow”.'
      : 'name a branch, a tag or a commit, such as HEAD~1 or origin/main.';
  return failed(`This repository has no revision “${name}”: ${advice}`);
}

export function failed(message: string): { readonly kind: 'failed'; readonly message: string } {
  return { kind: 'failed', message };
}

/** Of git's own settings, those that could start other programs. */
const QUIET = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', '-c', 'diff.external='];

/** Where git runs this as a hook, it names one repository for all that it starts; each folder is to be looked at by itself. */
const OF_ONE_REPOSITORY = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_COMMON_DIR',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_NAMESPACE',
  'GIT_EXTERNAL_DIFF',
];

function ownEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !OF_ONE_REPOSITORY.includes(name));
  return { ...Object.fromEntries(inherited), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };
}

type RunError = Error & { readonly code?: unknown; readonly killed?: boolean };

function failureOf(error: RunError, complaint: Buffer, timeoutMs: number): GitRun {
  if (typeof error.code === 'number') return { kind: 'refused', complaint: complaint.toString().trim() };
  return { kind: 'unavailable', message: sentenceOf(error, timeoutMs) };
}

function sentenceOf({ code, killed }: RunError, timeoutMs: number): string {
  if (code === 'ENOENT') return 'git could not be started: install it, put it on PATH, and see that the folder exists.';
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return 'git gave more than 512 MB, which is too much to read.';
  if (killed)
    return `git did not answer within ${timeoutMs / 1000} seconds: try again, or look at the repository with “git status”.`;
  return `git could not be run (${String(code ?? 'it was ended from outside')}).`;
}

function notARepository(folder: string, complaint: string): string {
  if (/dubious ownership/.test(complaint))
    return `git does not trust ${folder}, since another user owns it: “git config --global --add safe.directory” says that you do.`;
  if (/not a git repository/.test(complaint))
    return `${folder} is in no git repository, so there is no older version to compare with.`;
  return `git could not read the repository of ${folder}: ${firstLine(complaint)}`;
}

function faultOf(name: string): string | null {
  if (name.trim() === '') return 'The revision is empty: name a branch, a tag or a commit, such as HEAD~1.';
  if (name.startsWith('-')) return `“${name}” is no revision: none begins with a hyphen.`;
  if (/[\0\n]/.test(name)) return 'The revision holds a character that none can have: name a branch, a tag or a commit.';
  if (name.includes('..') && !name.includes('{')) return `“${name}” is a range: name the one revision to compare with.`;
  return null;
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/^fatal: /, '');
}
