import { dirname, relative, resolve, sep } from 'node:path';
import { detectNotation } from '../spec/index.ts';
import type { SourceFile } from '../spec/model.ts';
import { createConfigurationFinder, type FindConfiguration, type FoundConfiguration } from './configuration.ts';
import { DISK, type Disk } from './disk.ts';
import { configuredFiles, findUnmatched, isGlob, isIgnored, type Listing, listFolder, listPattern } from './list-files.ts';
import type { FoundSpecs, SpecFiles, SpecReason } from './specs.ts';

/**
 * Finds the specs among what a person named, each once. A file that is named is a spec; in a folder, a file is one only
 * where deliberate.yaml lists it or its notation says so. Files are grouped only where deliberate.yaml groups them.
 *
 * @param paths files, folders or globs, from the working directory; none: the working directory
 */
export async function findSpecs(paths: readonly string[], cwd: string, options: FindOptions = {}): Promise<FoundSpecs> {
  const search = createSearch(cwd, options);
  for (const path of paths.length > 0 ? paths : ['.']) await search.add(path);
  return search.found();
}

export interface FindOptions {
  /** texts that stand in for files, by absolute path: what an editor has not saved */
  readonly unsaved?: ReadonlyMap<string, string>;
  /** a file that is named is a spec only where a folder's would be one */
  readonly onlySpecs?: boolean;
  readonly disk?: Disk;
}

/** The path of a file as it is shown: from the working directory, with `/`. */
function shownPath(file: string, cwd: string): string {
  return relative(cwd, file).split(sep).join('/') || '.';
}

function createSearch(cwd: string, { unsaved, onlySpecs = false, disk = DISK }: FindOptions) {
  const findConfiguration: FindConfiguration = createConfigurationFinder(disk);
  const specs = new Map<string, SpecFiles>();
  const leftAlone = new Set<string>();
  const ignored = new Set<string>();
  const configurations = new Map<string, FoundConfiguration>();
  const groups = new Map<FoundConfiguration, Promise<readonly Group[]>>();
  const failures = new Set<string>();
  const notes = new Set<string>();

  async function add(path: string): Promise<void> {
    const absolute = resolve(cwd, path);
    const kind = unsaved?.has(absolute) ? 'file' : await disk.kindOf(absolute);
    if (kind === 'file') return addNamed(absolute);
    if (kind === 'folder') return addListed(await listFolder(absolute, disk), absolute);
    if (await isGlob(path)) {
      const listing = await listPattern(path, cwd, disk);
      if (listing.files.length > 0) return addListed(listing, null);
    }
    failures.add(`${path} does not exist: check the path.`);
  }

  async function addNamed(file: string): Promise<void> {
    const configuration = await configurationFor(dirname(file));
    if (file === configuration.path || (await addGroups(configuration, (files) => files.includes(file)))) return;
    if (onlySpecs && isIgnored(file, configuration)) {
      ignored.add(shownPath(file, cwd));
      return;
    }
    const source = await read(file);
    const notation = source === null ? null : detectNotation(source.text);
    if (source && (notation !== null || !onlySpecs)) addAlone(source, file, configuration, notation ? 'notation' : 'chosen');
    else if (source) leftAlone.add(source.path);
  }

  /** @param walked the folder that was walked; null for a glob */
  async function addListed({ files, configurationFolders }: Listing, walked: string | null): Promise<void> {
    const listed = new Set(files);
    const grouped = new Set<string>();
    const passedOver = new Set<string>();
    const folders = new Set([walked ?? cwd, ...configurationFolders, ...files.map((file) => dirname(file))]);
    for (const configuration of new Set(await Promise.all([...folders].map(configurationFor)))) {
      // What stands in the folder is asked for whole; of a configuration above it, only what stands in the folder.
      const whole = walked !== null && (configuration.folder === walked || configurationFolders.includes(configuration.folder));
      await addGroups(configuration, (group) => whole || group.some((file) => listed.has(file)));
      for (const group of await groupsOf(configuration)) for (const file of group.files) grouped.add(file);
      for (const file of files) if (isIgnored(file, configuration)) passedOver.add(file);
    }
    for (const file of files) {
      const source = grouped.has(file) || passedOver.has(file) ? null : await read(file, { walked: true });
      if (source && detectNotation(source.text)) addAlone(source, file, await configurationFor(dirname(file)), 'notation');
      else if (source) leftAlone.add(source.path);
    }
    for (const file of passedOver) ignored.add(shownPath(file, cwd));
  }

  /** @returns whether any group was wanted */
  async function addGroups(configuration: FoundConfiguration, wanted: (files: readonly string[]) => boolean): Promise<boolean> {
    const matching = (await groupsOf(configuration)).filter(({ files }) => files.length > 0 && wanted(files));
    for (const { name, files } of matching) {
      const key = files.join('\n');
      if (specs.has(key)) continue;
      const sources = await Promise.all(files.map((file) => read(file)));
      // With a file missing, what refers to it would be reported as broken.
      if (sources.every((source) => source !== null))
        specs.set(key, { reason: 'configured', name, files: sources, absolutePaths: files, configuration });
    }
    return matching.length > 0;
  }

  function groupsOf(configuration: FoundConfiguration): Promise<readonly Group[]> {
    const known = groups.get(configuration) ?? listGroups(configuration, disk);
    groups.set(configuration, known);
    return known;
  }

  function addAlone(source: SourceFile, file: string, configuration: FoundConfiguration, reason: SpecReason): void {
    if (!specs.has(file)) specs.set(file, { reason, name: null, files: [source], absolutePaths: [file], configuration });
  }

  async function configurationFor(folder: string): Promise<FoundConfiguration> {
    const configuration = await findConfiguration(folder);
    if (configuration.path !== null) configurations.set(configuration.path, configuration);
    return configuration;
  }

  async function read(file: string, { walked = false } = {}): Promise<SourceFile | null> {
    const path = shownPath(file, cwd);
    const text = unsaved?.get(file);
    if (text !== undefined) return { path, text };
    const result = await disk.readText(file, path);
    if (result.kind === 'read') return { path, text: result.text };
    // A folder may hold Markdown of any kind, and nobody said that this is a spec.
    if (walked && result.binary) notes.add(result.message);
    else failures.add(result.message);
    return null;
  }

  return {
    add,
    found: async (): Promise<FoundSpecs> => {
      const taken = new Set([...specs.values()].flatMap(({ files }) => files.map(({ path }) => path)));
      return {
        specs: [...specs.values()],
        leftAlone: [...leftAlone].filter((path) => !taken.has(path)),
        ignored: [...ignored].filter((path) => !taken.has(path)),
        configurations: await Promise.all([...configurations.values()].map((each) => withUnmatched(each, disk))),
        failures: [...failures],
        notes: [...notes],
      };
    },
  };
}

async function withUnmatched(configuration: FoundConfiguration, disk: Disk): Promise<FoundConfiguration> {
  return { ...configuration, problems: [...configuration.problems, ...(await findUnmatched(configuration, disk))] };
}

/** The files of a configured spec, absolute. */
interface Group {
  readonly name: string | null;
  readonly files: readonly string[];
}

function listGroups({ specs, folder }: FoundConfiguration, disk: Disk): Promise<Group[]> {
  return Promise.all(specs.map(async (spec) => ({ name: spec.name, files: await configuredFiles(spec, folder, disk) })));
}
