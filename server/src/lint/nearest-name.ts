/** Searches for a misspelt name among many names; each name is looked up once. */
export function createNearestName(candidates: Iterable<string>): (name: string) => string | null {
  const byLength = new Map<number, string[]>();
  for (const candidate of new Set(candidates)) {
    const same = byLength.get(candidate.length);
    if (same) same.push(candidate);
    else byLength.set(candidate.length, [candidate]);
  }
  const answers = new Map<string, string | null>();
  let compared = 0;
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const isAsked = answers.size < MOST_SEARCHES && compared < MOST_COMPARISONS && name.length <= LONGEST_NAME;
    const most = mostEdits(name);
    const near = isAsked ? withLength(byLength, name.length - most, name.length + most) : [];
    compared += near.length;
    const answer = search(name, near, most);
    answers.set(name, answer);
    return answer;
  };
}

/** A text with more broken names than this has another trouble than misspelling, and the search would take long. */
const MOST_SEARCHES = 100;
const MOST_COMPARISONS = 20_000;
const LONGEST_NAME = 80;

/** One edit in three characters still reads as the same name misspelt. */
function mostEdits(name: string): number {
  return Math.min(4, Math.max(1, Math.floor(name.length / 3)));
}

function withLength(byLength: ReadonlyMap<number, readonly string[]>, least: number, most: number): readonly string[] {
  return Array.from({ length: most - least + 1 }, (_, index) => byLength.get(least + index) ?? []).flat();
}

function search(name: string, candidates: readonly string[], most: number): string | null {
  const wanted = folded(name);
  let best: string | null = null;
  let fewest = most + 1;
  for (const candidate of candidates) {
    const edits = candidate === name ? most + 1 : countEdits(wanted, folded(candidate));
    if (edits < fewest || (edits === fewest && best !== null && candidate < best)) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

/** `No_Weapons` and `no-weapons` differ in no letter. */
function folded(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

/** Letters to insert, drop, replace or swap with their neighbour to make one word of the other. */
function countEdits(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let edits = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) edits = Math.min(edits, (before[column - 2] ?? 0) + 1);
      current.push(edits);
    }
    before = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
