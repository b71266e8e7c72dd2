import { dirname, join } from 'node:path';
import { type Configuration, NO_CONFIGURATION, readConfiguration } from './configuration-reader.ts';
import { DISK, type Disk } from './disk.ts';

export const CONFIGURATION_NAMES = ['deliberate.yaml', 'deliberate.yml'];

/** The configuration that holds in a folder, and where it was found. */
export interface FoundConfiguration extends Configuration {
  /** absolute; null where there is none, and the defaults hold */
  readonly path: string | null;
  /** absolute: what the globs in it start from */
  readonly folder: string;
  readonly text: string;
}

/** Finds configurations, each read once. Its life is one command or one change of the workspace. */
export type FindConfiguration = (folder: string) => Promise<FoundConfiguration>;

/** Looks for `deliberate.yaml` in a folder, then in the folders above it. What cannot be read is a problem of its own. */
export function createConfigurationFinder(disk: Disk = DISK): FindConfiguration {
  const byFolder = new Map<string, Promise<FoundConfiguration>>();
  const find: FindConfiguration = (folder) => {
    const known = byFolder.get(folder) ?? findFrom(folder, find, disk);
    byFolder.set(folder, known);
    return known;
  };
  return find;
}

async function findFrom(folder: string, find: FindConfiguration, disk: Disk): Promise<FoundConfiguration> {
  for (const name of CONFIGURATION_NAMES) {
    const path = join(folder, name);
    if (await disk.exists(path)) return load(path, folder, disk);
  }
  const parent = dirname(folder);
  return parent === folder ? { ...NO_CONFIGURATION, path: null, folder, text: '' } : find(parent);
}

async function load(path: string, folder: string, disk: Disk): Promise<FoundConfiguration> {
  const read = await disk.readText(path, path);
  if (read.kind === 'read') return { ...readConfiguration(read.text), path, folder, text: read.text };
  const problem = { severity: 'error', message: read.message, span: { start: 0, end: 0 } } as const;
  return { ...NO_CONFIGURATION, path, folder, text: '', problems: [problem] };
}
