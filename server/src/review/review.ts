/** What a review by a model comes to. */

import type { Finding } from '../lint/finding.ts';
import type { ModelFault, Usage } from '../models/model.ts';
import type { Span } from '../spec/model.ts';
import type { ReviewRule } from './kinds.ts';

/** A clause or a definition: what a review asks about, one by one. */
export interface Passage {
  readonly id: string;
  readonly path: string;
  readonly span: Span;
  /** the words that a reader sees */
  readonly text: string;
  readonly section: string;
  readonly category: string | null;
}

/** Words of the spec that a proposal quotes, where they were found. */
export interface Place {
  readonly passage: Passage;
  readonly span: Span;
  readonly quote: string;
}

export interface ReviewFinding extends Finding {
  readonly rule: ReviewRule;
  /** the clauses concerned, each with the verified words; the finding stands at the first */
  readonly places: readonly Place[];
  /** what is wrong, in the model's words */
  readonly problem: string;
  /** a prompt that shows it */
  readonly prompt: string;
  /** how two readers, or two clauses, decide on that prompt; empty where the model gave none */
  readonly readings: readonly string[];
  /** what the model would change; empty where it said nothing */
  readonly change: string;
  readonly category: string | null;
  /** runs that proposed it, of all that were made */
  readonly votes: number;
  readonly runs: number;
}

/** Proposals that are not shown, and why. */
export interface Dropped {
  /** a quote does not stand in the clause that is named, word for word */
  readonly unverified: number;
  /** fewer than half of the runs proposed it */
  readonly disagreed: number;
  /** a part of it is missing: no prompt, no problem, too few quotes, no such kind */
  readonly incomplete: number;
  /** about clauses that were not asked about, or repeated from the spec's own text */
  readonly besides: number;
}

export interface Review {
  /** by place */
  readonly findings: readonly ReviewFinding[];
  readonly dropped: Dropped;
  /** answered by a suppression comment in the spec */
  readonly dismissed: number;
  readonly runs: number;
  /** clauses and definitions that the review is about */
  readonly clauses: number;
  /** those of them whose answers were all known from earlier reviews */
  readonly cachedClauses: number;
  readonly questions: QuestionCounts;
  readonly usage: Usage;
  /** null where every question was answered in full */
  readonly shortfall: Shortfall | null;
}

interface QuestionCounts {
  readonly asked: number;
  readonly answered: number;
  readonly planned: number;
}

/** Why a review is only a part of what was asked for: `questions` of the `planned` ones have no whole answer. */
export type Shortfall =
  | { readonly kind: 'cancelled' }
  /** the fault of the first question that failed */
  | { readonly kind: 'failed'; readonly fault: ModelFault; readonly questions: number; readonly planned: number }
  /** the model stopped at its limit, or wrote without end; what it had written is kept */
  | { readonly kind: 'truncated'; readonly questions: number; readonly planned: number }
  /** nothing in the reply could be read as findings */
  | { readonly kind: 'unreadable'; readonly questions: number; readonly planned: number };

export interface ReviewProgress {
  readonly done: number;
  readonly total: number;
  /** findings that half of the runs agree on so far */
  readonly findings: number;
}
