import { allMatches } from '../../../spec/all-matches.ts';
import { JOIN } from '../../../spec/join.ts';

/** A kind of request that any spec on a model's answers meets. */
export interface RequestKind {
  /** the option of `request-gaps` that waives it */
  readonly option: 'disguise' | 'transformation' | 'intent' | 'minors' | 'followUp';
  readonly words: string;
  /** a title that is its name and nothing else */
  readonly title: RegExp;
  /** a sentence that speaks of it bears one of these */
  readonly signs: readonly Sign[];
  /** what it costs to say nothing */
  readonly cost: string;
}

/**
 * Kinds of words that make a sentence speak of a kind of request only if they stand there together: "in another language" is
 * said of answers too, and only what is done with a request makes it a rule on disguise.
 */
interface Sign {
  readonly all: readonly RegExp[];
  /** each stands near the next: a long sentence speaks of several things */
  readonly near?: true;
  /** words by which such a sentence speaks of something else */
  readonly none?: readonly RegExp[];
}

/** Whether a title, or the bold words that a paragraph begins with, is the name of a kind of request. */
export function isTitleOf({ title }: RequestKind, words: string): boolean {
  return title.test(words);
}

/** Whether a sentence says how requests of a kind are decided. */
export function speaksOf(kind: RequestKind, sentence: string): boolean {
  const text = sentence.slice(0, LONGEST);
  if (isTitleOf(kind, text)) return true;
  return kind.signs.some(
    ({ all, near, none }) =>
      all.every((words) => has(text, words)) && (!near || areNear(text, all)) && !none?.some((words) => has(text, words)),
  );
}

/** A pattern of whole words, whatever their case. @param alternatives parts of a regular expression, one a word or phrase */
export function anyOf(...alternatives: readonly string[]): RegExp {
  return new RegExp(String.raw`\b(?:${joined(alternatives.join('|'))})${JOIN}\b`, 'gi');
}

/** A pattern of a whole title. @param names as in `anyOf` */
export function titled(names: string): RegExp {
  return new RegExp(String.raw`^\W{0,9}(?:\d[\d.]{0,9} )?(?:${joined(names)})${JOIN}\W{0,9}$`, 'i');
}

/** After words that may be left out, the ways through a pattern meet again. */
function joined(pattern: string): string {
  return pattern.replace(/ \)(?:\?|\{\d,\d\})\??/g, `$&${JOIN}`);
}

/** How much of a text is read. */
const LONGEST = 2000;
/** How many characters may stand between words that are near each other. */
const NEAR = 80;

function has(text: string, words: RegExp): boolean {
  return text.search(words) >= 0;
}

/** Whether each pattern has a match near one of the next pattern. */
function areNear(text: string, patterns: readonly RegExp[]): boolean {
  const matches = patterns.map((words) =>
    allMatches(text, words).map(({ 0: match, index }) => ({ index, end: index + match.length })),
  );
  return matches.every((one, number) => {
    const next = matches[number + 1];
    return !next || one.some((here) => next.some((there) => there.index - here.end <= NEAR && here.index - there.end <= NEAR));
  });
}

/** Whoever talks to the model, by any name. */
export const USER =
  '(?:users?|customers?|clients?|callers?|members?|players?|visitors?|guests?|patients?|readers?|buyers?|sellers?|owners?|tenants?|workers?|travell?ers?|passengers?|students?|pupils?|learners?|applicants?|authors?|posters?|senders?|askers?|speakers?|writers?|participants?|subscribers?|account holders?|residents?|citizens?|consumers?|shoppers?|gamers?|fans?|listeners?|viewers?|borrowers?|employees?|volunteers?|donors?|backers?|someone|somebody|anyone|anybody|whoever|persons?|people|individuals?|those)(?=)';

/** What a user sends, or what a model that labels is given. */
export const ASKED =
  '(?:requests?|questions?|prompts?|messages?|quer(?:y|ies)|tasks?|inputs?|instructions?|posts?|comments?|listings?|pages?|reviews?|entries|entry|submissions?|ads?|conversations?|chats?|texts?|content|asks?|asked|asking|demands?|wishes|inquir(?:y|ies)|enquir(?:y|ies)|turns?|reply|replies)(?=)';
