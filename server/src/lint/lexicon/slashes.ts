/** Words joined by a slash, which stands for "or", for "and", or for "that is". */
export interface Slashed {
  readonly index: number;
  readonly text: string;
  readonly words: readonly string[];
}

/** Finds them in a sentence: not units, paths, dates, abbreviations nor the pairs that English joins so. */
export function findSlashed(plain: string): Slashed[] {
  return [...plain.matchAll(SLASHED)].flatMap((match) => {
    const text = match[0];
    const words = text.split('/');
    const isName =
      words.some((word) => word.length < 3 || IDIOM.has(word.toLowerCase())) ||
      PATH.test(plain.slice(match.index - 1, match.index));
    return isName || isSwitch(words) || (words.every((word) => /^[A-Z]/.test(word)) && words.length === 2)
      ? []
      : [{ index: match.index, text, words }];
  });
}

/** "Enable/disable memory" is one switch with two positions. */
function isSwitch(words: readonly string[]): boolean {
  const [first = '', second = ''] = words.map((word) => word.toLowerCase());
  return (
    words.length === 2 && (OPPOSITES.has(`${first}/${second}`) || /^(?:de|dis|un|im|in|ir|non-?)$/.test(prefixOf(first, second)))
  );
}

/** What one of two words has before the other: "un" of "lock/unlock". */
function prefixOf(first: string, second: string): string {
  if (second.endsWith(first)) return second.slice(0, second.length - first.length);
  return first.endsWith(second) ? first.slice(0, first.length - second.length) : '';
}

const OPPOSITES: ReadonlySet<string> = new Set(
  'enable/disable disable/enable activate/deactivate start/stop open/close opened/closed show/hide connect/disconnect enabled/disabled expand/collapse increase/decrease encrypt/decrypt import/export upload/download online/offline public/private before/after accept/reject'.split(
    ' ',
  ),
);

/** At most four: a longer row is a path. Capitals only first, as in a title or at the head of an item. */
const SLASHED = /(?<![\w/.:@#<'’-])[A-Za-z][a-z]+(?:-[a-z]+)?(?:\/[A-Za-z][a-z]+(?:-[a-z]+)?){1,3}(?![\w/@-]|\.[a-z])/g;
const PATH = /[\\~`]/;
/** Half of a pair that English writes with a slash. */
const IDIOM: ReadonlySet<string> = new Set(
  'and or he she his her him hers they them their yes no true false pass fail on off either km per in out input output read write start end opt text image application http https www com org html json client server user assistant valid invalid safe unsafe allow deny male female man woman copy paste drag drop'.split(
    ' ',
  ),
);
