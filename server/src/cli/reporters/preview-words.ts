/** Words that every reporter of a deliberation uses. */

import type { Citation, CitationStatus, VerdictSource } from '../../deliberation/deliberation.ts';
import type { Sources } from './lint-report.ts';

export const REHEARSAL_NOTICE = 'Rehearsal: no model was asked. Verdict and answer follow from the rules of the spec alone.';

export const STATUS_WORDS: Readonly<Record<CitationStatus, string>> = {
  verified: 'the clause says this',
  inexact: 'the clause says nearly this',
  misplaced: 'another clause says this',
  fabricated: 'the spec does not say this',
};

export const SOURCE_WORDS: Readonly<Record<VerdictSource, string>> = {
  stated: 'stated by the model',
  inferred: 'inferred from the answer',
  rules: 'by the rules of the spec',
};

/** `verified`, `inexact (0.91 similar, meaning changed)`: the status with what qualifies it */
export function describeStatus({ status, similarity, meaningChanged }: Citation): string {
  const qualities = [status === 'inexact' && `${similarity.toFixed(2)} similar`, meaningChanged && 'meaning changed'].filter(
    Boolean,
  );
  return qualities.length > 0 ? `${status} (${qualities.join(', ')})` : status;
}

/** Where the cited words stand, counted from 1; null where they stand nowhere. */
export function placeOf({ spec }: Citation, sources: Sources): string | null {
  if (spec === null) return null;
  const { line, character } = sources.rangeOf({ path: spec.path, span: spec.range }).start;
  return `${spec.path}:${line + 1}:${character + 1}`;
}

export function countByStatus(citations: readonly Citation[]): string {
  if (citations.length === 0) return 'no citations';
  const statuses: readonly CitationStatus[] = ['verified', 'inexact', 'misplaced', 'fabricated'];
  const counts = statuses.map((status) => [citations.filter((each) => each.status === status).length, status] as const);
  return counts.flatMap(([count, status]) => (count > 0 ? `${count} ${status}` : [])).join(', ');
}
