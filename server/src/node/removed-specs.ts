import { access } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { detectNotation } from '../spec/index.ts';
import type { FoundConfiguration } from './configuration.ts';
import { NO_CONFIGURATION } from './configuration-reader.ts';
import { type Found, failed } from './git.ts';
import { isIgnored } from './list-files.ts';
import { createPastOpener, isWithin, type Past, real } from './past.ts';
import type { SpecFilesAt } from './specs-at.ts';

/**
 * The specs of a revision of which nothing is left today: their files are gone, or deliberate.yaml lists them no more.
 *
 * @param paths files and folders that a person named, from the working directory; none: the working directory
 * @param compared what the specs of today were then; their files are not looked at again
 */
export async function readRemovedSpecs(
  revision: string,
  paths: readonly string[],
  compared: readonly SpecFilesAt[],
  cwd: string,
): Promise<Found<readonly SpecFilesAt[]>> {
  const opened = await createPastOpener(revision, cwd)(cwd);
  if (opened.kind === 'failed') return opened;
  const past = opened.value;
  const here = await real(cwd);
  const named = await Promise.all((paths.length > 0 ? paths : ['.']).map((path) => real(resolve(cwd, path))));
  const known = new Set<string>();
  for (const path of compared.flatMap(({ oldPaths }) => oldPaths)) known.add((await past.pathOf(path)) ?? '');
  const removed = new Map<string, Removed>();
  for (const path of past.tree.paths()) {
    if (known.has(path) || !/\.(?:md|markdown)$/i.test(path)) continue;
    if (!named.some((each) => isWithin(past.absoluteOf(path), each))) continue;
    const found = await findRemoved(path, past, known);
    if (found !== null) removed.set(found.files.join('\n'), found);
  }
  const specs: SpecFilesAt[] = [];
  for (const each of removed.values()) {
    const read = await readRemoved(each, past, here);
    if (read.kind === 'failed') return read;
    if (read.value !== null) specs.push(read.value);
  }
  return { kind: 'found', value: specs };
}

interface Removed {
  readonly name: string | null;
  /** listed together by the configuration of then */
  readonly grouped: boolean;
  readonly files: readonly string[];
  readonly configuration: FoundConfiguration | null;
}

async function findRemoved(path: string, past: Past, known: ReadonlySet<string>): Promise<Removed | null> {
  const configuration = await past.configurationFor(path.split('/').slice(0, -1).join('/'));
  if (configuration !== null) {
    const group = (await past.groupsOf(configuration)).find(({ files }) => files.includes(path));
    // What is left of a group is compared with the spec that holds the rest.
    if (group) return group.files.some((file) => known.has(file)) ? null : { ...group, grouped: true, configuration };
    if (isIgnored(past.absoluteOf(path), configuration)) return null;
  }
  return (await exists(past.absoluteOf(path))) ? null : { name: null, grouped: false, files: [path], configuration };
}

async function readRemoved(
  { name, grouped, files, configuration }: Removed,
  past: Past,
  here: string,
): Promise<Found<SpecFilesAt | null>> {
  const texts = await past.tree.read(files);
  if (texts.kind === 'failed') return grouped ? failed(texts.message) : { kind: 'found', value: null };
  const isSpec = grouped || texts.value.some((text) => text !== null && detectNotation(text));
  if (!isSpec) return { kind: 'found', value: null };
  const absolutePaths = files.map(past.absoluteOf);
  const spec: SpecFilesAt = {
    reason: grouped ? 'configured' : 'notation',
    name,
    files: absolutePaths.map((file, index) => ({ path: shownPath(file, here), text: texts.value[index] ?? '' })),
    absolutePaths,
    oldPaths: absolutePaths,
    configuration: configuration ?? { ...NO_CONFIGURATION, path: null, folder: here, text: '' },
  };
  return { kind: 'found', value: spec };
}

function shownPath(file: string, here: string): string {
  return relative(here, file).split(sep).join('/');
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
