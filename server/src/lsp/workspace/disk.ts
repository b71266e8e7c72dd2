import { type Baseline, findBaseline } from '../../node/baseline.ts';
import { createConfigurationFinder, type FindConfiguration, type FoundConfiguration } from '../../node/configuration.ts';
import { listEvalFiles } from '../../node/eval-files.ts';
import { configuredFiles } from '../../node/list-files.ts';
import { readText } from '../../node/read-file.ts';

/** What was read of the disk, each thing once: kept until something there changes, then thrown away whole. */
export class Disk {
  readonly configurationFor: FindConfiguration = createConfigurationFinder();
  readonly #groups = new Map<string, Promise<readonly (readonly string[])[]>>();
  readonly #texts = new Map<string, Promise<string | null>>();
  readonly #baselines = new Map<string, Promise<Baseline | null>>();
  readonly #evalFiles = new Map<string, Promise<readonly string[] | null>>();

  /** The files of each spec that a configuration lists; absolute paths. */
  groupsOf(configuration: FoundConfiguration): Promise<readonly (readonly string[])[]> {
    const { path, specs, folder } = configuration;
    if (path === null) return Promise.resolve([]);
    return once(this.#groups, path, () => Promise.all(specs.map((spec) => configuredFiles(spec, folder))));
  }

  /** A file's text; null where it cannot be read as one. */
  text(file: string): Promise<string | null> {
    return once(this.#texts, file, async () => {
      const read = await readText(file, file);
      return read.kind === 'read' ? read.text : null;
    });
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

function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
