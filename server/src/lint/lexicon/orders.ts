import { IMPERATIVE_VERBS } from '../../spec/imperative-verbs.ts';
import { type FoundWords, findWords, type Sentence } from '../text/sentence.ts';
import { isReason, isSubordinate } from './sentence-parts.ts';
import { wordsAt } from './used-words.ts';

/** "Must decline to quote it but ensure to sum it up": what comes after "but" is another act. */
export function orderAfterBut(sentence: Sentence, duty: FoundWords | undefined): FoundWords | undefined {
  const { plain } = sentence;
  if (!duty || plain.length > LONGEST || !plain.includes(' but ') || isReason(plain, duty.index)) return undefined;
  return findWords(sentence, AFTER_BUT).find(({ index }) => index > duty.index && !isSubordinate(plain, index));
}

const AFTER_BUT =
  /(?<=\bbut (?:(?:also|instead|then|still|always) )?)(?:ensure|make sure|do not|don['’]t|never|offer|provide|give|explain|suggest)\b(?= [a-z])/gi;

/** The orders of a sentence that is nothing else: "Do not guess; say so; ask the user; and log the case." */
export function ordersInARow(sentence: Sentence): readonly FoundWords[] {
  const { plain, english, section } = sentence;
  if (!english || plain.length > LONGEST || section.role === 'examples') return [];
  const orders: FoundWords[] = [];
  let from = 0;
  for (const part of plain.split(';')) {
    const [, lead = '', verb = ''] = ORDER.exec(part) ?? [];
    if (!IMPERATIVE_VERBS.has(verb.toLowerCase()) && !HAS_OBJECT.test(part.slice(lead.length + verb.length))) return [];
    orders.push(wordsAt(sentence, from + lead.length, verb.length));
    from += part.length + 1;
  }
  return orders;
}

/** A rule has fewer characters. */
const LONGEST = 600;
/** A word before an article is a verb: "log the case". */
const HAS_OBJECT = /^ (?:the|an?|its|their|each|any|all|it|them) /;
const ORDER = /^(\W*(?:(?:and|then|also|do not|don['’]t|never) ){0,3})([a-z-]+)/i;
