/** Which proposals of several runs are the same, and how many runs made each. */

import { overlap, type Proposal } from './check-proposal.ts';
import { KINDS, ruleOf } from './kinds.ts';
import type { ReviewFinding } from './review.ts';

export interface Agreement {
  /** proposed by at least half of the runs, by place */
  readonly findings: readonly ReviewFinding[];
  /** proposed by fewer */
  readonly disagreed: number;
}

/**
 * Two proposals are the same where their kinds are, where the clauses of one are among those of the other, and where they
 * quote overlapping words of a clause. A run counts once however often it repeats itself.
 *
 * A run that failed counts as one that did not agree: what an endpoint fails to answer must not lower the bar for the rest.
 *
 * @param runs the proposals of each run; one list for every run that was to be made
 */
export function findAgreement(runs: readonly (readonly Proposal[])[]): Agreement {
  const groups: Group[] = [];
  const byClause = new Map<string, Group[]>();
  runs.forEach((proposals, run) => {
    for (const proposal of proposals) {
      const near = proposal.places.flatMap(({ passage }) => byClause.get(keyOf(proposal, passage.id)) ?? []);
      const group = near.find(({ first }) => isSame(first, proposal));
      if (group !== undefined) {
        group.runs.add(run);
        continue;
      }
      const begun: Group = { first: proposal, runs: new Set([run]) };
      groups.push(begun);
      for (const { passage } of proposal.places) {
        const key = keyOf(proposal, passage.id);
        byClause.set(key, [...(byClause.get(key) ?? []), begun]);
      }
    }
  });
  const kept = groups.filter((group) => group.runs.size * 2 >= runs.length);
  return {
    findings: kept.map(({ first, runs: votes }) => toFinding(first, votes.size, runs.length)).sort(byPlace),
    disagreed: groups.length - kept.length,
  };
}

interface Group {
  readonly first: Proposal;
  /** indexes of the runs that proposed it */
  readonly runs: Set<number>;
}

function keyOf({ kind }: Proposal, id: string): string {
  return `${kind}\n${id}`;
}

function isSame(one: Proposal, other: Proposal): boolean {
  const [fewer, more] = one.places.length <= other.places.length ? [one.places, other.places] : [other.places, one.places];
  const among = fewer.every(({ passage }) => more.some((place) => place.passage.id === passage.id));
  return (
    among && fewer.some((place) => more.some((each) => each.passage.id === place.passage.id && overlap(each.span, place.span)))
  );
}

function toFinding(proposal: Proposal, votes: number, runs: number): ReviewFinding {
  const { kind, places, ...words } = proposal;
  const [first, ...others] = places as readonly [Proposal['places'][number], ...Proposal['places']];
  const { family, severity, lead } = KINDS[kind];
  return {
    rule: ruleOf(kind),
    family,
    severity,
    message: `${lead(places)}: ${words.problem}`,
    path: first.passage.path,
    span: first.span,
    clause: first.passage.id,
    related: others.map(({ passage, span }) => ({ path: passage.path, span, message: `The other clause: ${passage.id}` })),
    places,
    ...words,
    category: first.passage.category,
    votes,
    runs,
  };
}

function byPlace(a: ReviewFinding, b: ReviewFinding): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.span.start - b.span.start || a.span.end - b.span.end;
}
