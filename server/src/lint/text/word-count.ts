/** Words and letters of a text, as far as they tell a language. */
export interface WordCount {
  readonly words: number;
  readonly english: number;
  readonly foreign: number;
  readonly letters: number;
  /** letters of other scripts than Latin */
  readonly otherLetters: number;
}

export const NO_WORDS: WordCount = { words: 0, english: 0, foreign: 0, letters: 0, otherLetters: 0 };

export function countWords(text: string): WordCount {
  let english = 0;
  let foreign = 0;
  let letters = 0;
  const words = text.toLowerCase().match(WORD) ?? [];
  for (const word of words) {
    letters += word.length;
    if (ENGLISH.has(word)) english += 1;
    else if (FOREIGN.has(word)) foreign += 1;
  }
  const otherLetters = text.match(OTHER_LETTER)?.length ?? 0;
  return { words: words.length, english, foreign, letters: letters + otherLetters, otherLetters };
}

export function addCounts(one: WordCount, other: WordCount): WordCount {
  return {
    words: one.words + other.words,
    english: one.english + other.english,
    foreign: one.foreign + other.foreign,
    letters: one.letters + other.letters,
    otherLetters: one.otherLetters + other.otherLetters,
  };
}

const ENGLISH = new Set(
  'the of and to a that is it for not or with as on by this are be should must may when which from if their any does do can user users how what who than has have been about they your you only'.split(
    ' ',
  ),
);
const FOREIGN = new Set(
  'der die das und nicht ein eine ist mit für auf den dem des zu werden oder le la les et une dans pas que qui est pour sur par du au el los las y en por con para una se del no lo il di che per non sono della het een van niet zijn voor op met och att det som inte är på de da do em um uma os nie się jest że na od dla przez oraz lub ve bir için bu ile değil je se pro jako'.split(
    ' ',
  ),
);

/** A word in Latin letters, accents included. */
const WORD = /[a-z\u00c0-\u024f]+/g;
/** A letter of another script: neither Latin nor punctuation nor a symbol. */
const OTHER_LETTER = /[\u0370-\u1fff\u3040-\ud7ff]/g;
