import { stemmer } from 'stemmer';

/** A word of a prompt or clause, made comparable. */
export interface Word {
  readonly text: string;
  readonly stem: string;
  readonly capital: boolean;
  /** carries no content of its own: an article, a preposition, an auxiliary */
  readonly stop: boolean;
  /** ends in 's or s' */
  readonly possessive: boolean;
  /** a comma, colon or the like stands between the word before and this one */
  readonly afterBreak: boolean;
  /** number of the sentence it stands in, from 0 */
  readonly sentence: number;
}

/** Splits a text into words with their stems. British and American spellings, irregular forms and reflexives meet in one stem. */
export function readWords(text: string): readonly Word[] {
  const words: Word[] = [];
  let end = 0;
  let sentence = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*['’]?/gu)) {
    const gap = text.slice(end, match.index);
    if (/[.!?\n]/.test(gap) && words.length > 0) sentence += 1;
    const lower = match[0].toLowerCase().replaceAll('’', "'");
    const possessive = /(?:'s|s')$/.test(lower);
    const bare = lower.replace(/'s?$/, '');
    const stop =
      STOP_WORDS.has(bare) ||
      (bare === 'used' && /^\s+to\b/.test(text.slice(match.index + match[0].length))) ||
      /n't$|'(?:m|re|ve|ll|d)$/.test(bare);
    words.push({
      text: bare,
      stem: stemOf(bare),
      capital: /^\p{Lu}/u.test(match[0]),
      stop,
      possessive,
      afterBreak: /[^\s-]/.test(gap),
      sentence,
    });
    end = match.index + match[0].length;
  }
  return words;
}

/** The stems of the words of a text that carry content, in order. */
export function contentStems(text: string): string[] {
  return readWords(text)
    .filter((word) => !word.stop)
    .map((word) => word.stem);
}

/** The stem under which a word is found, whatever its form. */
export function stemOf(word: string): string {
  if (REFLEXIVE.test(word)) return 'self';
  const plain = IRREGULAR[word] ?? word;
  const american = plain.replace(/(?<=\w{3})our(?=s?$|ed$|ing$|hood)/, 'or').replace(/(?<=\w{4})is(?=e[ds]?$|ing$|ation)/, 'iz');
  return stemmer(american);
}

const REFLEXIVE = /^(?:my|your|him|her|it|one|our|them)sel(?:f|ves)$/;

/** Common irregular forms, each with its base. */
const IRREGULAR: Readonly<Record<string, string>> = {
  made: 'make',
  built: 'build',
  bought: 'buy',
  sold: 'sell',
  stole: 'steal',
  stolen: 'steal',
  wrote: 'write',
  written: 'write',
  shot: 'shoot',
  hung: 'hang',
  fought: 'fight',
  broke: 'break',
  broken: 'break',
  got: 'get',
  gotten: 'get',
  found: 'find',
  took: 'take',
  taken: 'take',
  gave: 'give',
  given: 'give',
  hid: 'hide',
  hidden: 'hide',
  blew: 'blow',
  blown: 'blow',
  burnt: 'burn',
  grew: 'grow',
  grown: 'grow',
  died: 'die',
  dying: 'die',
  women: 'woman',
  men: 'man',
  children: 'child',
  wives: 'wife',
  knives: 'knife',
  lives: 'life',
  thieves: 'thief',
  people: 'person',
  persons: 'person',
  kids: 'child',
  kid: 'child',
  beaten: 'beat',
  drove: 'drive',
  driven: 'drive',
  did: 'do',
  went: 'go',
  gone: 'go',
  spied: 'spy',
  forbade: 'forbid',
  forbidden: 'forbid',
  hurt: 'harm',
  hurts: 'harm',
  hurting: 'harm',
  phone: 'telephone',
  phones: 'telephone',
  cellphone: 'telephone',
  photo: 'photograph',
  photos: 'photograph',
  marihuana: 'marijuana',
  pic: 'picture',
  id: 'identity',
  ids: 'identity',
  licence: 'license',
  licences: 'license',
};

const STOP_WORDS = new Set(
  `a an the this that these those there here i me my mine we us our ours you your yours he him his she her hers it its they them their theirs one ones
  who whom whose which what when where why how and or nor but if then than so as of in on at by for from to with without within into onto over under
  about against between through during before after above below up down off out again once also only just even still yet too very much more most less
  some any all each every both few many other others another such no not never own same s t d
  am is are was were be been being do does did doing have has had having can could shall should will would may might must
  let lets please tell show give gives giving say says saying said ask asks asking asked explain describe list know think want wants wanted need needs
  like way ways step steps best better good great thing things something anything really actually currently exactly simply primarily
  assistant model user users request requests answer answers response content whether while until because since yes ok okay hello hi
  today tomorrow tonight now quickly quietly secretly safely accurately repeatedly without best`.split(/\s+/),
);
