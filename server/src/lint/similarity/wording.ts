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

/** Makes a reader of clauses that looks at each word once. */
export function createWordingReader(): (text: string) => Wording {
  const known = new Map<string, Read>();
  const read = (word: string): Read => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const fresh = { kind: kindOf(word), folded: word.length > 4 ? word.replace(/(?:ies|es|s|ing|ed)$/, '') : word };
    known.set(word, fresh);
    return fresh;
  };
  return (text) => {
    const content = new Set<string>();
    const numbers: string[] = [];
    let negations = 0;
    let modal = '';
    const lower = text.toLowerCase();
    for (const word of lower.replace(/['’]s\b/g, '').match(WORD) ?? []) {
      const { kind, folded } = read(word);
      if (kind === 'number') numbers.push(word);
      else if (kind === 'negation') negations += 1;
      else if (kind === 'modal') modal ||= word;
      else if (kind === 'content') content.add(folded);
    }
    // "A overrides B" and "B overrides A" have the same words.
    const [first] = content;
    if (first !== undefined && ORDERS.test(lower)) content.add(`${first} first`).delete(first);
    return { content, negated: negations % 2 === 1, modal, numbers: numbers.join(' ') };
  };
}

/** What a word is for a clause, and its beginning, which stands for all its forms. */
interface Read {
  readonly kind: 'number' | 'negation' | 'modal' | 'small' | 'content';
  readonly folded: string;
}

function kindOf(word: string): Read['kind'] {
  if (/^\p{N}/u.test(word)) return 'number';
  if (NEGATIONS.has(word) || /n['’]t$/.test(word)) return 'negation';
  if (MODALS.has(word)) return 'modal';
  return SMALL_WORDS.has(word) ? 'small' : 'content';
}

const ORDERS = /\b(?:overrid|supersed|outrank|prevail|outweigh|precedence|priority over|yields? to|wins? over)/;
const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;
const NEGATIONS: ReadonlySet<string> = new Set('not no never cannot without neither'.split(' '));
const MODALS: ReadonlySet<string> = new Set('must should may can will shall might could ought'.split(' '));
const SMALL_WORDS: ReadonlySet<string> = new Set(
  'a an the and or of to in on at by for from with as into it its is are be been this that these those their there they them which who does do did has have had also assistant model'.split(
    ' ',
  ),
);
