/** The four kinds of fault that a review looks for, and how each becomes a finding. */

import type { Family, Severity } from '../lint/finding.ts';
import type { Place } from './review.ts';

export const REVIEW_KINDS = ['voided-rule', 'collision', 'unclear-criterion', 'gap'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** What findings of a kind are reported under: the name that suppressions and `deliberate explain` know. */
export type ReviewRule = `review-${ReviewKind}`;

export const REVIEW_RULES: readonly ReviewRule[] = REVIEW_KINDS.map(ruleOf);

export function ruleOf(kind: ReviewKind): ReviewRule {
  return `review-${kind}`;
}

export interface KindOfFinding {
  readonly family: Family;
  readonly severity: Severity;
  /** how its message begins, about the places that it quotes; at least one */
  readonly lead: (places: readonly Place[]) => string;
  /** fewest clauses that a finding of this kind quotes */
  readonly fewestQuotes: number;
}

export const KINDS: Readonly<Record<ReviewKind, KindOfFinding>> = {
  'voided-rule': {
    family: 'conflict',
    severity: 'warning',
    lead: (places) => `Unexpected exception that voids its rule, expected a limit on it (${idsOf(places)})`,
    fewestQuotes: 1,
  },
  collision: {
    family: 'conflict',
    severity: 'warning',
    lead: (places) => `Unexpected collision of ${idsOf(places)}, expected one that gives way`,
    fewestQuotes: 2,
  },
  'unclear-criterion': {
    family: 'ambiguity',
    severity: 'warning',
    lead: ([first]) => `Unexpected unclear “${shortened(first?.quote ?? '')}”, expected a criterion that readers apply alike`,
    fewestQuotes: 1,
  },
  gap: {
    family: 'coverage',
    severity: 'info',
    lead: (places) => `Unexpected gap beside ${idsOf(places)}, expected a clause that decides`,
    fewestQuotes: 1,
  },
};

/** Reads the name of a kind as models write it: with our prefix, in capitals, with spaces or underscores. */
export function readKind(written: string): ReviewKind | null {
  const name = written
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(/^review-/, '');
  return REVIEW_KINDS.find((kind) => kind === name) ?? null;
}

function idsOf(places: readonly Place[]): string {
  return [...new Set(places.map(({ passage }) => passage.id))].join(', ').replace(/, (?=[^,]*$)/, ' and ');
}

/** So much of a quote that the problem after it is still in sight. */
function shortened(quote: string): string {
  const folded = quote.replace(/\s+/g, ' ').trim();
  return folded.length <= 60 ? folded : `${folded.slice(0, 59).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
