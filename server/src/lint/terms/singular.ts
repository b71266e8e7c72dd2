/** A word or phrase, lower case, without the "s" of its plural: enough to tell that two forms are one term. */
export function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
