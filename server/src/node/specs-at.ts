import { dirname, relative, sep } from 'node:path';
import type { SourceFile } from '../spec/model.ts';
import type { FoundConfiguration } from './configuration.ts';
import { type Found, failed } from './git.ts';
import { findRenames } from './git-renames.ts';
import { createPastOpener, type OpenPast, type Past, type PastGroup, real } from './past.ts';
import type { FoundSpecs, SpecFiles } from './specs.ts';

export type SpecsAt =
  | { readonly kind: 'read'; readonly specs: readonly SpecFilesAt[] }
  /** one plain sentence, which says what to do next */
  | { readonly kind: 'failed'; readonly message: string };

/** The files of a spec as they were. */
export interface SpecFilesAt extends SpecFiles {
  /** absolute, in the order of `files`: where each stood then */
  readonly oldPaths: readonly string[];
}

/**
 * The same specs as they were at a revision of git, one for each of `found.specs` and in that order. A file that was
 * renamed since has its path of today; one that is gone has its old path; one that did not exist then is missing, so a
 * new spec has no files. Which files formed a spec is what deliberate.yaml said then, else what it says today; all else
 * of the configuration is today's, but for the depth of categories.
 */
export async function readSpecsAt(revision: string, found: Pick<FoundSpecs, 'specs'>, cwd: string): Promise<SpecsAt> {
  const open = createPastOpener(revision, cwd);
  const homes: Home[] = [];
  for (const spec of found.specs) {
    const home = await findHome(spec, open);
    if (home.kind === 'failed') return home;
    homes.push(home.value);
  }
  const owners = ownersOf(homes);
  const here = await real(cwd);
  const specs: SpecFilesAt[] = [];
  for (const home of homes) {
    const old = await readHome(home, owners, here);
    if (old.kind === 'failed') return old;
    specs.push(old.value);
  }
  return { kind: 'read', specs };
}

/** A spec of today, and what its files were called in its repository. */
interface Home {
  readonly spec: SpecFiles;
  readonly past: Past;
  /** one per file of the spec: its path then; null where it did not exist */
  readonly oldPaths: readonly (string | null)[];
}

async function findHome(spec: SpecFiles, open: OpenPast): Promise<Found<Home>> {
  const [first] = spec.absolutePaths;
  if (first === undefined) return failed('The spec has no files.');
  const opened = await open(dirname(first));
  if (opened.kind === 'failed') return opened;
  const past = opened.value;
  const paths: string[] = [];
  for (const [index, absolute] of spec.absolutePaths.entries()) {
    const path = await past.pathOf(absolute);
    const shown = spec.files[index]?.path ?? absolute;
    if (path === null)
      return failed(`${shown} is in no repository, or in another than ${spec.files[0]?.path}: compare them one by one.`);
    if (past.tree.kindOf(path) === 'submodule')
      return failed(`${shown} lies in a submodule, which has revisions of its own: compare it inside that.`);
    paths.push(path);
  }
  const isKnown = (path: string) => past.tree.kindOf(path) === 'file';
  const renames = await findRenames(
    past.revision,
    paths.filter((path) => !isKnown(path)),
  );
  return {
    kind: 'found',
    value: { spec, past, oldPaths: paths.map((path) => (isKnown(path) ? path : (renames.get(path) ?? null))) },
  };
}

/** The specs of today that each old file went to, by repository and path. */
function ownersOf(homes: readonly Home[]): ReadonlyMap<string, ReadonlySet<SpecFiles>> {
  const owners = new Map<string, Set<SpecFiles>>();
  for (const { spec, past, oldPaths } of homes)
    for (const path of oldPaths) {
      if (path === null) continue;
      const key = keyOf(past, path);
      owners.set(key, (owners.get(key) ?? new Set()).add(spec));
    }
  return owners;
}

async function readHome(
  { spec, past, oldPaths }: Home,
  owners: ReadonlyMap<string, ReadonlySet<SpecFiles>>,
  here: string,
): Promise<Found<SpecFilesAt>> {
  const alone = oldPaths.filter((path) => path !== null);
  const configuration = await configurationOf(spec, past, alone);
  const group = configuration === null ? null : chooseGroup(await past.groupsOf(configuration), alone, spec.name);
  // A file that went to another spec of today is compared there.
  const isOurs = (path: string) => alone.includes(path) || !owners.has(keyOf(past, path));
  const paths = group === null ? alone : group.files.filter(isOurs);
  const texts = await past.tree.read(paths);
  if (texts.kind === 'failed') return texts;
  const files: SourceFile[] = [];
  const absolutePaths: string[] = [];
  const oldAbsolute: string[] = [];
  for (const [index, path] of paths.entries()) {
    const text = texts.value[index];
    if (text === null || text === undefined) continue;
    const today = oldPaths.indexOf(path);
    files.push({ path: spec.files[today]?.path ?? shownPath(past.absoluteOf(path), here), text });
    oldAbsolute.push(past.absoluteOf(path));
    absolutePaths.push(spec.absolutePaths[today] ?? past.absoluteOf(path));
  }
  const categoryDepth = configuration === null ? spec.configuration.categoryDepth : configuration.categoryDepth;
  return {
    kind: 'found',
    value: { ...spec, files, absolutePaths, oldPaths: oldAbsolute, configuration: { ...spec.configuration, categoryDepth } },
  };
}

/** The configuration of then; where there was none, today's, if it lists the spec. */
async function configurationOf(spec: SpecFiles, past: Past, oldPaths: readonly string[]): Promise<FoundConfiguration | null> {
  const first = oldPaths[0] ?? (await past.pathOf(spec.absolutePaths[0] ?? '')) ?? '';
  const old = await past.configurationFor(first.split('/').slice(0, -1).join('/'));
  return old ?? (spec.reason === 'configured' ? spec.configuration : null);
}

/** The group that shares most files with a spec of today; else the one of its name. */
function chooseGroup(groups: readonly PastGroup[], oldPaths: readonly string[], name: string | null): PastGroup | null {
  const shared = groups.map((group) => ({ group, count: group.files.filter((file) => oldPaths.includes(file)).length }));
  const most = Math.max(0, ...shared.map(({ count }) => count));
  const best =
    most === 0
      ? groups.filter((group) => group.name !== null)
      : shared.filter(({ count }) => count === most).map(({ group }) => group);
  return best.find((group) => group.name === name) ?? (most === 0 ? null : (best[0] ?? null));
}

function keyOf({ revision }: Past, path: string): string {
  return `${revision.repository.root}\n${path}`;
}

function shownPath(file: string, here: string): string {
  return relative(here, file).split(sep).join('/');
}
