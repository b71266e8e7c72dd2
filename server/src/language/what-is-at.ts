import type { Span, Spec } from '../spec/model.ts';
import { findPart, innermostAt, type SpecPart, touches } from './parts.ts';
import { linkDefinitionAt } from './references/link-definitions.ts';
import { termAt } from './references/term-uses.ts';

/** What stands under a cursor: the words concerned, and the part of the spec that they are or name. */
export interface Pointed {
  readonly span: Span;
  readonly how: 'reference' | 'term' | 'itself';
  readonly part: SpecPart;
}

/** Finds what a person points at: a reference, a defined term, a heading, then the definition or clause around the offset. */
export function whatIsAt(spec: Spec, path: string, offset: number): Pointed | null {
  const reference = innermostAt(spec.references, path, offset) ?? linkDefinitionAt(spec, path, offset);
  if (reference) return named(spec, reference);
  const term = termAt(spec, path, offset);
  if (term) return { span: term.span, how: 'term', part: { kind: 'definition', definition: term.definition } };
  return itselfAt(spec, path, offset);
}

function named(spec: Spec, reference: { readonly resolved: string | null; readonly span: Span }): Pointed | null {
  const part = reference.resolved === null ? null : findPart(spec, reference.resolved);
  return part && { span: reference.span, how: 'reference', part };
}

function itselfAt(spec: Spec, path: string, offset: number): Pointed | null {
  const section = spec.sections.find(
    ({ path: where, headingSpan }) => where === path && headingSpan.end > headingSpan.start && touches(headingSpan, offset),
  );
  if (section) return { span: section.headingSpan, how: 'itself', part: { kind: 'section', section } };
  const definition = innermostAt(spec.definitions, path, offset);
  if (definition) return { span: definition.span, how: 'itself', part: { kind: 'definition', definition } };
  const clause = innermostAt(spec.clauses, path, offset);
  return clause && { span: clause.span, how: 'itself', part: { kind: 'clause', clause } };
}
