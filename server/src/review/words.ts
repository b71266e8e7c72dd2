/** What came of a review, in words for a person. */

import { faultSentence } from '../models/sentences.ts';
import type { Estimate } from './estimate.ts';
import type { Dropped, Review, Shortfall } from './review.ts';

/** “36 requests, about 165,591 tokens sent and 41,760 written; 12 of 212 clauses are known from earlier reviews” */
export function describeEstimate({ requests, promptTokens, writtenTokens, clauses, cachedClauses }: Estimate): string {
  const known = `${number(cachedClauses)} of ${count(clauses, 'clause')} known from earlier reviews`;
  if (requests === 0) return `Nothing to ask: ${known}.`;
  return `${count(requests, 'request')}, about ${number(promptTokens)} tokens sent and ${number(writtenTokens)} written; ${known}.`;
}

/** Says what is not shown, and why; empty where everything is. */
export function describeDropped({ unverified, disagreed, incomplete, besides }: Dropped, dismissed: number): string {
  const parts = [
    unverified > 0 && `${number(unverified)} with a quote that the spec does not hold`,
    disagreed > 0 && `${number(disagreed)} that fewer than half of the runs agreed on`,
    incomplete > 0 && `${number(incomplete)} with a part missing`,
    besides > 0 && `${number(besides)} beside the question`,
    dismissed > 0 && `${number(dismissed)} dismissed in the spec`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? '' : `Not shown: ${parts.join(', ')}.`;
}

export function describeUsage({ usage, questions, clauses, cachedClauses }: Review): string {
  const tokens = [
    usage.promptTokens !== null && `${number(usage.promptTokens)} tokens sent`,
    usage.completionTokens !== null && `${number(usage.completionTokens)} written`,
  ].filter((part) => part !== false);
  const asked = [count(questions.asked, 'request'), ...tokens].join(', ');
  return `${asked}; ${number(cachedClauses)} of ${count(clauses, 'clause')} known from earlier reviews.`;
}

/** Why a review is not whole, and what to do. */
export function shortfallSentence(shortfall: Shortfall): string {
  switch (shortfall.kind) {
    case 'cancelled':
      return 'Cancelled: what was answered until then is shown and kept.';
    case 'failed':
      return `${left(shortfall)}${faultSentence(shortfall.fault)}`;
    case 'truncated':
      return `${left(shortfall)}The model stopped at its token limit, or wrote without end: allow it more tokens, or choose another model.`;
    case 'unreadable':
      return `${left(shortfall)}The model did not write the JSON that it was asked for: choose a model that follows instructions better.`;
  }
}

/** Nothing where no request has an answer: what went wrong then says it all. */
function left({ questions, planned }: Exclude<Shortfall, { kind: 'cancelled' }>): string {
  if (questions === planned) return '';
  return `The review is not complete, as ${questions === 1 ? 'one request has' : `${number(questions)} requests have`} no whole answer. `;
}

export function count(value: number, what: string): string {
  return `${number(value)} ${what}${value === 1 ? '' : 's'}`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
