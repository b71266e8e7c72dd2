/** Checks what a model proposes against the spec's own text. */

import { type CitationChecker, createCitationChecker } from '../deliberation/check-citation.ts';
import { foldWords } from '../deliberation/fold-words.ts';
import type { Spec } from '../spec/model.ts';
import { KINDS, type ReviewKind } from './kinds.ts';
import { createPassageFinder } from './passages.ts';
import type { RawProposal } from './read-proposals.ts';
import type { Passage, Place } from './review.ts';

/** A proposal all of whose quotes stand in the spec. */
export interface Proposal {
  readonly kind: ReviewKind;
  readonly places: readonly Place[];
  readonly problem: string;
  readonly prompt: string;
  readonly readings: readonly string[];
  readonly change: string;
}

export interface ProposalChecker {
  /** @returns `unverified`: a quote does not stand where it is said to; `echo`: the spec itself holds these words as its own */
  readonly check: (proposal: RawProposal) => Proposal | 'unverified' | 'echo';
  /** One quote of one clause; null unless it is verified there. */
  readonly place: (id: string, quote: string) => Place | null;
  /** Whether the spec holds this very text. */
  readonly specHolds: (text: string) => boolean;
}

/**
 * A quote counts where it is `verified` in the clause that it is cited from, leaves no negation out, and is more than little
 * words. Several quotes of the same stretch of text are one place.
 *
 * A spec may hold text that looks like a finding, and a model may copy it. What the spec says itself, the model did not find.
 */
export function createProposalChecker(spec: Spec, passages: readonly Passage[]): ProposalChecker {
  const checker: CitationChecker = createCitationChecker(spec);
  const passageAt = createPassageFinder(passages);
  const ownWords = lineOf(spec.files.map(({ text }) => text).join('\n'));

  function place(id: string, quote: string): Place | null {
    if (!foldWords(quote).words.some(isTelling)) return null;
    const { status, meaningChanged, spec: found } = checker.check(id, quote);
    if (status !== 'verified' || meaningChanged || found === null) return null;
    const passage = passageAt(found.path, found.range.start, found.range.end);
    return passage && { passage, span: found.range, quote };
  }

  return {
    place,
    specHolds: (text) => spec.files.some((file) => file.text.includes(text)),
    check: ({ clauses, ...words }) => {
      if (isEcho(words.problem)) return 'echo';
      const places: Place[] = [];
      for (const { id, quote } of clauses) {
        const found = place(id, quote);
        if (found === null) return 'unverified';
        if (!places.some((each) => each.passage.path === found.passage.path && overlap(each.span, found.span)))
          places.push(found);
      }
      return places.length < KINDS[words.kind].fewestQuotes ? 'unverified' : { ...words, places };
    },
  };

  function isEcho(problem: string): boolean {
    const line = lineOf(problem);
    return line.split(' ').length > SHORTEST_ECHO && ownWords.includes(line);
  }
}

/** Fewer words may be the same by chance. */
const SHORTEST_ECHO = 6;

export function overlap(one: Place['span'], other: Place['span']): boolean {
  return one.start < other.end && other.start < one.end;
}

function lineOf(text: string): string {
  return ` ${foldWords(text).words.join(' ')} `;
}

/** Words of four letters, and those of scripts that write no spaces. */
function isTelling(word: string): boolean {
  return word.length > 3 || /[\u0250-\uffff]/.test(word) || /\d/.test(word);
}
