import type { Sentence } from '../text/sentence.ts';
import type { CandidateTerm } from './candidate-terms.ts';
import { isCommonNoun, isOrdinaryModifier } from './nouns.ts';
import { type Place, termKey } from './places.ts';

/** Finds words in quotation marks before a noun of policies: `"borderline" content`. What somebody says is none. */
export function findQuoted(sentences: readonly Sentence[]): CandidateTerm[] {
  const found = new Map<string, { readonly words: readonly string[]; readonly uses: [Place, Place][] }>();
  for (const sentence of sentences) {
    const { clause, english, section } = sentence;
    if (clause === null || !english || section.role === 'examples' || !/["“]/.test(sentence.text)) continue;
    for (const match of sentence.text.matchAll(QUOTED)) {
      const [, before = '', open = '', term = '', next = ''] = match;
      const own = term.split(' ');
      if (!isCommonNoun(next) || SAYS.test(before)) continue;
      const index = match.index + before.length + open.length;
      const place: Place = { word: term, lower: term.toLowerCase(), sentence, index, number: 0 };
      const known = found.get(termKey(own));
      if (known) known.uses.push([place, place]);
      else found.set(termKey(own), { words: own, uses: [[place, place]] });
    }
  }
  return [...found.values()].filter(({ words, uses }) => uses.length > 1 || words.every(isOrdinaryModifier));
}

const QUOTED = /([\w'’-]+\s|[,(]\s?|^)(["“])([a-z][a-z-]{2,20}(?: [a-z][a-z-]{2,20}){0,2})["”](?:\s([a-z]+))?/g;
/** What stands before quoted speech, and before words that are named as words. */
const SAYS =
  /(?:say|says|said|saying|word|words|term|terms|phrase|phrases|like|ask|asks|asked|write|writes|called|calls|named|or|and|as|to|than|answer|reply|prompt|question|saying|title|titled|no|any|not|so-called|label|labelled|labeled|[,(])\s?$/i;
