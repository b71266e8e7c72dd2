import type { Edit } from '../../lint/finding.ts';
import type { Span, Spec } from '../../spec/model.ts';
import { clausePlaceAt } from './clause-place.ts';
import { giveClauseId } from './give-clause-id.ts';
import { giveHeadingId } from './give-heading-id.ts';
import { insertCategory } from './insert-category.ts';
import { moveExample } from './move-example.ts';
import { splitClause } from './split-clause.ts';

/** A change of how a spec is written that a person may want at a place where nothing is wrong. */
export interface Refactoring {
  readonly kind: 'rewrite' | 'move';
  readonly title: string;
  /** computed when it is chosen */
  readonly edits: () => readonly Edit[];
}

/** The refactorings that fit a place; where text is selected, the one that fits its beginning. */
export function refactorings(spec: Spec, path: string, { start }: Span): readonly Refactoring[] {
  const place = clausePlaceAt(spec, path, start);
  return [
    ...(place ? [...giveClauseId(spec, place), ...splitClause(spec, place)] : []),
    ...giveHeadingId(spec, path, start),
    ...moveExample(spec, path, start),
    ...insertCategory(spec, path, start),
  ];
}
