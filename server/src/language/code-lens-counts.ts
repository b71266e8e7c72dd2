import { groupBy } from '../spec/group-by.ts';
import type { Section, Span, Spec } from '../spec/model.ts';
import { createExercises } from './exercises.ts';

/** What a lens counts. */
export type Counted = 'clauses' | 'examples' | 'references';
const COUNTED: readonly Counted[] = ['clauses', 'examples', 'references'];

/** A count above a heading or a definition. */
export interface CountLens {
  readonly span: Span;
  /** id of the section or definition */
  readonly id: string;
  readonly counted: Counted;
}

/** Something that a lens counted. */
export interface CountedPlace {
  readonly path: string;
  readonly span: Span;
}

/**
 * Where counts are shown in one file, in document order. Only what there is to show is counted, and nothing above single
 * clauses: a category shows its clauses and examples, a section that holds clauses the examples that exercise them, and
 * whatever is cited shows how often.
 */
export function countLenses(spec: Spec, path: string): readonly CountLens[] {
  const cited = new Set(spec.references.map(({ resolved }) => resolved));
  const binding = new Set(spec.clauses.map(({ section }) => section));
  const categories = new Set(spec.categories.map(({ id }) => id));
  const withClauses = new Set(spec.clauses.map(({ category }) => category));
  const withExamples = new Set(spec.examples.map(({ category }) => category));
  const exercises = createExercises(spec);

  function countsOf({ id }: Section): readonly Counted[] {
    const { naming, beside } = exercises(id);
    const shown: Readonly<Record<Counted, boolean>> = {
      clauses: categories.has(id) && withClauses.has(id),
      examples: categories.has(id) ? withExamples.has(id) : binding.has(id) && naming.length + beside.length > 0,
      references: cited.has(id),
    };
    return COUNTED.filter((counted) => shown[counted]);
  }

  const sections = spec.sections
    .filter((section) => section.path === path && section.headingSpan.end > section.headingSpan.start)
    .flatMap((section) => countsOf(section).map((counted) => ({ span: section.headingSpan, id: section.id, counted })));
  const definitions = spec.definitions
    .filter((definition) => definition.path === path && cited.has(definition.id))
    .map(({ id, termSpan }) => ({ span: termSpan, id, counted: 'references' as const }));
  return [...sections, ...definitions].sort((a, b) => a.span.start - b.span.start);
}

/** What a lens counts, in document order. */
export function countedPlaces(spec: Spec, id: string, counted: Counted): readonly CountedPlace[] {
  switch (counted) {
    case 'clauses':
      return spec.clauses.filter(({ category }) => category === id);
    case 'examples':
      return inOrder(spec, spec.categories.some((category) => category.id === id) ? ofCategory(spec, id) : exercising(spec, id));
    case 'references':
      return spec.references.filter(({ resolved }) => resolved === id);
  }
}

/** `3 references` */
export function countWords(count: number, counted: Counted): string {
  return `${count} ${count === 1 ? counted.slice(0, -1) : counted}`;
}

function ofCategory({ examples }: Spec, id: string): CountedPlace[] {
  return examples.filter(({ category }) => category === id);
}

function exercising(spec: Spec, id: string): CountedPlace[] {
  const { naming, beside } = createExercises(spec)(id);
  return [...naming, ...beside];
}

function inOrder({ files }: Spec, places: readonly CountedPlace[]): CountedPlace[] {
  const byPath = groupBy(places, ({ path }) => path);
  return files.flatMap(({ path }) => (byPath.get(path) ?? []).sort((a, b) => a.span.start - b.span.start));
}
