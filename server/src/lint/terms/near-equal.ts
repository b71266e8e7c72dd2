/** A thing with the words by which it is compared. */
export interface Worded<T> {
  readonly of: T;
  readonly words: ReadonlySet<string>;
}

export interface NearEqual<T> {
  readonly later: T;
  readonly earlier: T;
}

/**
 * Finds, for each thing, the first earlier one that uses nearly the same words: one's words are all among the other's, which
 * has few more, or they share three of four.
 *
 * Each thing is indexed by a few of its rarest words only, and a word's list is cut off, so that a text of equal clauses takes
 * no longer than one of different ones.
 *
 * @param isWanted whether a pair is of interest, asked before their words are compared
 * @param most pairs after which to stop
 */
export function findNearEqual<T>(
  things: readonly Worded<T>[],
  isWanted: (later: T, earlier: T) => boolean,
  most: number,
): NearEqual<T>[] {
  const frequency = new Map<string, number>();
  for (const { words } of things) for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const index = new Map<string, Worded<T>[]>();
  const found: NearEqual<T>[] = [];
  for (const thing of things) {
    if (found.length >= most) break;
    const rarest = rarestOf(thing.words, frequency);
    const candidates = new Set(rarest.flatMap((word) => index.get(word) ?? []));
    for (const candidate of candidates)
      if (isWanted(thing.of, candidate.of) && isNearEqual(thing.words, candidate.words)) {
        found.push({ later: thing.of, earlier: candidate.of });
        break;
      }
    for (const word of rarest) {
      const known = index.get(word);
      if (!known) index.set(word, [thing]);
      else if (known.length < MOST) known.push(thing);
    }
  }
  return found;
}

/** Sets that share most of their words share one of their rarest with few exceptions. */
const KEYS = 4;
const MOST = 10;

/** The rarest first; of words as rare as each other, in their own order. */
function rarestOf(words: ReadonlySet<string>, frequency: ReadonlyMap<string, number>): string[] {
  const rarest: { readonly word: string; readonly count: number }[] = [];
  for (const word of words) {
    const count = frequency.get(word) ?? 0;
    let at = rarest.length;
    for (let before = rarest[at - 1]; before && isBefore(word, count, before); before = rarest[at - 1]) at -= 1;
    if (at < KEYS) rarest.splice(at, 0, { word, count });
    if (rarest.length > KEYS) rarest.pop();
  }
  return rarest.map(({ word }) => word);
}

function isBefore(word: string, count: number, other: { readonly word: string; readonly count: number }): boolean {
  return count < other.count || (count === other.count && word < other.word);
}

function isNearEqual(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  if (many.size - few.size > 2) return false;
  let shared = 0;
  for (const word of few) if (many.has(word)) shared += 1;
  if (shared === few.size) return (many.size - few.size) * 5 <= few.size * 2;
  return shared * 4 >= 3 * many.size;
}
