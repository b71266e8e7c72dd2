import type { Definition, Reference, Span, Spec } from '../spec/model.ts';
import { findPart, innermostAt, type SpecPart } from './parts.ts';

/** What stands under a cursor: the words concerned, and the part of the spec that they are or name. */
export interface Pointed {
  readonly span: Span;
  readonly how: 'reference' | 'term' | 'itself';
  readonly part: SpecPart;
}

/** Finds what a person points at: a reference, a defined term, a heading, then the clause or example around the offset. */
export function whatIsAt(spec: Spec, path: string, offset: number): Pointed | null {
  const reference = innermostAt(spec.references, path, offset);
  if (reference) return named(spec, reference);
  const term = termAt(spec, path, offset);
  if (term) return { span: term.span, how: 'term', part: { kind: 'definition', definition: term.definition } };
  return itselfAt(spec, path, offset);
}

function named(spec: Spec, reference: Reference): Pointed | null {
  const part = reference.resolved === null ? null : findPart(spec, reference.resolved);
  return part && { span: reference.span, how: 'reference', part };
}

function itselfAt(spec: Spec, path: string, offset: number): Pointed | null {
  const section = spec.sections.find(
    ({ path: where, headingSpan }) =>
      where === path && headingSpan.end > headingSpan.start && offset >= headingSpan.start && offset <= headingSpan.end,
  );
  if (section) return { span: section.headingSpan, how: 'itself', part: { kind: 'section', section } };
  const definition = innermostAt(spec.definitions, path, offset);
  if (definition) return { span: definition.span, how: 'itself', part: { kind: 'definition', definition } };
  const clause = innermostAt(spec.clauses, path, offset);
  return clause && { span: clause.span, how: 'itself', part: { kind: 'clause', clause } };
}

/** A defined term that a clause uses at an offset; the longest, where one term is part of another. */
function termAt(spec: Spec, path: string, offset: number): { readonly span: Span; readonly definition: Definition } | null {
  if (!innermostAt(spec.clauses, path, offset)) return null;
  const text = spec.files.find((file) => file.path === path)?.text ?? '';
  let found: { span: Span; definition: Definition } | null = null;
  for (const definition of spec.definitions) {
    const { length } = definition.term;
    if (length === 0 || (found && length <= found.definition.term.length)) continue;
    const start = occurrence(text, definition.term, offset);
    if (start !== null) found = { span: { start, end: start + length }, definition };
  }
  return found;
}

/** Where a term stands around an offset, as a word or words of its own. A plural counts. */
function occurrence(text: string, term: string, offset: number): number | null {
  const from = Math.max(0, offset - term.length);
  const near = text.slice(from, offset + term.length).toLowerCase();
  const wanted = term.toLowerCase();
  for (let at = near.indexOf(wanted); at >= 0; at = near.indexOf(wanted, at + 1)) {
    const start = from + at;
    const end = start + term.length;
    if (offset < start || offset > end) continue;
    if (!WORD.test(text.charAt(start - 1)) && /^s?(?![\p{L}\p{N}_])/u.test(text.slice(end, end + 2))) return start;
  }
  return null;
}

const WORD = /[\p{L}\p{N}_]/u;
