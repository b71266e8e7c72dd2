/** Answers of earlier reviews, as they are kept and as they are taken up again. */

import { groupBy } from '../spec/group-by.ts';
import { type CacheKeys, hashText } from './cache-keys.ts';
import type { Proposal, ProposalChecker } from './check-proposal.ts';
import type { ReviewKind } from './kinds.ts';
import type { Passage, Place } from './review.ts';

/** Where answers are kept. It knows nothing of what they say, and holds no key of any endpoint. */
export interface ReviewCache {
  /** null where nothing is kept under the name */
  readonly get: (key: string) => KeptAnswer | null;
  readonly put: (key: string, answer: KeptAnswer) => void;
}

/** What one run said of one clause, or of what one part leaves open. */
export interface KeptAnswer {
  readonly proposals: readonly KeptProposal[];
  /** proposals of that answer that were dropped; counted once, with the first clause that was asked about */
  readonly unverified: number;
  readonly incomplete: number;
  readonly besides: number;
}

interface KeptProposal {
  readonly kind: ReviewKind;
  /** the clauses by their words, since ids may change */
  readonly places: readonly { readonly clause: string; readonly quote: string }[];
  readonly problem: string;
  readonly prompt: string;
  readonly readings: readonly string[];
  readonly change: string;
  /** names the text around those clauses, as it was when the proposal was made or looked at last */
  readonly surroundings: string;
}

/** A kept proposal that still holds, word for word. */
export interface Recalled {
  readonly key: string;
  readonly proposal: Proposal;
  /** the text around has changed since, so that it may have been settled there */
  readonly isDoubtful: boolean;
}

export const NOTHING: KeptAnswer = { proposals: [], unverified: 0, incomplete: 0, besides: 0 };

export function keep(
  proposals: readonly Proposal[],
  { ofSurroundings }: CacheKeys,
  dropped: Omit<KeptAnswer, 'proposals'> = NOTHING,
): KeptAnswer {
  const kept = proposals.map(({ places, ...words }) => ({
    ...words,
    places: places.map(({ passage, quote }) => ({ clause: hashText(passage.text), quote })),
    surroundings: ofSurroundings(places),
  }));
  const { unverified, incomplete, besides } = dropped;
  return { proposals: kept, unverified, incomplete, besides };
}

/**
 * Takes kept proposals up again where all of their clauses still say the same. One with a clause that was changed or taken
 * out speaks of a text that is no more; the changed clause is asked about anew.
 */
export function createRecall(
  passages: readonly Passage[],
  checker: ProposalChecker,
  { ofSurroundings }: CacheKeys,
): (key: string, answer: KeptAnswer, about: { readonly section: string }) => readonly Recalled[] {
  const byWords = groupBy(passages, ({ text }) => hashText(text));

  return (key, { proposals }, { section }) =>
    proposals.flatMap(({ places, surroundings, ...words }) => {
      const found = places.map(({ clause, quote }): Place | null => {
        const same = byWords.get(clause) ?? [];
        const passage = same.find((each) => each.section === section) ?? same[0];
        return passage === undefined ? null : checker.place(passage.id, quote);
      });
      const verified = found.filter((place) => place !== null);
      if (verified.length < places.length) return [];
      return [{ key, proposal: { ...words, places: verified }, isDoubtful: ofSurroundings(verified) !== surroundings }];
    });
}
