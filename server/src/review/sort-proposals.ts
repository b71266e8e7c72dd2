/** What becomes of the proposals in one answer. */

import type { Proposal } from './check-proposal.ts';
import { type KeptAnswer, keep, NOTHING, type ReviewCache } from './kept-answers.ts';
import type { Part } from './passages.ts';
import type { Plan } from './plan.ts';
import type { Question } from './questions.ts';
import type { RawProposal } from './read-proposals.ts';

/** Which proposals are about what was asked, and stand in the spec. */
export function sortProposals({ focus, gapsIn }: Question, written: readonly RawProposal[], { checker }: Plan) {
  const asked = new Set(focus.map(({ id }) => id));
  const open = new Set(gapsIn.flatMap(({ passages }) => passages.map(({ id }) => id)));
  const dropped = { unverified: 0, besides: 0 };
  const proposals: Proposal[] = [];
  for (const raw of written) {
    const proposal = checker.check(raw);
    if (proposal === 'unverified') dropped.unverified += 1;
    else if (proposal === 'echo') dropped.besides += 1;
    else if (proposal.places.some(({ passage }) => (proposal.kind === 'gap' ? open : asked).has(passage.id)))
      proposals.push(proposal);
    else dropped.besides += 1;
  }
  return { proposals, dropped };
}

/** Each proposal is kept with the first clause, or part, that was asked about and that it concerns. */
export function remember(
  { run, focus, gapsIn }: Question,
  proposals: readonly Proposal[],
  dropped: Omit<KeptAnswer, 'proposals'>,
  { keys }: Plan,
  cache: ReviewCache,
): void {
  const keyOf = new Map(focus.map((passage) => [passage.id, keys.ofPassage(passage, run)]));
  const anchorKey = ({ places }: Proposal) => keyOf.get(places.find(({ passage }) => keyOf.has(passage.id))?.passage.id ?? '');
  const partOf = ({ places }: Proposal): Part | undefined =>
    gapsIn.find((part) => places.some(({ passage }) => part.passages.some(({ id }) => id === passage.id)));
  const answers = new Map<string, readonly Proposal[]>();
  // Two clauses of the same words under the same headings have one key, and one answer.
  for (const key of keyOf.values()) {
    const own = proposals.filter((proposal) => proposal.kind !== 'gap' && anchorKey(proposal) === key);
    answers.set(key, own);
  }
  for (const part of gapsIn) {
    answers.set(
      keys.ofGaps(part, run),
      proposals.filter((proposal) => proposal.kind === 'gap' && partOf(proposal) === part),
    );
  }
  let uncounted: Omit<KeptAnswer, 'proposals'> | undefined = dropped;
  for (const [key, kept] of answers) {
    cache.put(key, keep(kept, keys, uncounted ?? NOTHING));
    uncounted = undefined;
  }
}

/**
 * Takes the earlier findings out that are settled, and notes that the others were looked at.
 *
 * @param settled as the model numbered them, from 1
 * @returns the proposals that no longer hold: none where the spec itself speaks in these lines, as a model may copy it
 */
export function settle(
  { doubtful }: Question,
  settled: readonly number[],
  { keys, checker }: Plan,
  cache: ReviewCache,
): readonly Proposal[] {
  const heard = checker.specHolds('"settled"') ? [] : settled;
  const gone = doubtful.filter((_, index) => heard.includes(index + 1)).map(({ proposal }) => proposal);
  for (const key of new Set(doubtful.map((each) => each.key))) {
    const asked = doubtful.filter((each) => each.key === key).map(({ proposal }) => proposal);
    const left = keep(
      asked.filter((proposal) => !gone.includes(proposal)),
      keys,
    ).proposals;
    const known = cache.get(key);
    if (known === null) continue;
    const words = new Set(asked.map(({ problem, prompt }) => `${problem}\n${prompt}`));
    const others = known.proposals.filter(({ problem, prompt }) => !words.has(`${problem}\n${prompt}`));
    cache.put(key, { ...known, proposals: [...others, ...left] });
  }
  return gone;
}
