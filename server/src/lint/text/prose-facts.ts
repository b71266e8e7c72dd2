import type { Prose } from '../../spec/index.ts';
import { splitSentences } from '../../spec/sentences.ts';
import { withoutQuotes } from './without-quotes.ts';
import { countWords, type WordCount } from './word-count.ts';

/** What follows from the words of a run of prose alone, whatever stands around it. */
export interface ProseFacts {
  readonly count: WordCount;
  readonly sentences: readonly ProseSentence[];
}

interface ProseSentence {
  /** where it stands in the run's text */
  readonly start: number;
  readonly end: number;
  /** every white-space character is a blank */
  readonly text: string;
  /** `text` with what stands in quotation marks blanked out */
  readonly plain: string;
  /** the different words of `plain`, lower case */
  readonly words: readonly string[];
}

/** By a run's offsets: they are the same object wherever the run moves, and for as long as it is the same. */
const known = new WeakMap<Prose['offsets'], ProseFacts>();

export function factsOf(prose: Prose): ProseFacts {
  const found = known.get(prose.offsets) ?? readFacts(prose.text);
  known.set(prose.offsets, found);
  return found;
}

function readFacts(source: string): ProseFacts {
  const unquoted = withoutQuotes(source);
  const words = source.replace(WHITE_SPACE, ' ');
  const unquotedWords = unquoted === source ? words : unquoted.replace(WHITE_SPACE, ' ');
  const sentences = splitSentences(source).map(({ start, end }) => {
    const plain = unquotedWords.slice(start, end);
    return { start, end, text: words.slice(start, end), plain, words: [...new Set(plain.toLowerCase().match(WORD))] };
  });
  return { count: countWords(source), sentences };
}

/** All but the blank, which stays: to replace each would cut a text to pieces, and each piece costs. */
const WHITE_SPACE = /[^\S ]/g;
const WORD = /[a-z0-9]+(?:['’-][a-z0-9]+)*/g;
