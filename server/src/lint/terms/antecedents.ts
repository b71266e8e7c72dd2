import { isFunctionWord } from './function-words.ts';
import { type Noun, nounOf } from './noun-kinds.ts';

/** Something that a pronoun after it may stand for: one noun, or several joined by "and" or "or". */
export interface Antecedent {
  readonly kind: Noun['kind'];
  readonly isPlural: boolean;
  /** as written, with its article: "a developer message" */
  readonly words: string;
  /** the nouns that it joins by "and" */
  readonly joined?: readonly [string, string];
  /** the noun itself, lower case, singular */
  readonly noun: string;
}

/**
 * Reads what a stretch of text names: the nouns that policies are about. A noun after "of"
 * belongs to the one before it, and nouns joined by "and" or "or" count as one.
 */
export function readAntecedents(text: string): Antecedent[] {
  const words = [...text.matchAll(WORD)].map((match) => ({
    lower: match[0].toLowerCase(),
    from: match.index,
    to: match.index + match[0].length,
  }));
  const found: Phrase[] = [];
  words.forEach((_, number) => {
    const phrase = phraseEndingAt(text, words, number);
    if (!phrase) return;
    const last = found.at(-1);
    if (last && JOINS.test(text.slice(last.to, phrase.from))) {
      const isPlural = last.isPlural || text.slice(last.to, phrase.from).includes(' and ');
      const joined = { joined: [last.words, phrase.words] as const };
      const isPair = isPlural && !last.isPlural && !phrase.isPlural;
      found[found.length - 1] = {
        ...last,
        ...(isPair ? joined : {}),
        isPlural,
        words: text.slice(last.from, phrase.to),
        to: phrase.to,
      };
    } else if (last && OF_IT.test(text.slice(last.to, phrase.from))) {
      found[found.length - 1] = { ...last, to: phrase.to };
    } else if (!found.slice(-6).some((other) => isSame(other, phrase))) found.push(phrase);
  });
  return found;
}

const WORD = /[A-Za-z0-9\u00c0-\u024f]+(?:['’-][A-Za-z0-9\u00c0-\u024f]+)*/g;
/** "A post with a link": the second noun says which post. */
const OF_IT = /^\s(?:with|about|on|for|in|from|at|of|by)\s$/i;
const JOINS = /^,?\s(?:and|or)\s$/i;

interface Word {
  readonly lower: string;
  readonly from: number;
  readonly to: number;
}

interface Phrase extends Antecedent {
  readonly from: number;
  readonly to: number;
}

function phraseEndingAt(text: string, words: readonly Word[], number: number): Phrase | null {
  const head = words[number];
  const next = words[number + 1];
  if (!head || isFunctionWord(head.lower)) return null;
  const first = firstOfPhrase(words, number);
  const opening = words[first];
  const article = opening && ARTICLES.has(opening.lower) ? opening.lower : null;
  const named = nounOf(head.lower);
  if (!opening || !named || isVerb(words, number, first)) return null;
  // "A developer message": the noun is the last one, and a verb after it ends the phrase.
  if (
    next &&
    touches(head, next) &&
    !isFunctionWord(next.lower) &&
    !isVerb(words, number + 1, first) &&
    (nounOf(next.lower) || article !== null) &&
    !/(?:ed|ing|ly)$/.test(next.lower)
  )
    return null;
  if (/^(?:of|by|as)$/.test(words[first - 1]?.lower ?? '')) return null;
  return {
    kind: named.kind,
    isPlural: named.isPlural,
    noun: named.singular,
    words: text.slice(opening.from, head.to),
    from: opening.from,
    to: head.to,
  };
}

/** A phrase goes back to its article, over at most three words. */
function firstOfPhrase(words: readonly Word[], number: number): number {
  for (let at = number; at >= Math.max(0, number - 3); at -= 1) {
    if (at < number && !touches(words[at], words[at + 1])) return at + 1;
    const word = words[at]?.lower ?? '';
    if (ARTICLES.has(word)) return at;
    if (at < number && isFunctionWord(word)) return at + 1;
  }
  return number;
}

const ARTICLES: ReadonlySet<string> = new Set(
  'a an the another any each every some this these those its their his her our your no one two'.split(' '),
);
const SINGULAR = /^(?:an?|the|another|each|every|one|this)$/;

/** "The user requests a refund", "must report": the word does something here. */
function isVerb(words: readonly Word[], number: number, first: number): boolean {
  const [before, word, next] = [words[number - 1]?.lower ?? '', words[number]?.lower ?? '', words[number + 1]?.lower ?? ''];
  if (/^(?:to|must|should|may|can|cannot|will|not|shall|they|it|you|we|who|that|which|never|also)$/.test(before))
    return !ARTICLES.has(before) || first === number || before === 'that';
  const isBeforeObject = next === '' || isFunctionWord(next) || ARTICLES.has(next) || /ing$/.test(next);
  return (
    word.endsWith('s') &&
    !word.endsWith('ss') &&
    number > first + 1 &&
    isBeforeObject &&
    SINGULAR.test(words[first]?.lower ?? '') &&
    !before.endsWith('s') &&
    (ARTICLES.has(next) || /^(?:about|for|to|with|in|at|on|by|against|from|that|whether|it|them|him|her)$/.test(next)) &&
    before !== ''
  );
}

function touches(one: Word | undefined, next: Word | undefined): boolean {
  return one !== undefined && next !== undefined && next.from === one.to + 1;
}

function isSame(one: Phrase, other: Phrase): boolean {
  if (/^another /i.test(other.words)) return false;
  return one.noun === other.noun && (bare(one.words).endsWith(bare(other.words)) || bare(other.words).endsWith(bare(one.words)));
}

function bare(words: string): string {
  return words.toLowerCase().replace(/^(?:an?|the|this|that|any|each|every) /, '');
}
