import type { Reference, Span, Spec } from '../spec/model.ts';
import { innermostAt, type SpecPart } from './parts.ts';
import { whatIsAt } from './what-is-at.ts';

/** From the words that name something to the place that says what it is. */
export interface DefinitionPlace {
  readonly originSpan: Span;
  readonly path: string;
  readonly span: Span;
  /** what to select there: the title, the term, the clause */
  readonly nameSpan: Span;
}

/**
 * Finds what the words at an offset name: a reference of any kind, `BAD[#id]`, a label, a defined term.
 *
 * @param evalFile the file of an eval id; null where there is none. It is not part of the spec, so its spans are empty
 * @returns null where the words name nothing, or nothing that exists
 */
export function findDefinition(
  spec: Spec,
  path: string,
  offset: number,
  evalFile: (id: string) => string | null = () => null,
): DefinitionPlace | null {
  const reference = innermostAt(spec.references, path, offset);
  if (reference?.kind === 'eval') return toEvalFile(reference, evalFile);
  const pointed = whatIsAt(spec, path, offset);
  return pointed && pointed.how !== 'itself' ? { originSpan: pointed.span, ...placeOf(pointed.part) } : null;
}

function toEvalFile(reference: Reference, evalFile: (id: string) => string | null): DefinitionPlace | null {
  const path = evalFile(reference.target);
  const start: Span = { start: 0, end: 0 };
  return path === null ? null : { originSpan: reference.span, path, span: start, nameSpan: start };
}

function placeOf(part: SpecPart): Omit<DefinitionPlace, 'originSpan'> {
  switch (part.kind) {
    case 'section':
      return { path: part.section.path, span: part.section.headingSpan, nameSpan: part.section.titleSpan };
    case 'clause':
      return { path: part.clause.path, span: part.clause.span, nameSpan: part.clause.span };
    case 'definition':
      return { path: part.definition.path, span: part.definition.span, nameSpan: part.definition.termSpan };
    case 'example':
      return { path: part.example.path, span: part.example.span, nameSpan: part.example.span };
  }
}
