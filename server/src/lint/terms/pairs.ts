import type { Sentence } from '../text/sentence.ts';
import { nounOf } from './noun-kinds.ts';
import type { OpenReferent } from './referents.ts';

/**
 * Finds "it" after two things that one verb brings together ("compare the complaint with the report and delete it"), and "he" or
 * "she" after two people of whom one acts on the other ("a moderator warns a customer after he has complained").
 */
export function findPairs(sentence: Sentence): OpenReferent[] {
  const { plain } = sentence;
  if (plain.length > LONGEST) return [];
  return [
    ...(QUICK_IT.test(plain) ? inPattern(sentence, TWO_THINGS, isThing) : []),
    ...(CASE.test(plain) ? inPattern(sentence, TWO_COMPARED, isThing) : []),
    ...(/\bthem\b/i.test(plain) ? inPattern(sentence, TWO_LOTS, isLot) : []),
    ...inPattern(sentence, TWO_PEOPLE, isPerson),
  ].slice(0, 1);
}

function inPattern(sentence: Sentence, pattern: RegExp, fits: (words: string) => boolean): OpenReferent[] {
  const match = pattern.exec(sentence.plain);
  const { one, other, pronoun } = match?.groups ?? {};
  if (!match || !one || !other || !pronoun || !fits(one) || !fits(other)) return [];
  const to = match.index + match[0].length;
  return [{ sentence, from: to - pronoun.length, to, fits: [one, other] }];
}

/** A rule has fewer characters. */
const LONGEST = 600;
const CASE = /^\W*(?:if|when|where|whenever)\b/i;
const QUICK_IT = /\b(?:and|or|then) (?:then )?[a-z]+ it\b/i;
const NAMED = "(?:the|an?|each|every|any|its) [a-z][a-z'’-]*(?: (?!with|to|and|against|from|or|after|if)[a-z][a-z'’-]*){0,2}?";
const TWO_THINGS = new RegExp(
  String.raw`\b(?:(?:compare|match|check|merge|replace|combine|attach|link|read|keep|store|file|exchange|swap|send)s?) (?<one>${NAMED}) (?:with|against|and|beside|alongside) (?<other>${NAMED}),? (?:and|then|or) (?:then )?(?:must |should )?(?=)(?:delete|remove|keep|store|send|publish|label|log|archive|forward|correct|change|return|close|destroy|hide|mark|show|report|file|save|share|discard|reject|refuse|approve|move|block|post|sign|translate|edit|quote)s? (?<pronoun>it)\b`,
  'i',
);
const TWO_LOTS =
  /\b(?:compare|match|check|merge|replace|combine|attach|link|read|keep|store|file|exchange|swap)s? (?<one>the (?:[a-z-]+ )?[a-z]+s) (?:with|against|and|beside|alongside) (?<other>the (?:[a-z-]+ )?[a-z]+s),? (?:and|then) (?:then )?(?:delete|remove|keep|store|send|publish|log|archive|forward|correct|return|destroy|hide|file|discard|block|sign)s? (?<pronoun>them)\b/i;
const TWO_COMPARED =
  /^\W*(?:if|when|where|whenever) (?<one>(?:the|an?) [a-z-]+) (?:differs from|contradicts|repeats|quotes|replaces|resembles|matches|does not match|disagrees with|comes with|comes before|arrives with) (?<other>(?:the|an?) [a-z-]+), (?:[\w'’-]+ ){1,4}?(?:must|should|may|will|shall) (?:not |then |also )?[a-z]+ (?<pronoun>it)\b/i;
const TWO_PEOPLE =
  /\b(?<one>(?:the|an?|another|each|every|any|one) [a-z][a-z-]*) (?:(?:must|may|should|can|has|will) )?(?=)(?:warn|tell|inform|ask|report|call|ban|block|accuse|insult|threaten|contact|invite|answer|help|thank|pay|sue|mock|advise|teach|visit|meet|refer|suspend|remind|notify|interview|treat|question|criticise|criticize|follow|offend|replace|scold|recommend|mention|quote|writes? to|speak to|speak with|talk to|talk with)(?=)(?:s|e?d)? (?<other>(?:the|an?|another|each|every|any) [a-z][a-z-]*)(?:,? (?:after|before|when|because|if|while|until|once|that|and|as|unless|since)|,(?: then)?) (?<pronoun>he|she)\b/i;

function isThing(words: string): boolean {
  const noun = nounOf(headOf(words));
  return noun === null ? !/s$/.test(words) : noun.kind === 'thing' && !noun.isPlural;
}

function isLot(words: string): boolean {
  return nounOf(headOf(words))?.kind !== 'person';
}

/** A noun that is not known, beside such a verb, is a person too. */
function isPerson(words: string): boolean {
  const noun = nounOf(headOf(words));
  return noun === null || noun.kind === 'person';
}

function headOf(words: string): string {
  return words.toLowerCase().split(' ').at(-1) ?? '';
}
