/**
 * Words and phrases to look for, lower case, by the longest word of each: a sentence without that word does not hold the
 * phrase. No pattern is made of them: a long alternation costs more to compile than a spec takes to search.
 */
export type Phrases = ReadonlyMap<string, readonly string[]>;

/** @param list plain text, no patterns; one blank between words */
export function phrases(list: readonly string[]): Phrases {
  const byWord = new Map<string, string[]>();
  for (const phrase of new Set(list.map(inPlainForm))) {
    const word = longestWord(phrase);
    const group = byWord.get(word);
    if (group) group.push(phrase);
    else if (word !== '') byWord.set(word, [phrase]);
  }
  return byWord;
}

/** Each of the first words with each of the last: "as" and "where" with "possible" and "needed". */
export function combine(first: readonly string[], last: readonly string[]): string[] {
  return first.flatMap((one) => last.map((other) => `${one} ${other}`));
}

/**
 * Where phrases stand in a text as whole words, in order; of two that overlap the first, then the longer.
 *
 * @param lower the text in lower case
 */
export function findPhrases(lower: string, list: readonly string[]): { readonly index: number; readonly length: number }[] {
  const found = list.flatMap((phrase) => {
    const places: { index: number; length: number }[] = [];
    for (
      let index = lower.indexOf(phrase);
      index >= 0 && places.length < MOST;
      index = lower.indexOf(phrase, index + phrase.length)
    )
      if (!isInWord(lower[index - 1]) && !isInWord(lower[index + phrase.length])) places.push({ index, length: phrase.length });
    return places;
  });
  let end = 0;
  return found
    .sort((a, b) => a.index - b.index || b.length - a.length)
    .filter(({ index, length }) => {
      if (index < end) return false;
      end = index + length;
      return true;
    });
}

/** Of one phrase in one text: what holds more is no prose. */
const MOST = 100;
const WORDS = /[a-z0-9]+(?:['’-][a-z0-9]+)*/g;

function isInWord(character: string | undefined): boolean {
  return character !== undefined && /[\w-]/.test(character);
}

/** Nearly all phrases are written so already, and take no pattern apart: these lists are read whenever a command starts. */
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

function inPlainForm(phrase: string): string {
  return PLAIN.test(phrase) ? phrase : phrase.trim().toLowerCase().replace(/\s+/g, ' ');
}

function longestWord(phrase: string): string {
  const words = PLAIN.test(phrase) ? phrase.split(' ') : (phrase.match(WORDS) ?? []);
  let longest = '';
  for (const word of words) if (word.length > longest.length) longest = word;
  return longest;
}
