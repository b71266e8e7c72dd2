import { HAZARDS } from '../spec/hazards.ts';
import type { Category, Section, Spec } from '../spec/index.ts';
import { once } from '../spec/once.ts';
import { indexText, type TextIndex } from './text/text-index.ts';

/** A spec, and what is known of its surroundings: all that a rule sees. Indexes are made once, when first asked for. */
export interface Subject extends Spec {
  /** for a spec file's path, the names (without `.md`) of the files in `examples/` beside it; absent where unknown */
  readonly evalFiles: EvalFiles;
  /** the text of one of the spec's files */
  readonly textOf: (path: string) => string;
  readonly text: () => TextIndex;
  readonly sectionOf: (id: string | null) => Section | null;
  readonly categoryOf: (id: string | null) => Category | null;
  /** the hazards that coverage is measured against */
  readonly taxonomy: readonly Hazard[];
  /** null where no budget is set: counting loads a large table */
  readonly countTokens: CountTokens | null;
}

type EvalFiles = ReadonlyMap<string, readonly string[] | null>;
type CountTokens = (text: string) => number;

export interface Hazard {
  readonly id: string;
  readonly title: string;
  /** what a text or a title that speaks of it holds */
  readonly pattern: RegExp;
}

/** What a linter knows beside the spec. */
export interface Surroundings {
  readonly evalFiles?: EvalFiles;
  readonly taxonomy?: readonly Hazard[] | null;
  readonly countTokens?: CountTokens | null;
}

export function createSubject(spec: Spec, { evalFiles, taxonomy, countTokens }: Surroundings): Subject {
  const texts = new Map(spec.files.map((file) => [file.path, file.text]));
  const sections = once(() => new Map(spec.sections.map((section) => [section.id, section])));
  const categories = once(() => new Map(spec.categories.map((category) => [category.id, category])));
  return {
    ...spec,
    evalFiles: evalFiles ?? new Map(),
    textOf: (path) => texts.get(path) ?? '',
    text: once(() => indexText(spec)),
    sectionOf: (id) => sections().get(id ?? '') ?? null,
    categoryOf: (id) => categories().get(id ?? '') ?? null,
    taxonomy: taxonomy ?? HAZARDS,
    countTokens: countTokens ?? null,
  };
}
