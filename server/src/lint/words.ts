import { stemmer } from 'stemmer';
import type { Span, Spec } from '../spec/index.ts';

/** Where each word of a spec stands, by its stem: "facilitating" stands with "facilitation". */
export interface WordIndex {
  /** whether the words stand near each other, in any order, anywhere but in `except` */
  readonly hasTogether: (words: readonly string[], except: { readonly path: string; readonly span: Span }) => boolean;
}

/** Two words more may stand between those of a term ("age-restricted goods or services"). */
const WORDS_BETWEEN = 3;

/** The stems of a text's words, small words left out. */
export function stemsOf(text: string): string[] {
  return wordsOf(text, stemOf).map((word) => word.stem);
}

/** Indexes what a model reads: everything but commentary, comments and front matter. */
export function indexWords(spec: Spec): WordIndex {
  const texts = new Map(spec.files.map((file) => [file.path, file.text]));
  const places = new Map<string, Place[]>();
  // A spec repeats its words many times, and a stem takes long to find.
  const stems = new Map<string, string>();
  const knownStem = (word: string) => {
    const stem = stems.get(word) ?? stemOf(word);
    stems.set(word, stem);
    return stem;
  };
  let index = 0;
  for (const { kind, path, span } of spec.blocks) {
    if (kind === 'commentary' || kind === 'comment' || kind === 'front-matter' || kind === 'blank') continue;
    for (const { stem, start } of wordsOf((texts.get(path) ?? '').slice(span.start, span.end), knownStem)) {
      const place = { index, path, at: span.start + start };
      const known = places.get(stem);
      if (known) known.push(place);
      else places.set(stem, [place]);
      index += 1;
    }
    // Words of two blocks are never near each other.
    index += 100;
  }
  return {
    hasTogether: (words, except) => {
      const lists = [...new Set(words)].map((word) => places.get(word) ?? []).sort((a, b) => a.length - b.length);
      const [rarest, ...others] = lists;
      const reach = lists.length + WORDS_BETWEEN;
      const isOutside = (place: Place) =>
        place.path !== except.path || place.at < except.span.start || place.at >= except.span.end;
      return (rarest ?? []).some((place) => isOutside(place) && others.every((list) => hasNear(list, place.index, reach)));
    },
  };
}

interface Place {
  /** number of the word in the spec */
  readonly index: number;
  readonly path: string;
  readonly at: number;
}

function hasNear(list: readonly Place[], index: number, reach: number): boolean {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.index ?? 0) < index - reach) low = middle + 1;
    else high = middle;
  }
  return (list[low]?.index ?? Number.POSITIVE_INFINITY) <= index + reach;
}

const SMALL_WORDS = new Set('a an and any as at by for from in into its of on or other that the their this to with'.split(' '));

function wordsOf(text: string, stem: (word: string) => string): { stem: string; start: number }[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)]
    .map((match) => ({ word: match[0].toLowerCase(), start: match.index }))
    .filter(({ word }) => !SMALL_WORDS.has(word))
    .map(({ word, start }) => ({ stem: stem(word), start }));
}

function stemOf(word: string): string {
  return word.length > 40 ? word : stemmer(word);
}
