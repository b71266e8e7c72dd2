import type { Estimate } from '../../review/estimate.ts';
import type { Review, ReviewFinding } from '../../review/review.ts';
import { shortfallSentence } from '../../review/words.ts';
import { printableJson } from '../terminal/display-width.ts';
import type { Sources } from './lint-report.ts';

export interface ReviewSubject {
  readonly path: string;
  readonly model: string;
  readonly sources: Sources;
}

/** The review as JSON: findings as `deliberate lint` prints them, with quotes, prompt and votes. `complete` is false where a request has no whole answer. */
export function reviewAsJson(review: Review, { path, model, sources }: ReviewSubject): string {
  const { findings, dropped, dismissed, runs, clauses, cachedClauses, questions, usage, shortfall } = review;
  const summary = {
    ...{ findings: findings.length, dropped, dismissed, runs, clauses, cachedClauses, requests: questions, usage },
    complete: shortfall === null,
    ...(shortfall === null ? {} : { shortfall: shortfallSentence(shortfall) }),
  };
  return `${printableJson({ spec: { path }, model, findings: findings.map((finding) => plain(finding, sources)), summary })}\n`;
}

export function estimateAsJson(estimate: Estimate): string {
  return `${printableJson({ estimate })}\n`;
}

function plain(finding: ReviewFinding, sources: Sources) {
  const { rule, family, severity, message, path, clause, problem, prompt, readings, change, votes, runs } = finding;
  const quotes = finding.places.map(({ passage, quote, span }) => ({
    clause: passage.id,
    quote,
    path: passage.path,
    range: sources.rangeOf({ path: passage.path, span }),
  }));
  const range = sources.rangeOf(finding);
  return {
    rule,
    family,
    severity,
    message,
    path,
    range,
    clause,
    fixable: false,
    problem,
    quotes,
    prompt,
    readings,
    change,
    votes,
    runs,
  };
}
