import type { Span } from '../../spec/index.ts';
import type { Subject } from '../rule.ts';
import { type Sentence, spanIn } from '../text/sentence.ts';
import { singular } from './singular.ts';

/** A word where it stands in a spec's English prose. */
export interface Place {
  /** as written */
  readonly word: string;
  readonly lower: string;
  readonly sentence: Sentence;
  /** where it begins in the sentence's text */
  readonly index: number;
  /** number of the word in the sentence; the first has 0 */
  readonly number: number;
}

/** The words of sentences, in order, each sentence's apart. What examples say is left out. */
export function readPlaces(sentences: readonly Sentence[]): Place[][] {
  return sentences
    .filter(({ english, section }) => english && section.role !== 'examples')
    .map((sentence) =>
      [...sentence.plain.matchAll(WORD)].map((match, number) => ({
        word: match[0],
        lower: match[0].toLowerCase(),
        sentence,
        index: match.index,
        number,
      })),
    );
}

/** Latin letters, accents included: only English is read. */
const WORD = /[A-Za-z0-9\u00c0-\u024f]+(?:[-\u2010\u2011][A-Za-z0-9\u00c0-\u024f]+)*/g;

/**
 * The span in the file from one word to another of the same sentence; null where the file has other words there, as for the
 * title of a section that is named by its id, or where they are part of code, a path or an address.
 */
export function spanOf({ textOf }: Subject, first: Place, last: Place): Span | null {
  const { sentence } = first;
  const end = last.index + last.word.length;
  const span = spanIn(sentence, first.index, end);
  const source = textOf(sentence.path);
  if (source.slice(span.start, span.end) !== sentence.text.slice(first.index, end)) return null;
  const around = `${source[span.start - 1] ?? ' '}${source[span.end] ?? ' '}`;
  // A stroke between two abbreviations is no path: "KYC/OTP".
  const isPair = first === last && /[A-Z]{2}\/[A-Z]{2}/.test(source.slice(Math.max(0, span.start - 3), span.end + 3));
  return (isPair ? /[`\\#@_=]/ : /[`/\\#@_=]/).test(around) || /\.[A-Za-z0-9]/.test(source.slice(span.end, span.end + 2))
    ? null
    : span;
}

/** Whether two words stand next to each other, with one blank between them. */
export function areNeighbours(one: Place | undefined, next: Place | undefined): boolean {
  return (
    one !== undefined &&
    next !== undefined &&
    next.index === one.index + one.word.length + 1 &&
    one.sentence.text[next.index - 1] === ' '
  );
}

/** A term's words as one key, the same in singular and plural. */
export function termKey(words: readonly string[]): string {
  return singular(words.join(' ').toLowerCase());
}
