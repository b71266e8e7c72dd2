/** What is to be asked in a review, and what is known already. */

import type { Spec } from '../spec/model.ts';
import { type CacheKeys, createCacheKeys, type Respondent } from './cache-keys.ts';
import { createProposalChecker, type Proposal, type ProposalChecker } from './check-proposal.ts';
import { createRecall, type Recalled, type ReviewCache } from './kept-answers.ts';
import { findParts, passagesOf } from './passages.ts';
import { createQuestionWriter, type Question, type Work } from './questions.ts';

export interface PlanRequest {
  readonly spec: Spec;
  readonly respondent: Respondent;
  /** how often each question is asked */
  readonly runs: number;
  /** id of the section that is reviewed, with what is under it; all where null */
  readonly section: string | null;
  readonly cache: ReviewCache;
  readonly countTokens: (text: string) => number;
}

export interface Plan {
  /** the first questions of every run come first, so that what a broken-off review has is whole */
  readonly questions: readonly Question[];
  /** what earlier reviews said that still holds, by run */
  readonly known: readonly (readonly Proposal[])[];
  readonly knownDropped: { readonly unverified: number; readonly incomplete: number; readonly besides: number };
  readonly clauses: number;
  readonly cachedClauses: number;
  readonly checker: ProposalChecker;
  readonly keys: CacheKeys;
}

/**
 * Leaves out what is known: a clause whose words, headings and definitions are as they were is not asked about again, and a
 * part that is as it was not for its gaps. An earlier finding is kept, but where the text around its clauses has changed, it is
 * asked whether the change settles it. All that is packed into questions, with the unchanged clauses as context.
 */
export function planReview({ spec, respondent, runs, section, cache, countTokens }: PlanRequest): Plan {
  const all = passagesOf(spec);
  const checker = createProposalChecker(spec, all);
  const allParts = findParts(spec, countTokens);
  const keys = createCacheKeys(spec, allParts, respondent);
  const recall = createRecall(all, checker, keys);
  const reviewed = section === null ? null : sectionsUnder(spec, section);
  const parts = allParts.filter((part) => reviewed?.has(part.section.id) ?? true);
  const write = createQuestionWriter(spec, all, countTokens);
  const known: Proposal[][] = [];
  const knownDropped = { unverified: 0, incomplete: 0, besides: 0 };
  const unknown = new Set<string>();
  const questions: Question[] = [];

  for (let run = 0; run < runs; run += 1) {
    const recalled: Recalled[] = [];
    const take = (key: string, section: string): readonly Recalled[] | null => {
      const answer = cache.get(key);
      if (answer === null) return null;
      const found = recall(key, answer, { section });
      recalled.push(...found);
      knownDropped.unverified += answer.unverified;
      knownDropped.incomplete += answer.incomplete;
      knownDropped.besides += answer.besides;
      return found;
    };
    const work = parts.map((part): Work => {
      const answers = part.passages.map((passage) => ({ passage, known: take(keys.ofPassage(passage, run), passage.section) }));
      const focus = answers.flatMap(({ passage, known: answer }) => (answer === null ? [passage] : []));
      for (const { id } of focus) unknown.add(id);
      const doubtful = answers.flatMap(({ known: answer }) => (answer ?? []).filter(({ isDoubtful }) => isDoubtful));
      return { part, focus, doubtful, gaps: take(keys.ofGaps(part, run), part.section.id) === null };
    });
    known.push(recalled.map(({ proposal }) => proposal));
    questions.push(...write(work, run));
  }
  const clauses = parts.reduce((count, part) => count + part.passages.length, 0);
  const order = new Map(parts.map((part, index) => [part, index]));
  const placeOf = ({ parts: [first] }: Question) => (first && order.get(first)) ?? 0;
  return {
    questions: questions.toSorted((a, b) => placeOf(a) - placeOf(b) || a.run - b.run),
    known,
    knownDropped,
    clauses,
    cachedClauses: clauses - unknown.size,
    checker,
    keys,
  };
}

/** A section and what is under it. Parents stand before their children. */
function sectionsUnder(spec: Spec, id: string): ReadonlySet<string> {
  const under = new Set([id]);
  for (const section of spec.sections) if (section.parent !== null && under.has(section.parent)) under.add(section.id);
  return under;
}
