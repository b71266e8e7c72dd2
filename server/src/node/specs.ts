import type { SourceFile } from '../spec/model.ts';
import type { FoundConfiguration } from './configuration.ts';

/**
 * Why files are taken for a spec: `configured`: deliberate.yaml lists them; `notation`: it holds a notation that only
 * specs have; `chosen`: its author named it.
 */
export type SpecReason = 'configured' | 'notation' | 'chosen';

/** The files of one spec, as they were read. */
export interface SpecFiles {
  readonly reason: SpecReason;
  /** as deliberate.yaml names it */
  readonly name: string | null;
  /** paths as shown: from the working directory, with `/` */
  readonly files: readonly SourceFile[];
  /** absolute, in the order of `files` */
  readonly absolutePaths: readonly string[];
  readonly configuration: FoundConfiguration;
}

export interface FoundSpecs {
  readonly specs: readonly SpecFiles[];
  /** Markdown that is no spec; paths as shown */
  readonly leftAlone: readonly string[];
  /** Markdown that deliberate.yaml ignores; paths as shown */
  readonly ignored: readonly string[];
  /** the configurations that held for any of the paths */
  readonly configurations: readonly FoundConfiguration[];
  /** one plain sentence for everything that could not be read */
  readonly failures: readonly string[];
  /** one plain sentence for everything that was passed over, as no spec can be in it */
  readonly notes: readonly string[];
}
