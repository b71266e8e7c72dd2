/** The words of a clause, those that it shares with others of its subject apart from those that say how it binds. */
export interface Wording {
  readonly content: ReadonlySet<string>;
  /** an odd number of negations */
  readonly negated: boolean;
  /** the first modal verb: `must`, `should`, `may` */
  readonly modal: string;
  /** every number, in order */
  readonly numbers: string;
}

/** Makes a reader of clauses that folds each word once. */
export function createWordingReader(): (text: string) => Wording {
  const known = new Map<string, string>();
  const fold = (word: string): string => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const folded = word.length > 4 ? word.replace(/(?:ies|es|s|ing|ed)$/, '') : word;
    known.set(word, folded);
    return folded;
  };
  return (text) => {
    const content = new Set<string>();
    const numbers: string[] = [];
    let negations = 0;
    let modal = '';
    for (const [word] of text
      .toLowerCase()
      .replace(/['’]s\b/g, '')
      .matchAll(WORD)) {
      if (/^\p{N}/u.test(word)) numbers.push(word);
      else if (NEGATIONS.has(word) || /n['’]t$/.test(word)) negations += 1;
      else if (MODALS.has(word)) modal ||= word;
      else if (!SMALL_WORDS.has(word)) content.add(fold(word));
    }
    // "A overrides B" and "B overrides A" have the same words.
    const [first] = content;
    if (first !== undefined && ORDERS.test(text)) content.add(`${first} first`).delete(first);
    return { content, negated: negations % 2 === 1, modal, numbers: numbers.join(' ') };
  };
}

const ORDERS = /\b(?:overrid|supersed|outrank|prevail|outweigh|precedence|priority over|yields? to|wins? over)/i;
const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;
const NEGATIONS: ReadonlySet<string> = new Set('not no never cannot without neither'.split(' '));
const MODALS: ReadonlySet<string> = new Set('must should may can will shall might could ought'.split(' '));
const SMALL_WORDS: ReadonlySet<string> = new Set(
  'a an the and or of to in on at by for from with as into it its is are be been this that these those their there they them which who does do did has have had also assistant model'.split(
    ' ',
  ),
);
