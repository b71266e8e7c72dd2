/** The words that the panel, the comment threads and the copied Markdown use alike. */

import type { Citation, CitationStatus, ResponseMode } from '../../../server/src/protocol.ts';

interface StatusWords {
  readonly mark: string;
  readonly meaning: string;
}

export const STATUSES: Readonly<Record<CitationStatus, StatusWords>> = {
  verified: { mark: '✓', meaning: 'The cited clause says these words.' },
  inexact: { mark: '≈', meaning: 'The cited clause says nearly this, in other words.' },
  misplaced: { mark: '⇄', meaning: 'Another clause says these words, not the cited one.' },
  fabricated: { mark: '✗', meaning: 'The spec has no such clause, or the clause does not say this.' },
};

/** `✓ verified`, `≈ inexact, meaning changed` */
export function statusWords({ status, meaningChanged }: Citation): string {
  return `${STATUSES[status].mark} ${status}${meaningChanged ? ', meaning changed' : ''}`;
}

export function statusMeaning({ status, meaningChanged }: Citation): string {
  const changed = meaningChanged ? ' A negation or a word such as "must" or "may" differs.' : '';
  return `${STATUSES[status].meaning}${changed}`;
}

export const VERDICTS: Readonly<Record<ResponseMode, string>> = {
  comply: 'Comply',
  'safe-complete': 'Safe completion',
  refuse: 'Refuse',
};

export const VERDICT_SOURCES = {
  stated: 'stated by the model',
  inferred: 'inferred from the answer: the model stated none',
  rules: 'by the rules of precedence',
} as const;

export const REHEARSAL_NOTICE = 'Rehearsal: no model was asked. Retrieval and precedence rules only.';
export const TRUNCATED_NOTICE = 'The model stopped at its token limit, so the answer is cut short.';

/** `850 ms`, `12.4 s` */
export function durationWords(durationMs: number): string {
  return durationMs < 1000 ? `${Math.round(durationMs)} ms` : `${(durationMs / 1000).toFixed(1)} s`;
}

/** `1 clause`, `12 clauses` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
