/** The candidates that what is typed may stand for, the best first; those that match equally well stay in order. */
export function bestMatches<T>(
  candidates: readonly T[],
  wordsOf: (candidate: T) => string,
  typed: string,
  most = MOST_OFFERED,
): { readonly found: readonly T[]; readonly isIncomplete: boolean } {
  if (typed === '') return { found: candidates.slice(0, most), isIncomplete: candidates.length > most };
  const wanted = typed.toLowerCase();
  const byRank: readonly T[][] = [[], [], [], []];
  for (const candidate of candidates) {
    const rank = rankOf(wordsOf(candidate).toLowerCase(), wanted);
    if (rank !== null) byRank[rank]?.push(candidate);
  }
  const all = byRank.flat();
  return { found: all.slice(0, most), isIncomplete: all.length > most };
}

/** Nobody reads on; more letters find the rest. */
export const MOST_OFFERED = 200;

/** 0: begins so; 1: a word of it does; 2: holds it; 3: has its letters, in order; null: not even that. */
function rankOf(words: string, wanted: string): number | null {
  const at = words.indexOf(wanted);
  if (at === 0) return 0;
  if (at > 0) return /[\p{L}\p{N}]/u.test(words.charAt(at - 1)) ? 2 : 1;
  let from = 0;
  for (const letter of wanted) {
    const found = words.indexOf(letter, from);
    if (found < 0) return null;
    from = found + letter.length;
  }
  return 3;
}
