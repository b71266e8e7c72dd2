import { parseSpec } from '../spec/index.ts';
import type { Spec } from '../spec/model.ts';
import type { ParseOptions } from '../spec/parse-spec.ts';
import type { SpecFiles } from './specs.ts';

/** Parses the files of a spec as their configuration says. */
export function parseSpecFiles({ name, files, configuration }: Pick<SpecFiles, 'name' | 'files' | 'configuration'>): Spec {
  return parseSpec(files, parseOptions({ name, categoryDepth: configuration.categoryDepth }));
}

/** What deliberate.yaml says of a spec, as the parser takes it. */
export function parseOptions({
  name,
  categoryDepth,
}: {
  readonly name: string | null;
  readonly categoryDepth: number | null;
}): ParseOptions {
  return { ...(categoryDepth === null ? {} : { categoryDepth }), ...(name === null ? {} : { title: name }) };
}
