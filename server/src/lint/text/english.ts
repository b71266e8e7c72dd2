import { groupBy } from '../../spec/group-by.ts';
import type { Prose } from '../../spec/index.ts';

/**
 * Tells which prose is English, by the words that English sentences cannot do without. A list item has few of them, so it
 * is judged together with its section, and a short section with its file.
 */
export function createEnglishDetector(prose: readonly Prose[]): (prose: Prose) => boolean {
  const counted = new Map(prose.map((each) => [each, countWords(each.text)]));
  const countOf = (each: Prose) => counted.get(each) ?? NOTHING;
  const total = (by: (each: Prose) => string) =>
    new Map([...groupBy(prose, by)].map(([key, group]) => [key, group.map(countOf).reduce(add, NOTHING)]));
  const sections = total((each) => each.section);
  const files = total((each) => each.path);
  return (each) => {
    const own = countOf(each);
    if (own.english >= own.words * ENOUGH && own.words > 0) return own.foreign <= own.english;
    if (own.otherLetters * 4 > own.letters || own.foreign > Math.max(1, own.english)) return false;
    const section = sections.get(each.section) ?? NOTHING;
    const wider = section.words >= FEW ? section : (files.get(each.path) ?? NOTHING);
    // A few short items may hold none of these words, and nothing that says otherwise.
    if (wider.words < SHORT && wider.foreign === 0) return true;
    if (wider.english >= wider.words * ENOUGH) return wider.foreign <= wider.english;
    // Policies in telegraphic style leave most of these words out; another language brings its own.
    return wider.english >= wider.words * FEWEST && wider.foreign * 4 <= wider.english;
  };
}

interface Count {
  readonly words: number;
  readonly english: number;
  readonly foreign: number;
  readonly letters: number;
  /** letters of other scripts than Latin */
  readonly otherLetters: number;
}

const NOTHING: Count = { words: 0, english: 0, foreign: 0, letters: 0, otherLetters: 0 };
/** The share of such words in English prose is about 0.4, in other languages under 0.05. */
const ENOUGH = 0.12;
const FEWEST = 0.03;
const FEW = 30;
const SHORT = 60;

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

function countWords(text: string): Count {
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

function add(one: Count, other: Count): Count {
  return {
    words: one.words + other.words,
    english: one.english + other.english,
    foreign: one.foreign + other.foreign,
    letters: one.letters + other.letters,
    otherLetters: one.otherLetters + other.otherLetters,
  };
}
