import { stemmer } from 'stemmer';

/** No word is longer; what is may be a megabyte. */
const LONGEST_WORD = 40;
/** More words than any spec has. */
const MOST_WORDS = 50_000;

const known = new Map<string, string>();

/** The stem of a lower-case word. A spec repeats its words from rule to rule and from version to version, and a stem takes long. */
export function stemOf(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  if (word.length > LONGEST_WORD) return word;
  const stem = stemmer(word);
  if (known.size >= MOST_WORDS) known.clear();
  known.set(word, stem);
  return stem;
}
