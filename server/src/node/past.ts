import { realpath } from 'node:fs/promises';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { type FileSystemAdapter, globSync } from 'tinyglobby';
import { CONFIGURATION_NAMES, type FoundConfiguration } from './configuration.ts';
import { readConfiguration } from './configuration-reader.ts';
import { type Found, failed, findRepository, findRevision, type Repository, type Revision } from './git.ts';
import { readTree, type Tree } from './git-tree.ts';

/** A repository as it was. Its paths start from its root, with `/`. */
export interface Past {
  readonly revision: Revision;
  readonly tree: Tree;
  /** the path in the repository of something on the disk; null where it lies elsewhere */
  readonly pathOf: (absolute: string) => Promise<string | null>;
  readonly absoluteOf: (path: string) => string;
  /** the configuration that held for a folder; null where there was none */
  readonly configurationFor: (folder: string) => Promise<FoundConfiguration | null>;
  /** the files that each configured spec listed, in its order */
  readonly groupsOf: (configuration: FoundConfiguration) => Promise<readonly PastGroup[]>;
}

export interface PastGroup {
  readonly name: string | null;
  readonly files: readonly string[];
}

/** Opens the repository that a folder lies in. */
export type OpenPast = (folder: string) => Promise<Found<Past>>;

/**
 * Opens repositories as they were at a revision, each once.
 *
 * @param cwd whence a person asks: a submodule has revisions of its own, so the name would not mean there what it means here
 */
export function createPastOpener(revision: string, cwd: string): OpenPast {
  const byFolder = new Map<string, Promise<Found<Past>>>();
  const byRoot = new Map<string, Promise<Found<Past>>>();
  return (folder) => {
    const known = byFolder.get(folder) ?? open(folder);
    byFolder.set(folder, known);
    return known;
  };

  async function open(folder: string): Promise<Found<Past>> {
    const repository = await findRepository(await nearest(folder));
    if (repository.kind === 'failed') return repository;
    const { root, superproject } = repository.value;
    if (superproject !== null && !isWithin(await real(cwd), root))
      return failed(`${folder} lies in a submodule, which has revisions of its own: run this inside it.`);
    const known = byRoot.get(root) ?? openRoot(repository.value);
    byRoot.set(root, known);
    return known;
  }

  async function openRoot(repository: Repository): Promise<Found<Past>> {
    const found = await findRevision(repository, revision);
    if (found.kind === 'failed') return found;
    const tree = await readTree(found.value);
    return tree.kind === 'failed' ? tree : { kind: 'found', value: createPast(found.value, tree.value) };
  }
}

function createPast(revision: Revision, tree: Tree): Past {
  const { root } = revision.repository;
  const absoluteOf = (path: string) => resolve(root, ...path.split('/'));
  const configurations = new Map<string, Promise<FoundConfiguration | null>>();

  async function pathOf(absolute: string): Promise<string | null> {
    const place = join(await real(dirname(absolute)), absolute.slice(dirname(absolute).length));
    return isWithin(place, root) ? relative(root, place).split(sep).join('/') : null;
  }

  function configurationFor(folder: string): Promise<FoundConfiguration | null> {
    const known = configurations.get(folder) ?? findConfiguration(folder);
    configurations.set(folder, known);
    return known;
  }

  async function findConfiguration(folder: string): Promise<FoundConfiguration | null> {
    for (const name of CONFIGURATION_NAMES) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (tree.kindOf(path) !== 'file') continue;
      const read = await tree.read([path]);
      const text = read.kind === 'found' ? (read.value[0] ?? '') : '';
      return { ...readConfiguration(text), path: absoluteOf(path), folder: absoluteOf(folder), text };
    }
    return folder === '' ? null : configurationFor(posix.dirname(folder).replace(/^\.$/, ''));
  }

  async function groupsOf({ specs, folder }: FoundConfiguration): Promise<readonly PastGroup[]> {
    const start = await real(folder);
    return specs.map(({ name, files }) => {
      const found = files.flatMap((pattern) => glob(pattern, start).toSorted(byName));
      return { name, files: [...new Set(found)] };
    });
  }

  /** As the disk is searched: see `list-files.ts`. */
  function glob(pattern: string, cwd: string): string[] {
    const found = globSync([pattern], {
      cwd,
      expandDirectories: false,
      ignore: ['**/node_modules/**', '**/.git/**'],
      followSymbolicLinks: false,
      absolute: true,
      fs: asDisk(tree, root),
    });
    return found.map((file) => relative(root, resolve(file)).split(sep).join('/'));
  }

  return { revision, tree, pathOf, absoluteOf, configurationFor, groupsOf };
}

/** The folders of a revision, as if they stood on the disk. */
function asDisk(tree: Tree, root: string): FileSystemAdapter {
  const readdirSync = (folder: string) => {
    const path = relative(root, resolve(folder)).split(sep).join('/');
    return tree.entriesOf(path).map(({ name, kind }) => ({
      name,
      parentPath: folder,
      isFile: () => kind === 'file',
      isDirectory: () => kind === 'folder',
      isSymbolicLink: () => false,
    }));
  };
  return { readdirSync: readdirSync as unknown as NonNullable<FileSystemAdapter['readdirSync']> };
}

export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Without links, as git sees it; what is there no more stays as it is. */
export async function real(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(await real(above), path.slice(above.length));
  }
}

/** A folder, or the nearest above it that still exists. */
async function nearest(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    const above = dirname(folder);
    return above === folder ? folder : nearest(above);
  }
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
