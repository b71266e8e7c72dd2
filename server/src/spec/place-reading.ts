import type { BlockReading } from './block-reading.ts';
import type { DraftClause } from './clause-reader.ts';
import type { DraftExample } from './example-reader.ts';
import { moveSpan } from './located.ts';
import type { Definition, Span } from './model.ts';

/** The clauses of a block, where it stands in its file and with the ids that it was given. Copies. */
export function placeClauses({ clauses }: BlockReading, start: number, ids: readonly string[]): DraftClause[] {
  const move = (span: Span): Span => moveSpan(span, start);
  return clauses.map((clause) => ({
    ...clause,
    id: idOf(clause.id, ids),
    idSpan: clause.idSpan && move(clause.idSpan),
    span: move(clause.span),
    exceptions: clause.exceptions.length > 0 ? clause.exceptions.map(move) : clause.exceptions,
  }));
}

export function placeDefinitions({ definitions }: BlockReading, start: number, ids: readonly string[]): Definition[] {
  const move = (span: Span): Span => moveSpan(span, start);
  return definitions.map((definition) => ({
    ...definition,
    id: idOf(definition.id, ids),
    idSpan: definition.idSpan && move(definition.idSpan),
    span: move(definition.span),
    termSpan: move(definition.termSpan),
  }));
}

export function placeExamples({ examples }: BlockReading, start: number, ids: readonly string[]): DraftExample[] {
  const moved = <T extends { readonly span: Span }>(each: T): T => ({ ...each, span: moveSpan(each.span, start) });
  return examples.map((example) => ({
    ...moved(example),
    id: idOf(example.id, ids),
    turns: example.turns.map(moved),
    answers: example.answers.map(moved),
  }));
}

/** A reading names ids by their place among those that it was given. */
function idOf(wish: string, ids: readonly string[]): string {
  return ids[Number(wish)] ?? wish;
}
