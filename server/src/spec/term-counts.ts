import type { TextChange } from './text-change.ts';

/** How often terms stand in a text, whatever their case: each is counted once, and then only where the text changes. */
export interface TermCounts {
  readonly isTwice: (term: string) => boolean;
  readonly counts: ReadonlyMap<string, number>;
}

/** @param previous an earlier version of the text, and what it has otherwise */
export function createTermCounts(
  text: string,
  previous: { readonly terms: TermCounts; readonly text: string; readonly change: TextChange } | null,
): TermCounts {
  const counts = new Map<string, number>();
  if (previous) {
    const { start, oldEnd, newEnd } = previous.change;
    for (const [term, count] of previous.terms.counts) {
      const around = term.length - 1;
      const before = previous.text.slice(Math.max(0, start - around), oldEnd + around);
      const after = text.slice(Math.max(0, start - around), newEnd + around);
      counts.set(term, count - countIn(before.toLowerCase(), term) + countIn(after.toLowerCase(), term));
    }
  }
  let lower: string | null = null;
  return {
    counts,
    isTwice(term) {
      const word = term.toLowerCase();
      let count = counts.get(word);
      if (count === undefined) {
        lower ??= text.toLowerCase();
        count = countIn(lower, word);
        counts.set(word, count);
      }
      return count >= 2;
    },
  };
}

function countIn(text: string, word: string): number {
  let count = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) count += 1;
  return count;
}
