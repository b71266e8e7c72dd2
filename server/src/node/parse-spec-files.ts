import { parseSpec } from '../spec/index.ts';
import type { Spec } from '../spec/model.ts';
import type { SpecFiles } from './specs.ts';

/** Parses the files of a spec as their configuration says. */
export function parseSpecFiles({ files, configuration: { categoryDepth } }: Pick<SpecFiles, 'files' | 'configuration'>): Spec {
  return parseSpec(files, categoryDepth === null ? {} : { categoryDepth });
}
