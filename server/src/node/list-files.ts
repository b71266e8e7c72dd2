import { basename, dirname, relative, sep } from 'node:path';
import { CONFIGURATION_NAMES, type FoundConfiguration } from './configuration.ts';
import type { ConfigurationProblem, ConfiguredSpec } from './configuration-reader.ts';
import { DISK, type Disk } from './disk.ts';
import { compileGlob } from './glob-pattern.ts';

/** What a folder holds that may concern us: absolute paths, in order of their names. */
export interface Listing {
  /** Markdown */
  readonly files: readonly string[];
  /** folders with a configuration of their own */
  readonly configurationFolders: readonly string[];
}

const MARKDOWN = '**/*.{md,markdown}';

export async function listFolder(folder: string, disk: Disk = DISK): Promise<Listing> {
  return sorted(await disk.walk([MARKDOWN, `**/{${CONFIGURATION_NAMES.join(',')}}`], folder));
}

export async function listPattern(pattern: string, cwd: string, disk: Disk = DISK): Promise<Listing> {
  return sorted(await disk.walk([pattern.split(sep).join('/')], cwd));
}

export async function isGlob(path: string): Promise<boolean> {
  const { isDynamicPattern } = await import('tinyglobby');
  return isDynamicPattern(path);
}

/** The files that a configured spec lists: in the order of its globs, those of one glob by name, each once. */
export async function configuredFiles(spec: ConfiguredSpec, folder: string, disk: Disk = DISK): Promise<readonly string[]> {
  const perGlob = await Promise.all(spec.files.map((pattern) => disk.walk([pattern], folder)));
  return [...new Set(perGlob.flatMap((files) => files.toSorted(byName)))];
}

/** The paths and globs of configured specs that match nothing. */
export async function findUnmatched(
  { specs, folder }: Pick<FoundConfiguration, 'specs' | 'folder'>,
  disk: Disk = DISK,
): Promise<readonly ConfigurationProblem[]> {
  const wanted = specs.flatMap(({ files, span }) => files.map((pattern) => ({ pattern, span })));
  const checked = await Promise.all(
    wanted.map(async ({ pattern, span }): Promise<readonly ConfigurationProblem[]> => {
      if ((await disk.walk([pattern], folder)).length > 0) return [];
      // A glob may match something some day; a file that is named and missing leaves its spec with a hole.
      const severity = (await isGlob(pattern)) ? 'warning' : 'error';
      return [{ severity, message: `Unexpected path \`${pattern}\`, expected a file: nothing is there`, span }];
    }),
  );
  return checked.flat();
}

/** Whether a configuration says that a file is no spec. */
export function isIgnored(file: string, { ignore, folder }: Pick<FoundConfiguration, 'ignore' | 'folder'>): boolean {
  const path = relative(folder, file).split(sep).join('/');
  return ignore.some((pattern) => compileGlob(pattern).test(path));
}

function sorted(found: readonly string[]): Listing {
  const isConfiguration = (file: string) => CONFIGURATION_NAMES.includes(basename(file));
  return {
    files: found.filter((file) => !isConfiguration(file)).toSorted(byName),
    configurationFolders: found
      .filter(isConfiguration)
      .map((file) => dirname(file))
      .toSorted(byName),
  };
}

/** By code units, so that the order is the same on every machine. */
function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
