import { type Baseline, findBaseline } from '../../node/baseline.ts';
import { createConfigurationFinder, type FindConfiguration, type FoundConfiguration } from '../../node/configuration.ts';
import { listEvalFiles } from '../../node/eval-files.ts';
import { configuredFiles } from '../../node/list-files.ts';
import { readText } from '../../node/read-file.ts';

/** The files of a spec that a configuration lists, absolute, and what it calls the spec. */
export interface Group {
  readonly files: readonly string[];
  readonly name: string | null;
}

/** What was read of the disk, each thing once: kept until something there changes, then thrown away whole. */
export class Disk {
  readonly configurationFor: FindConfiguration = createConfigurationFinder();
  readonly #groups = new Map<string, Promise<ReadonlyMap<string, Group>>>();
  readonly #texts = new Map<string, Promise<string | null>>();
  readonly #baselines = new Map<string, Promise<Baseline | null>>();
  readonly #evalFiles = new Map<string, Promise<readonly string[] | null>>();

  /** The spec that a configuration puts a file into; null where it puts it into none. */
  async groupOf(file: string, configuration: FoundConfiguration): Promise<Group | null> {
    const { path } = configuration;
    if (path === null) return null;
    const groups = await once(this.#groups, path, () => listGroups(configuration));
    return groups.get(file) ?? null;
  }

  /** A file's text; null where it cannot be read as one. */
  text(file: string): Promise<string | null> {
    return once(this.#texts, file, async () => {
      const read = await readText(file, file);
      return read.kind === 'read' ? read.text : null;
    });
  }

  /** One file has another text now. */
  forgetText(file: string): void {
    this.#texts.delete(file);
  }

  /** The findings that were accepted for the files of a folder; null where there is no baseline. */
  baseline(folder: string): Promise<Baseline | null> {
    return once(this.#baselines, folder, () => findBaseline(folder));
  }

  /** Names of the eval files beside a spec file; null where there is no folder of them. */
  evalFiles(specFile: string): Promise<readonly string[] | null> {
    return once(this.#evalFiles, specFile, () => listEvalFiles(specFile));
  }
}

/** By file; of several specs that list a file, the first has it. */
async function listGroups({ specs, folder }: FoundConfiguration): Promise<ReadonlyMap<string, Group>> {
  const byFile = new Map<string, Group>();
  const groups = await Promise.all(specs.map(async (spec) => ({ name: spec.name, files: await configuredFiles(spec, folder) })));
  for (const group of groups) for (const file of group.files) if (!byFile.has(file)) byFile.set(file, group);
  return byFile;
}

function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
