import type { BlockReading } from './block-reading.ts';
import type { DraftClause } from './clause-reader.ts';
import type { DraftExample } from './example-reader.ts';
import { moveSpan } from './located.ts';
import type { Definition, Problem, Prose, Span } from './model.ts';
import type { DraftReference } from './reference-reader.ts';

/** A copy of what was read of a block, where the block stands in its file and with the ids that it was given. */
export interface PlacedReading {
  readonly clauses: readonly DraftClause[];
  readonly definitions: readonly Definition[];
  readonly examples: readonly DraftExample[];
  readonly violations: readonly DraftReference[];
  readonly prose: readonly Prose[];
  readonly problems: readonly Problem[];
}

export function placeReading(reading: BlockReading, start: number, ids: readonly string[]): PlacedReading {
  const idOf = (wish: string) => ids[Number(wish)] ?? wish;
  const move = (span: Span): Span => moveSpan(span, start);
  const moved = <T extends { readonly span: Span }>(each: T): T => ({ ...each, span: move(each.span) });
  return {
    clauses: reading.clauses.map((clause) => ({
      ...clause,
      id: idOf(clause.id),
      idSpan: clause.idSpan && move(clause.idSpan),
      span: move(clause.span),
      exceptions: clause.exceptions.length > 0 ? clause.exceptions.map(move) : clause.exceptions,
    })),
    definitions: reading.definitions.map((definition) => ({
      ...definition,
      id: idOf(definition.id),
      idSpan: definition.idSpan && move(definition.idSpan),
      span: move(definition.span),
      termSpan: move(definition.termSpan),
    })),
    examples: reading.examples.map((example) => ({
      ...example,
      id: idOf(example.id),
      span: move(example.span),
      turns: example.turns.map(moved),
      answers: example.answers.map(moved),
    })),
    violations: reading.violations.map(moved),
    prose: reading.prose.map(moved),
    problems: reading.problems.map(moved),
  };
}
