/** Finds runs of words in a file without reading the file again. */

import { type FoldedWords, foldWords } from './fold-words.ts';
import { isNegation } from './polarity.ts';

/** Words `from` (inclusive) to `to` (exclusive) of a file. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

export interface Run extends WordRange {
  /** an elision close to its words leaves out a negation */
  readonly elidesNegation: boolean;
}

export interface WordIndex {
  readonly folded: FoldedWords;
  /** where each word stands, ascending */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

export function buildWordIndex(text: string, titleOf: (id: string) => string | null): WordIndex {
  const folded = foldWords(text, titleOf);
  const places = new Map<string, number[]>();
  folded.words.forEach((word, index) => {
    const known = places.get(word);
    if (known === undefined) places.set(word, [index]);
    else known.push(index);
  });
  return { folded, places };
}

/** The words that lie wholly within a span of the text. */
export function wordsWithin({ starts, ends }: FoldedWords, span: { start: number; end: number }): WordRange {
  const from = lowerBound(starts, span.start);
  const to = lowerBound(ends, span.end + 1);
  return { from, to: Math.max(from, to) };
}

/** An elision may leave out this many words; more would join what does not belong together. */
export const MOST_ELIDED = 150;
const CLOSE = 6;
const MOST_BEGINNINGS = 300;

/**
 * The first place in `range` where all parts stand, in order.
 *
 * @param parts each at least one word; several where the quotation elides
 */
export function findRun(index: WordIndex, parts: readonly (readonly string[])[], range: WordRange): Run | null {
  const [head, ...rest] = parts;
  if (head === undefined) return null;
  const beginnings = occurrences(index, head, range, rest.length === 0 ? 1 : MOST_BEGINNINGS);
  // A quotation may repeat a part as often as it likes.
  const known = new Map<string, readonly number[]>();
  const following = rest.map((part) => {
    const key = part.join(' ');
    const at = known.get(key) ?? occurrences(index, part, range, Number.POSITIVE_INFINITY);
    known.set(key, at);
    return { part, at };
  });
  for (const from of beginnings) {
    const run = follow(index, from, from + head.length, following);
    if (run !== null) return run;
  }
  return null;
}

function follow(
  { folded: { words } }: WordIndex,
  from: number,
  headEnd: number,
  following: readonly { readonly part: readonly string[]; readonly at: readonly number[] }[],
): Run | null {
  let to = headEnd;
  let elidesNegation = false;
  for (const { part, at } of following) {
    const next = at[lowerBound(at, to)];
    if (next === undefined || next - to > MOST_ELIDED) return null;
    if (next - to <= CLOSE && words.slice(to, next).some(isNegation)) elidesNegation = true;
    to = next + part.length;
  }
  return { from, to, elidesNegation };
}

/** Looks only where the rarest word of the part stands. */
function occurrences(
  { folded: { words }, places }: WordIndex,
  part: readonly string[],
  { from, to }: WordRange,
  most: number,
): readonly number[] {
  let rarest: readonly number[] = [];
  let offset = -1;
  for (const [position, word] of part.entries()) {
    const at = places.get(word);
    if (at === undefined) return [];
    if (offset < 0 || at.length < rarest.length) {
      rarest = at;
      offset = position;
    }
  }
  const found: number[] = [];
  for (let index = lowerBound(rarest, from + offset); index < rarest.length && found.length < most; index += 1) {
    const start = (rarest[index] as number) - offset;
    if (start + part.length > to) break;
    if (part.every((word, position) => words[start + position] === word)) found.push(start);
  }
  return found;
}

/** Index of the first value that is at least `value`. */
export function lowerBound(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
