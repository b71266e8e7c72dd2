import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { type Revision, runGit } from './git.ts';

/**
 * What files of today were called in a revision that has none of their name, as git finds it by likeness of content.
 * A file that git does not track yet is looked at all the same: it often was renamed and not yet added.
 *
 * @param paths from the root of the repository, with `/`
 * @returns old paths by new ones; without those that nothing is like, and empty where git cannot say
 */
export async function findRenames(
  { repository, commit }: Revision,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (paths.length === 0) return new Map();
  const { root } = repository;
  const scratch = await mkdtemp(join(tmpdir(), 'deliberate-index-'));
  try {
    // An index of our own, so that telling git of new files changes nothing for the person.
    const index = join(scratch, 'index');
    const environment = { GIT_INDEX_FILE: index };
    const own = await runGit(root, ['rev-parse', '--git-path', 'index']);
    if (own.kind !== 'done') return new Map();
    await copyFile(resolve(root, own.output.toString().trim()), index).catch(() => undefined);
    await runGit(
      root,
      ['add', '--intent-to-add', '--force', '--ignore-errors', '--pathspec-from-file=-', '--pathspec-file-nul'],
      {
        environment: { ...environment, GIT_LITERAL_PATHSPECS: '1' },
        input: paths.join('\0'),
      },
    );
    const kinds = new Set(['.md', '.markdown', ...paths.map((path) => extname(path)).filter((kind) => /^\.\w+$/.test(kind))]);
    const patterns = [...kinds].map((kind) => `:(top,glob)**/*${kind}`);
    const options = ['--name-status', '-z', '--find-renames', '--diff-filter=R', '--no-ext-diff', '--no-textconv'];
    const ran = await runGit(root, ['diff', ...options, commit, '--', ...patterns], { environment });
    return ran.kind === 'done' ? readPairs(ran.output.toString(), new Set(paths)) : new Map();
  } catch {
    return new Map();
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** git writes `R087`, the old path and the new one, each ended by a zero. */
function readPairs(output: string, wanted: ReadonlySet<string>): ReadonlyMap<string, string> {
  const words = output.split('\0');
  const pairs = new Map<string, string>();
  for (let at = 0; at + 2 < words.length; at += 3) {
    const [from = '', to = ''] = words.slice(at + 1, at + 3);
    if (wanted.has(to)) pairs.set(to, from);
  }
  return pairs;
}
