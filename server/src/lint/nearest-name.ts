/** Searches for a misspelt name among many names; each name is looked up once. */
export function createNearestName(candidates: Iterable<string>): (name: string) => string | null {
  const byLength = new Map<number, string[]>();
  for (const candidate of new Set(candidates)) {
    const same = byLength.get(candidate.length);
    if (same) same.push(candidate);
    else byLength.set(candidate.length, [candidate]);
  }
  const answers = new Map<string, string | null>();
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const answer = answers.size < MOST_SEARCHES && name.length <= LONGEST_NAME ? search(name, byLength) : null;
    answers.set(name, answer);
    return answer;
  };
}

/** A text with more broken names than this has another trouble than misspelling, and the search would take long. */
const MOST_SEARCHES = 100;
const LONGEST_NAME = 80;

/** One edit in three characters still reads as the same name misspelt. */
function search(name: string, byLength: ReadonlyMap<number, readonly string[]>): string | null {
  const most = Math.min(4, Math.max(1, Math.floor(name.length / 3)));
  const wanted = folded(name);
  let best: string | null = null;
  let fewest = most + 1;
  for (let length = name.length - most; length <= name.length + most; length += 1) {
    for (const candidate of byLength.get(length) ?? []) {
      const edits = candidate === name ? most + 1 : countEdits(wanted, folded(candidate));
      if (edits < fewest || (edits === fewest && best !== null && candidate < best)) {
        best = candidate;
        fewest = edits;
      }
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
