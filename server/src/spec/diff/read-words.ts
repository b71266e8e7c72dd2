import { stemmer } from 'stemmer';

/** Finds the words of texts; one reader serves both versions, since they share most of their words. */
export interface WordReader {
  /** the stems of the words that name things, in order */
  readonly content: (text: string) => readonly string[];
  /** every word, in lower case */
  readonly words: (text: string) => readonly string[];
  readonly stem: (word: string) => string;
}

export function createWordReader(): WordReader {
  const stems = new Map<string, string>();
  const contents = new Map<string, readonly string[]>();
  const stem = (word: string) => {
    const known = stems.get(word) ?? (word.length > LONGEST_WORD ? word : stemmer(word));
    stems.set(word, known);
    return known;
  };
  return {
    words: readWords,
    stem,
    content: (text) => {
      const known =
        contents.get(text) ?? readWords(text).flatMap((word) => (SMALL_WORDS.has(word) ? [] : [ALIKE.get(word) ?? stem(word)]));
      contents.set(text, known);
      return known;
    },
  };
}

/** Verbs of doing for somebody, which policies exchange freely: each is taken for the first of its line. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  [
    'give gives giving given provide provides providing provided offer offers offering offered supply supplies supplying supplied',
    'help helps helping helped assist assists assisting assisted aid aids aiding aided',
    'answer answers answering answered respond responds responding responded response responses reply replies replying replied',
  ].flatMap((line) => {
    const [first = '', ...others] = line.split(' ');
    return [first, ...others].map((word) => [word, first] as const);
  }),
);

/** No word of a language is longer; the time of stemming one grows faster than its length. */
const LONGEST_WORD = 40;

function readWords(text: string): readonly string[] {
  return text.toLowerCase().replaceAll('’', "'").match(WORD) ?? [];
}

/** A letter of a script without spaces is a word by itself. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}])+(?:'(?:t|s|re|ve|ll|d)\b)?/gu;

/** Words that name nothing by themselves: grammar, modal verbs, and what every clause of a policy says. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  `a an the this that these those it its it's they them their there here he she his her we our us you your who whom whose which what
  of to in on at by for from with into onto upon about as than so such and or nor but if then when whenever where while because since
  be is are was were been being am do does did doing done have has had having
  must shall should ought may might can cannot can't will would could won't need needs needed mustn't shouldn't not n't don't doesn't
  never always require requires required allow allows allowed permit permits permitted prohibit prohibits prohibited forbid forbids
  forbidden disallow disallows disallowed expected supposed
  assistant assistants model models ai chatbot chatbots bot bots agent agents llm llms
  ask asks asking asked
  request requests requesting requested ensure ensures refuse refuses refusing decline declines declining reject rejects rejecting
  avoid avoids avoiding refrain refrains refraining tolerate tolerates tolerated accept accepts accepted acceptable
  user users person people someone anyone anybody
  also thus therefore however instead simply just very too either both rather
  generally usually typically normally ordinarily often sometimes mostly ideally
  all any every each some certain most many several`.split(/\s+/),
);
