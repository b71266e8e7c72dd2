/** The run of words in a range that is most like a quotation. */

import { lowerBound, type WordIndex, type WordRange } from './word-index.ts';

export interface ClosestRun extends WordRange {
  /** in [0, 1): share of the characters that need no change */
  readonly similarity: number;
}

/** A range of at most this many words is compared as a whole; in a longer one, only where words are shared. */
const SMALL_RANGE = 160;
const MOST_VOTES = 600;
const MOST_WINDOWS = 3;

/** Aligns words, each weighing its length, so that a changed letter costs less than a changed word. */
export function findClosestRun(index: WordIndex, quote: readonly string[], range: WordRange): ClosestRun | null {
  if (quote.length === 0 || range.to <= range.from) return null;
  let best: ClosestRun | null = null;
  for (const window of windowsFor(index, quote, range)) {
    const run = align(quote, index.folded.words, window);
    if (run !== null && (best === null || run.similarity > best.similarity)) best = run;
  }
  return best;
}

function windowsFor(index: WordIndex, quote: readonly string[], range: WordRange): readonly WordRange[] {
  const size = range.to - range.from;
  if (size <= SMALL_RANGE) return [range];
  // Each shared word votes for where the quotation would begin; rare words vote first.
  const step = Math.max(4, Math.ceil(quote.length / 4));
  const votes = new Map<number, number>();
  const sought = quote
    .map((word, offset) => ({ offset, at: index.places.get(word) ?? [] }))
    .sort((a, b) => a.at.length - b.at.length);
  let left = MOST_VOTES;
  for (const { offset, at } of sought) {
    for (let place = lowerBound(at, range.from); place < at.length && left > 0; place += 1) {
      const word = at[place] as number;
      if (word >= range.to) break;
      const bucket = Math.floor((word - offset) / step);
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
      left -= 1;
    }
  }
  const margin = step + Math.ceil(quote.length / 4);
  const mostVotes = Math.max(0, ...votes.values());
  return [...votes]
    .filter(([, count]) => 2 * count >= mostVotes)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_WINDOWS)
    .map(([bucket]) => ({
      from: Math.max(range.from, bucket * step - margin),
      to: Math.min(range.to, (bucket + 1) * step + quote.length + margin),
    }));
}

/** Semi-global alignment: what stands before and after the run costs nothing. */
function align(quote: readonly string[], words: readonly string[], window: WordRange): ClosestRun | null {
  const size = window.to - window.from;
  if (size <= 0) return null;
  const lengths = Int32Array.from({ length: size }, (_, column) => (words[window.from + column] as string).length + 1);
  let costs = new Int32Array(size + 1);
  let starts = Int32Array.from({ length: size + 1 }, (_, column) => column);
  let nextCosts = new Int32Array(size + 1);
  let nextStarts = new Int32Array(size + 1);
  for (const word of quote) {
    const own = word.length + 1;
    nextCosts[0] = (costs[0] as number) + own;
    nextStarts[0] = 0;
    for (let column = 1; column <= size; column += 1) {
      const added = (costs[column] as number) + own;
      const left = (nextCosts[column - 1] as number) + (lengths[column - 1] as number);
      const diagonal = costs[column - 1] as number;
      let least = Math.min(added, left);
      let start = (added <= left ? starts[column] : nextStarts[column - 1]) as number;
      // Comparing letters is the dear part, and pays only where it can win.
      if (diagonal <= least) {
        const replaced = diagonal + differenceOf(word, words[window.from + column - 1] as string);
        if (replaced <= least) {
          least = replaced;
          start = starts[column - 1] as number;
        }
      }
      nextCosts[column] = least;
      nextStarts[column] = start;
    }
    [costs, nextCosts] = [nextCosts, costs];
    [starts, nextStarts] = [nextStarts, starts];
  }
  let end = 0;
  for (let column = 1; column <= size; column += 1) if ((costs[column] as number) < (costs[end] as number)) end = column;
  const from = window.from + (starts[end] as number);
  const to = window.from + end;
  const longest = Math.max(lengthOf(quote), lengthOf(words.slice(from, to)));
  if (to <= from || longest === 0) return { from, to: from, similarity: 0 };
  return { from, to, similarity: Math.max(0, 1 - (costs[end] as number) / longest) };
}

function lengthOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length + 1, 0);
}

/** Letters outside the common beginning and end: never less than the edit distance. */
function differenceOf(some: string, other: string): number {
  if (some === other) return 0;
  const shortest = Math.min(some.length, other.length);
  let prefix = 0;
  while (prefix < shortest && some.charCodeAt(prefix) === other.charCodeAt(prefix)) prefix += 1;
  let suffix = 0;
  while (suffix < shortest - prefix && some.charCodeAt(some.length - 1 - suffix) === other.charCodeAt(other.length - 1 - suffix))
    suffix += 1;
  return Math.max(some.length, other.length) - prefix - suffix;
}
