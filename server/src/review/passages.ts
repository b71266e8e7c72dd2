/** What of a spec is reviewed: its clauses and definitions, section by section. */

import { groupBy } from '../spec/group-by.ts';
import { firstFrom } from '../spec/located.ts';
import type { Section, Span, Spec } from '../spec/model.ts';
import type { Passage } from './review.ts';

/** A stretch of one section's own text, and what binds in it. */
export interface Part {
  readonly section: Section;
  /** in document order; at least one */
  readonly passages: readonly Passage[];
  /** from where the part before it ends to where the next begins */
  readonly span: Span;
}

/**
 * Splits a spec into parts: a section's own clauses and definitions, in stretches of a bounded size. A section's parts
 * depend on that section alone, so that an edit elsewhere leaves them as they are.
 *
 * @param sizeOf tokens of a text
 */
export function findParts(spec: Spec, sizeOf: (text: string) => number): readonly Part[] {
  const bySection = groupBy(passagesOf(spec), (passage) => passage.section);
  return spec.sections.flatMap((section) => {
    const parts: Passage[][] = [];
    let room = 0;
    for (const passage of bySection.get(section.id) ?? []) {
      const size = sizeOf(passage.text);
      const last = parts.at(-1);
      if (last === undefined || size > room) parts.push([passage]);
      else last.push(passage);
      room = (last === undefined || size > room ? MOST_TOKENS : room) - size;
    }
    const starts = parts.map((passages, index) => (index === 0 ? section.headingSpan.end : (passages[0]?.span.start ?? 0)));
    return parts.map((passages, index) => ({
      section,
      passages,
      span: { start: starts[index] ?? 0, end: starts[index + 1] ?? section.span.end },
    }));
  });
}

/** About as much as a model looks through with care. */
export const MOST_TOKENS = 1500;

/** In document order. A definition that is a clause too is asked about once, as the clause. */
export function passagesOf(spec: Spec): readonly Passage[] {
  const sections = new Map(spec.sections.map((section) => [section.id, section]));
  const clauses = groupBy(spec.clauses, (clause) => clause.path);
  const definitions = spec.definitions.filter(({ path, span }) => {
    const own = clauses.get(path) ?? [];
    const before = own[firstFrom(own, span.end) - 1];
    return before === undefined || before.span.end <= span.start;
  });
  const order = new Map(spec.files.map(({ path }, index) => [path, index]));
  return [...spec.clauses, ...definitions]
    .map((each) => ({
      id: each.id,
      path: each.path,
      span: each.span,
      text: 'term' in each ? `${each.term}: ${each.text}` : each.text,
      section: each.section,
      category: sections.get(each.section)?.category ?? null,
    }))
    .sort((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0) || a.span.start - b.span.start);
}

/** Finds the clause or definition that a stretch of a file touches first. */
export function createPassageFinder(passages: readonly Passage[]): (path: string, start: number, end: number) => Passage | null {
  const byPath = groupBy(passages, (passage) => passage.path);
  return (path, start, end) => {
    const own = byPath.get(path) ?? [];
    const at = firstFrom(own, start + 1);
    const around = own[at - 1];
    if (around !== undefined && around.span.end > start) return around;
    const next = own[at];
    return next !== undefined && next.span.start < end ? next : null;
  };
}
