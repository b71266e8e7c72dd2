import type { Clause } from '../model.ts';
import type { Pairs } from './pair-up.ts';
import type { WordReader } from './read-words.ts';

/** Two texts are taken for two versions of one from here on. */
const ENOUGH = 0.5;
/** Of two clauses that stand at the same place, less is enough. */
const ENOUGH_IN_PLACE = 0.25;
const SAME_SECTION = 0.1;
/** A clause is looked for by its rarest features only, and among few: the time grows with the number of clauses. */
const FEATURES = 10;
const MOST_BEARERS = 60;
const CANDIDATES = 6;

/** What is compared of a clause, or of a sentence that is none. */
export type Sentence = Pick<Clause, 'text' | 'section'>;

/** Pairs clauses that share most of what they name, the likest first; each is compared with few others. */
export function addSimilar<T extends Sentence>(
  pairs: Pairs<T>,
  before: readonly T[],
  after: readonly T[],
  reader: WordReader,
): void {
  const left = profile(
    before.filter((clause) => !pairs.has(clause)),
    reader,
  );
  const right = profile(
    after.filter((clause) => !pairs.has(clause)),
    reader,
  );
  if (left.length === 0 || right.length === 0) return;
  const bearers = countBearers([...left, ...right]);
  const candidates = new Map<string, readonly [number, number]>();
  const propose = (one: number, other: number) => candidates.set(`${one}:${other}`, [one, other]);
  for (const [one, others] of findCandidates(left, right, bearers).entries()) for (const other of others) propose(one, other);
  for (const [other, ones] of findCandidates(right, left, bearers).entries()) for (const one of ones) propose(one, other);
  const scored = [...candidates.values()].flatMap(([one, other]) => {
    const [a, b] = [left[one], right[other]];
    if (!a || !b) return [];
    const alike = likeness(a.counts, b.counts);
    return alike < ENOUGH
      ? []
      : [{ a, b, one, other, score: alike + (a.clause.section === b.clause.section ? SAME_SECTION : 0) }];
  });
  // Ties go by place, in a way that does not depend on which version is the older.
  scored.sort(
    (x, y) => y.score - x.score || x.one + x.other - (y.one + y.other) || Math.min(x.one, x.other) - Math.min(y.one, y.other),
  );
  for (const { a, b } of scored) if (!pairs.has(a.clause) && !pairs.has(b.clause)) pairs.add(a.clause, b.clause);
}

/** Pairs the one clause that is left between two paired ones with the one that is left there in the other version. */
export function addInPlace(pairs: Pairs<Clause>, before: readonly Clause[], after: readonly Clause[], reader: WordReader): void {
  const gaps = new Map<string, Clause[]>();
  const numbers = new Map<Clause, number>();
  for (const [clause, partner] of pairs.entries()) {
    numbers.set(clause, numbers.size);
    numbers.set(partner, numbers.get(clause) ?? 0);
  }
  for (const clauses of [before, after]) {
    const following = nextNumbers(clauses, numbers);
    let previous = -1;
    for (const [index, clause] of clauses.entries()) {
      const number = numbers.get(clause);
      if (number !== undefined) previous = number;
      else {
        const key = `${previous}:${following[index]}:${clauses === before ? 'before' : 'after'}`;
        const gap = gaps.get(key);
        if (gap) gap.push(clause);
        else gaps.set(key, [clause]);
      }
    }
  }
  for (const [key, [one, ...others]] of gaps) {
    if (!key.endsWith(':before') || !one || others.length > 0) continue;
    const [other, ...more] = gaps.get(key.replace(/before$/, 'after')) ?? [];
    if (!other || more.length > 0) continue;
    if (alike(one, other, reader) >= ENOUGH_IN_PLACE) pairs.add(one, other);
  }
}

/** From 0, no word in common, to 1. */
export function alike(one: Clause, other: Clause, reader: WordReader): number {
  return likeness(countsOf(one, reader), countsOf(other, reader));
}

interface Profile<T extends Sentence> {
  readonly clause: T;
  readonly counts: ReadonlyMap<string, number>;
  /** words, and pairs of words that follow each other */
  readonly features: readonly string[];
}

function profile<T extends Sentence>(clauses: readonly T[], reader: WordReader): Profile<T>[] {
  return clauses.map((clause) => {
    const words = namedBy(clause, reader);
    const pairs = words.slice(1).map((word, index) => `${words[index]} ${word}`);
    return { clause, counts: countsOf(clause, reader), features: [...new Set([...words, ...pairs])] };
  });
}

/** Clauses that name nothing are known by all their words. */
function namedBy({ text }: Sentence, reader: WordReader): readonly string[] {
  const named = reader.content(text);
  return named.length > 0 ? named : reader.words(text);
}

function countsOf(clause: Sentence, reader: WordReader): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of namedBy(clause, reader)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function countBearers(profiles: readonly Profile<Sentence>[]): ReadonlyMap<string, number> {
  const bearers = new Map<string, number>();
  for (const { features } of profiles) for (const feature of features) bearers.set(feature, (bearers.get(feature) ?? 0) + 1);
  return bearers;
}

/** For each profile the indexes of the few others that share most of its rare features. */
function findCandidates(
  profiles: readonly Profile<Sentence>[],
  others: readonly Profile<Sentence>[],
  bearers: ReadonlyMap<string, number>,
): readonly (readonly number[])[] {
  const rarity = (feature: string) => bearers.get(feature) ?? 0;
  const postings = new Map<string, number[]>();
  for (const [index, { features }] of others.entries())
    for (const feature of features) {
      if (rarity(feature) > MOST_BEARERS) continue;
      const posting = postings.get(feature);
      if (posting) posting.push(index);
      else postings.set(feature, [index]);
    }
  return profiles.map(({ features }) => {
    const rare = features
      .filter((feature) => postings.has(feature))
      .sort((a, b) => rarity(a) - rarity(b) || (a < b ? -1 : 1))
      .slice(0, FEATURES);
    const shared = new Map<number, number>();
    for (const feature of rare) for (const index of postings.get(feature) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    return [...shared]
      .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || a - b)
      .slice(0, CANDIDATES)
      .map(([index]) => index);
  });
}

/** Dice's coefficient of two bags of words. */
function likeness(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let shared = 0;
  let total = 0;
  for (const [word, count] of one) {
    shared += Math.min(count, other.get(word) ?? 0);
    total += count;
  }
  for (const count of other.values()) total += count;
  return total === 0 ? 0 : (2 * shared) / total;
}

/** For each clause the number of the first paired one after it. */
function nextNumbers(clauses: readonly Clause[], numbers: ReadonlyMap<Clause, number>): readonly number[] {
  const following: number[] = [];
  let next = -1;
  for (let index = clauses.length - 1; index >= 0; index -= 1) {
    following[index] = next;
    const clause = clauses[index];
    next = (clause && numbers.get(clause)) ?? next;
  }
  return following;
}
