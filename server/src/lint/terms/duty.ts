import { allMatches } from '../../spec/all-matches.ts';
import type { Span } from '../../spec/index.ts';
import { type Sentence, spanIn } from '../text/sentence.ts';

/** How strongly a modal verb binds. */
type Strength = 'must' | 'should' | 'will' | 'may';

/** What a sentence with a modal verb asks for. */
export interface Duty {
  readonly sentence: Sentence;
  readonly strength: Strength;
  /** as written, in lower case: "has to" */
  readonly modal: string;
  readonly modalSpan: Span;
  readonly isNegated: boolean;
  /** the words before the modal verb, in lower case */
  readonly actor: string;
  /** the words after it, "not" left out, in lower case */
  readonly act: string;
}

/** Reads the duty of a sentence by its first modal verb that stands in no subordinate clause; null where it has none. */
export function readDuty(sentence: Sentence): Duty | null {
  const { plain } = sentence;
  if (plain.length > LONGEST || plain.endsWith('?')) return null;
  for (const match of allMatches(plain, MODAL)) {
    const before = plain.slice(Math.max(0, match.index - 60), match.index);
    if (SUBORDINATE.test(before)) continue;
    const [whole, written = '', not] = match;
    const modal = written.toLowerCase();
    const strength = strengthOf(modal, not !== undefined);
    if (strength === null) continue;
    return {
      sentence,
      strength,
      modal,
      modalSpan: spanIn(sentence, match.index, match.index + written.length),
      isNegated: not !== undefined || modal === 'cannot',
      actor: plain.slice(0, match.index).trim().toLowerCase(),
      act: plain
        .slice(match.index + whole.length)
        .trim()
        .toLowerCase(),
    };
  }
  return null;
}

/** A sentence that is longer than this states more than one duty. */
const LONGEST = 400;
const MODAL =
  /\b(must|shall|has to|have to|needs to|need to|is required to|are required to|should|ought to|will|may|can|cannot)\b(?:\s(?:also|always|then|generally|typically|usually))?(\s(?:not|never)\b)?/gi;
const SUBORDINATE =
  /\b(?:that|which|who|how|what|whether|when|where|if|unless|because|since|as|than|while|although|though)\s(?:[\w'’-]+\s){0,5}$/i;

function strengthOf(modal: string, isNegated: boolean): Strength | null {
  if (modal === 'should' || modal === 'ought to') return 'should';
  if (modal === 'will') return 'will';
  // "may not" forbids; "need not" allows; "can not" is a matter of ability as often as not.
  if (modal === 'may') return isNegated ? 'must' : 'may';
  if (modal === 'can') return isNegated ? null : 'may';
  return isNegated && modal.endsWith('to') ? null : 'must';
}
