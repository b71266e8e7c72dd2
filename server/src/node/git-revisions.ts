import type { ListedRevision } from '../protocol.ts';
import { type Found, failed, findRepository, runGit } from './git.ts';
import { real } from './past.ts';

const MOST_NAMES = 40;
const MOST_COMMITS = 20;

/** The branches, the tags and the last commits that touched a file: what a person may want to compare it with. */
export async function listRevisions(folder: string, file: string): Promise<Found<readonly ListedRevision[]>> {
  const repository = await findRepository(await real(folder));
  if (repository.kind === 'failed') return repository;
  const commits = await list(folder, 'commit', [
    'log',
    '--follow',
    `--max-count=${MOST_COMMITS}`,
    '--format=%h%x00%cs%x00%s',
    'HEAD',
    '--',
    file,
  ]);
  const branches = await listNames(folder, 'branch', ['refs/heads', 'refs/remotes']);
  const tags = await listNames(folder, 'tag', ['refs/tags']);
  const revisions = [...commits, ...branches.filter(({ name }) => !/(?:^|\/)HEAD$/.test(name)), ...tags];
  return revisions.length > 0
    ? { kind: 'found', value: revisions }
    : failed('This repository has no commit yet, so there is no older version to compare with.');
}

function listNames(folder: string, kind: 'branch' | 'tag', refs: readonly string[]): Promise<readonly ListedRevision[]> {
  const format = '--format=%(refname:short)%00%(creatordate:short)%00%(contents:subject)';
  return list(folder, kind, ['for-each-ref', '--sort=-creatordate', `--count=${MOST_NAMES}`, format, ...refs]);
}

async function list(folder: string, kind: ListedRevision['kind'], args: readonly string[]): Promise<readonly ListedRevision[]> {
  const ran = await runGit(folder, args);
  if (ran.kind !== 'done') return [];
  return ran.output
    .toString()
    .split('\n')
    .flatMap((line) => {
      const [name = '', date = '', subject = ''] = line.split('\0');
      return name === '' ? [] : [{ kind, name, date, subject }];
    });
}
