import { contentStems } from '../deliberation/retrieve-words.ts';
import type { Passage } from './review.ts';

/**
 * Finds the clauses that speak of the same things as some others, nearest first: by the words that they share, each weighed by
 * how few clauses use it. A word that more than one clause in twelve uses tells nothing, and is left out.
 */
export function createNearness(all: readonly Passage[]): (some: readonly Passage[], limit: number) => readonly Passage[] {
  const stems = all.map(({ text }) => new Set(contentStems(text)));
  const indexOf = new Map(all.map((passage, index) => [passage, index]));
  const users = new Map<string, number[]>();
  stems.forEach((own, index) => {
    for (const stem of own) {
      const known = users.get(stem);
      if (known === undefined) users.set(stem, [index]);
      else known.push(index);
    }
  });
  const mostUsers = Math.min(400, Math.max(4, all.length / 12));

  return (some, limit) => {
    const own = new Set(some);
    const wanted = new Set(some.flatMap((passage) => [...(stems[indexOf.get(passage) ?? -1] ?? [])]));
    const scores = new Map<number, number>();
    for (const stem of wanted) {
      const using = users.get(stem) ?? [];
      if (using.length > mostUsers) continue;
      for (const index of using) scores.set(index, (scores.get(index) ?? 0) + 1 / using.length);
    }
    return [...scores]
      .sort(([one, a], [other, b]) => b - a || one - other)
      .flatMap(([index]) => all[index] ?? [])
      .filter((passage) => !own.has(passage))
      .slice(0, limit);
  };
}
