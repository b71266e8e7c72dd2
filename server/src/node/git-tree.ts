import { posix } from 'node:path';
import { type Found, failed, type Revision, runGit } from './git.ts';

/** The files of a repository as one revision has them; paths from its root, with `/`. */
export interface Tree {
  /** of every file, in git's own order */
  readonly paths: () => Iterable<string>;
  readonly kindOf: (path: string) => 'file' | 'folder' | 'submodule' | null;
  /** what a folder holds; `''` is the root */
  readonly entriesOf: (folder: string) => readonly TreeEntry[];
  /**
   * The texts of files, in order; null where the tree has no such file. Links are followed within the tree.
   * What is no text in UTF-8, or too long, is a failure.
   */
  readonly read: (paths: readonly string[]) => Promise<Found<readonly (string | null)[]>>;
}

interface TreeEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

interface Blob {
  readonly object: string;
  readonly link: boolean;
}

const MAXIMUM_MEGABYTES = 20;
const MOST_LINKS = 5;

export async function readTree(revision: Revision): Promise<Found<Tree>> {
  const { repository, commit } = revision;
  const ran = await runGit(repository.root, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  if (ran.kind !== 'done') return failed(ran.kind === 'refused' ? `git could not list ${revision.name}.` : ran.message);
  const blobs = new Map<string, Blob>();
  const submodules = new Set<string>();
  const folders = new Map<string, Map<string, TreeEntry['kind']>>([['', new Map()]]);
  for (const record of ran.output.toString().split('\0')) {
    const [, mode = '', type, object = '', path = ''] = /^(\d+) (\w+) (\w+)\t([\s\S]+)$/.exec(record) ?? [];
    if (type === 'commit') submodules.add(path);
    if (type !== 'blob') continue;
    blobs.set(path, { object, link: mode === '120000' });
    enter(folders, path);
  }

  async function readBlobs(paths: readonly string[], links: number): Promise<Found<(string | null)[]>> {
    const texts: (string | null)[] = paths.map(() => null);
    const known = paths.flatMap((path, index) => {
      const blob = blobs.get(path);
      return blob ? [{ path, index, ...blob }] : [];
    });
    const read = await readObjects(
      revision,
      known.map(({ object }) => object),
    );
    if (read.kind === 'failed') return read;
    for (const [at, { path, index, link }] of known.entries()) {
      const bytes = read.value[at];
      if (!bytes) return failed(`git could not read ${path} as it was in ${revision.name}.`);
      const text = decode(bytes, path, revision.name);
      if (text.kind === 'failed') return text;
      if (!link) texts[index] = text.value;
      else if (links > 0) {
        const target = posix.join(posix.dirname(path), text.value);
        const followed = await readBlobs([target], links - 1);
        if (followed.kind === 'failed') return followed;
        texts[index] = followed.value[0] ?? null;
      }
    }
    return { kind: 'found', value: texts };
  }

  return {
    kind: 'found',
    value: {
      paths: () => blobs.keys(),
      kindOf: (path) => {
        if (blobs.has(path)) return 'file';
        if (folders.has(path)) return 'folder';
        return [...submodules].some((each) => path === each || path.startsWith(`${each}/`)) ? 'submodule' : null;
      },
      entriesOf: (folder) => [...(folders.get(folder) ?? [])].map(([name, kind]) => ({ name, kind })),
      read: (paths) => readBlobs(paths, MOST_LINKS),
    },
  };
}

/** Enters a file into its folder, and each folder into the one above it. */
function enter(folders: Map<string, Map<string, TreeEntry['kind']>>, path: string): void {
  let kind: TreeEntry['kind'] = 'file';
  for (let at = path; at !== ''; ) {
    const slash = at.lastIndexOf('/');
    const folder = at.slice(0, Math.max(0, slash));
    const name = at.slice(slash + 1);
    const entries = folders.get(folder);
    if (entries?.has(name)) return;
    if (entries) entries.set(name, kind);
    else folders.set(folder, new Map([[name, kind]]));
    // A folder that was known stands in those above it already.
    if (entries) return;
    at = folder;
    kind = 'folder';
  }
}

/** The bytes of objects, in order, by one process for all. */
async function readObjects(
  { repository, name }: Revision,
  objects: readonly string[],
): Promise<Found<readonly (Buffer | null)[]>> {
  if (objects.length === 0) return { kind: 'found', value: [] };
  const ran = await runGit(repository.root, ['cat-file', '--batch'], { input: `${objects.join('\n')}\n` });
  if (ran.kind !== 'done') return failed(ran.kind === 'refused' ? `git could not read the files of ${name}.` : ran.message);
  const found: (Buffer | null)[] = [];
  let at = 0;
  for (const _object of objects) {
    const end = ran.output.indexOf('\n', at);
    if (end < 0) break;
    const size = / blob (\d+)$/.exec(ran.output.toString('latin1', at, end))?.[1];
    at = end + 1;
    if (size === undefined) {
      found.push(null);
      continue;
    }
    found.push(ran.output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return { kind: 'found', value: found };
}

function decode(bytes: Buffer, path: string, revision: string): Found<string> {
  if (bytes.length > MAXIMUM_MEGABYTES * 1e6)
    return failed(
      `${path} had ${(bytes.length / 1e6).toFixed(0)} MB in ${revision}, and a spec has ${MAXIMUM_MEGABYTES} MB at most.`,
    );
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.startsWith('version https://git-lfs.github.com/spec/')) return { kind: 'found', value: text };
    return failed(`${path} is kept in Git LFS, so its old text is not in this repository: keep specs in git itself.`);
  } catch {
    return failed(`${path} was not UTF-8 text in ${revision}, so it cannot be compared.`);
  }
}
