import type { Plan } from './plan.ts';

/** What a review will cost, before anything is asked. */
export interface Estimate {
  readonly requests: number;
  /** tokens that are sent, counted by o200k */
  readonly promptTokens: number;
  /** tokens that the model may write: a guess, and a model that reasons writes more */
  readonly writtenTokens: number;
  readonly clauses: number;
  readonly cachedClauses: number;
}

/** About what two faults in a hundred words come to, as JSON. */
const WRITTEN_PER_CLAUSE = 120;
const WRITTEN_PER_REQUEST = 100;

export function estimateReview({ questions, clauses, cachedClauses }: Plan): Estimate {
  return {
    requests: questions.length,
    promptTokens: questions.reduce((sum, { tokenCount }) => sum + tokenCount, 0),
    writtenTokens: questions.reduce((sum, { focus }) => sum + WRITTEN_PER_REQUEST + WRITTEN_PER_CLAUSE * focus.length, 0),
    clauses,
    cachedClauses,
  };
}
