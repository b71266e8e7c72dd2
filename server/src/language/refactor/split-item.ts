import { parseSpec } from '../../spec/index.ts';
import { type ClauseWindow, readsAlike } from './clause-window.ts';
import type { Split } from './split-clause.ts';

/** Gives each sentence of a list item that binds by itself an item of its own. */
export function splitItem({ spec, path, text, clause, own }: ClauseWindow): Split[] {
  const passage = spec.prose.find(({ span }) => clause.span.start >= span.start && clause.span.end <= span.end);
  if (passage?.kind !== 'item' || passage.span.start < own.start) return [];
  const { start, end } = passage.span;
  const marker = /(?:^|[\r\n])([ \t]*[-*+][ \t]+)$/.exec(text.slice(Math.max(0, start - 40), start))?.[1];
  const clauses = spec.clauses.filter(({ span }) => span.start >= start && span.end <= end);
  const isWhole = clauses[0]?.span.start === start && clauses.at(-1)?.span.end === end;
  if (!marker || !isWhole || clauses.length < 2 || /[\r\n]/.test(text.slice(start, end))) return [];
  const gaps = clauses.slice(1).map(({ span }, index) => ({ start: clauses[index]?.span.end ?? start, end: span.start }));
  if (gaps.some((gap) => text.slice(gap.start, gap.end).trim() !== '')) return [];
  const edits = gaps.map((gap) => ({ path, span: gap, text: `\n${marker}` }));
  return keepsClauses() ? [{ title: 'Split into list items', edits }] : [];

  /** "It must not …" may be read by the sentence before it. */
  function keepsClauses(): boolean {
    const pieces = clauses.map(({ span }) => text.slice(span.start, span.end));
    const after = text.slice(0, start) + pieces.join(`\n${marker}`) + text.slice(end);
    const read = parseSpec([{ path, text: after }]).clauses;
    return read.length === spec.clauses.length && read.every((each, index) => readsAlike(each, spec.clauses[index] ?? each));
  }
}
