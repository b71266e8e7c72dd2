import { groupBy } from '../../spec/group-by.ts';
import { firstFrom } from '../../spec/located.ts';
import type { Definition, Prose, Section, Span, Spec } from '../../spec/model.ts';
import { innermostAt, textOf, touches } from '../parts.ts';
import { type MarkupSpan, markupSpans } from './markup-spans.ts';
import { keyOf, type TermPattern, termPattern } from './term-pattern.ts';

/** A place where prose or a title uses a defined term. */
export interface TermUse {
  readonly path: string;
  /** with the "s" of a plural */
  readonly span: Span;
}

/** The definitions of one term: a spec may define it twice. */
export function definitionsOf(spec: Spec, { term }: Pick<Definition, 'term'>): Definition[] {
  const key = keyOf(term);
  return spec.definitions.filter((each) => keyOf(each.term) === key);
}

/**
 * Finds where prose and titles use a defined term, in any case, in singular and plural. Examples are not prose; "personal
 * data" is no use of "data" where both are defined.
 */
export function termUses(spec: Spec, definition: Pick<Definition, 'term'>): TermUse[] {
  const pattern = termPattern(definition.term);
  const longer = longerTerms(spec, pattern.key);
  const declared = definitionsOf(spec, definition);
  const prose = groupBy(spec.prose, ({ path }) => path);
  const sections = groupBy(spec.sections, ({ path }) => path);
  return spec.files.flatMap(({ path, text }) => {
    const runAt = createRunAt(prose.get(path) ?? [], sections.get(path) ?? []);
    const found = pattern.find(text, { start: 0, end: text.length });
    const readRun = createRunReader(text, longer);
    return found.flatMap((span) => {
      const run = runAt(span.start);
      if (!run || !isUse(run, span, readRun)) return [];
      return declared.some((each) => each.path === path && overlap(each.termSpan, span)) ? [] : [{ path, span }];
    });
  });
}

/** The defined term that prose uses at an offset: the longest, where one term is part of another. */
export function termAt(
  spec: Spec,
  path: string,
  offset: number,
): { readonly span: Span; readonly definition: Definition } | null {
  const run = innermostAt(spec.prose, path, offset);
  if (!run || spec.definitions.length === 0) return null;
  const text = textOf(spec, path);
  const near = text.slice(Math.max(run.span.start, offset - REACH), Math.min(run.span.end, offset + REACH)).toLowerCase();
  let found: { span: Span; definition: Definition } | null = null;
  for (const definition of spec.definitions) {
    const key = keyOf(definition.term);
    if (key === '' || !near.includes(key.split(' ')[0] ?? key)) continue;
    const reach = { start: Math.max(run.span.start, offset - REACH), end: Math.min(run.span.end, offset + REACH) };
    const span = termPattern(definition.term)
      .find(text, reach)
      .find((each) => touches(each, offset));
    if (span && (!found || span.end - span.start > found.span.end - found.span.start)) found = { span, definition };
  }
  if (!found || !isUse(run, found.span, createRunReader(text, []))) return null;
  return definitionsOf(spec, found.definition).some((each) => each.path === path && touches(each.termSpan, offset))
    ? null
    : found;
}

/** Words that are read as one: a run of prose, or a title. */
type Run = Pick<Prose, 'span' | 'holds'>;

function createRunAt(prose: readonly Prose[], sections: readonly Section[]): (offset: number) => Run | null {
  return (offset) => {
    const run = prose[firstFrom(prose, offset + 1) - 1];
    if (run && offset < run.span.end) return run;
    const title = sections[firstFrom(sections, offset + 1) - 1]?.titleSpan;
    return title && offset >= title.start && offset < title.end ? { span: title, holds: 'clauses' } : null;
  };
}

/** No term is longer. */
const REACH = 200;

function isUse(run: Run, span: Span, readRun: (run: Run) => RunReading): boolean {
  if (span.end > run.span.end || run.holds === 'examples') return false;
  const { markup, longer } = readRun(run);
  const marks = overlapping(markup, span);
  if (marks && !(marks.code?.start === span.start && marks.code.end === span.end)) return false;
  return overlapping(longer, span) === null;
}

/** The terms that hold this one. */
function longerTerms(spec: Spec, key: string): TermPattern[] {
  const keys = new Map(spec.definitions.map(({ term }) => [keyOf(term), term]));
  return [...keys].flatMap(([other, term]) => (other !== key && other.includes(key) ? [termPattern(term)] : []));
}

/** What of a run is no words, and where longer terms stand in it; both in order. */
interface RunReading {
  readonly markup: readonly MarkupSpan[];
  readonly longer: readonly Span[];
}

/** The uses of a run come one after the other: it is read once. */
function createRunReader(text: string, longer: readonly TermPattern[]): (run: Run) => RunReading {
  let last: { readonly start: number; readonly reading: RunReading } | null = null;
  return ({ span }) => {
    if (last?.start === span.start) return last.reading;
    const words = text.slice(span.start, span.end).toLowerCase().replace(/\s+/g, ' ');
    const near = longer.filter(({ key }) => words.includes(key));
    const spans = near.flatMap((each) => each.find(text, span)).sort((a, b) => a.start - b.start);
    last = { start: span.start, reading: { markup: markupSpans(text, span), longer: merged(spans) } };
    return last.reading;
  };
}

/** Spans in order, those that overlap as one. */
function merged(spans: readonly Span[]): Span[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const before = found.at(-1);
    if (before && start < before.end) before.end = Math.max(before.end, end);
    else found.push({ start, end });
  }
  return found;
}

/** The first of some spans, in order and apart, that shares a character with another. */
function overlapping<T extends Span>(spans: readonly T[], span: Span): T | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  const found = spans[low];
  return found && found.start < span.end ? found : null;
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
