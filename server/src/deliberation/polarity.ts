/** The words that turn a rule round: negations and modal verbs. */

const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ['not', ['not', 'never', 'no', 'nor', 'neither', 'none', 'nothing', 'without']],
  ['must', ['must', 'shall']],
  ['should', ['should', 'ought']],
  ['may', ['may', 'might']],
  ['can', ['can']],
  ['could', ['could']],
  ['will', ['will']],
  ['would', ['would']],
  ['allowed', ['allowed', 'allow', 'allows', 'permitted', 'permit', 'permits', 'acceptable']],
  [
    'prohibited',
    ['prohibited', 'prohibit', 'prohibits', 'forbidden', 'forbids', 'disallowed', 'disallow', 'disallows', 'banned'],
  ],
  ['refuse', ['refuse', 'refuses', 'decline', 'declines']],
  ['comply', ['comply', 'complies']],
  ['required', ['required', 'require', 'requires', 'mandatory']],
  ['optional', ['optional']],
];
const GROUP_OF = new Map(GROUPS.flatMap(([group, words]) => words.map((word) => [word, group] as const)));
const CONTRACTED: { readonly [word: string]: string } = { "can't": 'can', "won't": 'will', "shan't": 'must' };

/** Whether two runs of folded words differ in a negation or a modal verb. */
export function changesMeaning(some: readonly string[], others: readonly string[]): boolean {
  return polarityOf(some) !== polarityOf(others);
}

export function isNegation(word: string): boolean {
  return GROUP_OF.get(word) === 'not' || word === 'cannot' || word.endsWith("n't");
}

function polarityOf(words: readonly string[]): string {
  return words.flatMap(markersOf).sort().join(' ');
}

function markersOf(word: string): readonly string[] {
  if (word === 'cannot') return ['can', 'not'];
  if (!word.endsWith("n't")) {
    const group = GROUP_OF.get(word);
    return group === undefined ? [] : [group];
  }
  const verb = CONTRACTED[word] ?? word.slice(0, -3);
  return [...markersOf(verb), 'not'];
}
