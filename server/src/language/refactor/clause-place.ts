import { within } from '../../spec/located.ts';
import type { Clause, Prose, Spec } from '../../spec/model.ts';
import { innermostAt } from '../parts.ts';
import { type ClauseWindow, clauseWindow } from './clause-window.ts';

/** The clause that a person points at. */
export interface ClausePlace {
  readonly clause: Clause;
  /** the paragraph, item or cell that it stands in */
  readonly passage: Prose;
  /** all that are read of the passage */
  readonly clauses: readonly Clause[];
  /** read when it is first asked for; null where it would tell nothing */
  readonly window: () => ClauseWindow | null;
}

export function clausePlaceAt(spec: Spec, path: string, offset: number): ClausePlace | null {
  const clause = innermostAt(spec.clauses, path, offset);
  const passage = clause && innermostAt(spec.prose, path, clause.span.start);
  if (!passage) return null;
  const own = spec.clauses.filter((each) => each.path === path);
  let window: ClauseWindow | null | undefined;
  return {
    clause,
    passage,
    clauses: within(own, { start: passage.span.start, end: passage.span.end + 1 }),
    window: () => {
      if (window === undefined) window = clauseWindow(spec, clause);
      return window;
    },
  };
}
