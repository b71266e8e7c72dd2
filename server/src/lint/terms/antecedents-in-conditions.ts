import type { Sentence } from '../text/sentence.ts';
import { readAntecedents } from './antecedents.ts';
import { type NamedPhrase, readPhrase } from './antecedents-kinds.ts';
import type { OpenReferent } from './referents.ts';

/**
 * Finds a pronoun in what a rule decides, where its condition brings two things or two people together: "If the report contradicts
 * the complaint, note its date", "When a nurse speaks with a relative, do not store her number". The verb between them
 * may be any but those that say what the one has, wants or is about.
 */
export function findAfterConditions(sentence: Sentence): OpenReferent[] {
  const { plain } = sentence;
  if (plain.length > LONGEST || !OPENS.test(plain) || !PRONOUN.test(plain)) return [];
  const comma = plain.indexOf(', ');
  const rest = plain.slice(comma + 2);
  const pronoun = PRONOUN.exec(rest);
  const pair = comma < 0 ? null : readPair(plain.slice(0, comma), !/^the(?:m|ir)$/i.test(pronoun?.[0] ?? ''));
  if (!pair || !pronoun) return [];
  const own = rest.slice(0, pronoun.index);
  const word = pronoun[0].toLowerCase();
  if (!decides(own, rest.slice(pronoun.index)) || !agree(pair, word) || isNamed(own, word)) return [];
  const from = comma + 2 + pronoun.index;
  return [{ sentence, from, to: from + word.length, fits: [pair[0].words, pair[1].words] }];
}

/** A rule has fewer characters. */
const LONGEST = 500;
const OPENS =
  /^\W{0,4}(?:if|when|whenever|where|wherever|once|after|before|unless|as soon as) (?:an?|the|one|another|each|every|any) /i;
const PRONOUN = /\b(?:it|its|he|she|him|his|her|them|their)\b/i;

const ARTICLE = '(?:an?|the|one|another|each|every|any)';
const HEAD_WORD = "(?!(?:with|to|from|against|about|at|on|by|over|into|for|of|than|in|and|or|that|who|which)\\b)[a-z][a-z'’-]*";
const VERB = String.raw`(?:(?:has|had|is|was|does|did|may|might|must|can) (?:not |never )?(?!(?:not|also|an?|the)\b)[a-z]{2,}|(?!(?:is|was|has|does)\b)[a-z]+(?:[^\Ws]s|ed))`;
const PAIR = new RegExp(
  String.raw`^\W*[a-z]+(?: soon as)? (?<one>${ARTICLE} (?:${HEAD_WORD} ){0,2}?${HEAD_WORD}) (?<verb>${VERB})(?: (?:not|already|also|again|first|[a-z]+ly))?(?<to> (?:with|to|from|against|about|at|on|by|over|into|for|before|after|than|behind))? (?<other>${ARTICLE}(?: ${HEAD_WORD}){1,3})`,
  'i',
);

/** "If the appendix and the contract differ" */
const PAIR_OF_TWO = new RegExp(
  String.raw`^\W*[a-z]+(?: soon as)? (?<one>the (?:${HEAD_WORD} ){0,2}?${HEAD_WORD}) and (?<other>the(?: ${HEAD_WORD}){1,2}) [a-z]+`,
  'i',
);

/** The two that a condition brings together; null where one is the topic, a part or a wish of the other. */
function readPair(condition: string, isSingular: boolean): readonly [NamedPhrase, NamedPhrase] | null {
  const both = PAIR_OF_TWO.exec(condition)?.groups;
  if (both) return isSingular ? phrases(both['one'], both['other']) : null;
  const { one = '', verb = '', to = '', other = '' } = PAIR.exec(condition)?.groups ?? {};
  if (one === '' || WISHES.test(verb) || (ASKS.test(verb) && to === ' for')) return null;
  const pair = phrases(one, other);
  return pair && HAS.test(verb) && pair[0].kind !== 'person' ? null : pair;
}

function phrases(one = '', other = ''): readonly [NamedPhrase, NamedPhrase] | null {
  const [first, second] = [readPhrase(one), readPhrase(other)];
  return first && second ? [first, second] : null;
}

/** Verbs after which the one is in the other, about it or after it: the pronoun is what was named last. */
const HAS =
  /(?:^|\s)(?:contain|include|ha|mention|name|hold|carr(?:ie|y)|use|return|produce|create|generate|offer|provide|list|state|raise|trigger|cause|describe|involve|concern|cover|discusse?|depict|addresse?|detect|find|receive|get|give|make|open|lose|upload|install|write|draw|run|expect|enter)(?:s|d|ed)?$/i;
const WISHES = /(?:^|\s)(?:need|require|request|want|seek|wish|lack|become|remain|play|own)(?:s|d|ed)?$/i;
const ASKS = /(?:^|\s)(?:ask|look|call|apply|applie|pay|plan|care|hope|search|wait)(?:e?s|ed)?$/i;

/** Whether the pronoun stands where a rule acts on it, or is itself what is ruled. */
function decides(own: string, from: string): boolean {
  if (
    /^it\b/i.test(from) &&
    /^it (?:is|was|may be|might be|should be|must be|seems?|helps|would) (?:\w+ ){0,2}(?:to|that|whether|if)\b/i.test(from)
  )
    return false;
  if (/^its\b/i.test(from)) return !/\b(?:in|on|of|by) $/i.test(own);
  const before = /([a-z'’-]+) $/i.exec(own)?.[1]?.toLowerCase() ?? '';
  if (/^(?:his|her|their)\b/i.test(from)) return !/\b(?:on|of|by) $/i.test(own);
  if (own === '' || before === 'then') return IS_RULED.test(from);
  return !/^(?:about|for|with|to|by|on|in|at|that|than|as|if|how|whether|and|but|or|after|before|unless|until|because|when)$/.test(
    before,
  );
}

/** "he …", "it must be …", "it shall prevail": a thing that runs or helps is what was named last. */
const IS_RULED =
  /^(?:he|she)\b|^it (?:must|should|may|shall|cannot|has to|is to) (?:not |never |also )?be [a-z]+(?:ed|en|t|n)\b|^it (?:(?:must|shall|should|will) )?(?:prevails?|takes? precedence|applies|apply|wins?|governs?|counts?|comes? first|holds?)\b/i;

function agree([one, other]: readonly [NamedPhrase, NamedPhrase], pronoun: string): boolean {
  const kinds = [one.kind, other.kind];
  switch (pronoun) {
    case 'it':
    case 'its':
      if (kinds.includes('person')) return false;
      return kinds.includes('actor') ? one.noun === other.noun : kinds.includes('thing');
    case 'them':
    case 'their':
      // Whom the assistant talks with is the one whom it answers.
      return kinds.every((kind) => kind === 'person') && !/^(?:user|customer|member|caller|person)$/.test(one.noun);
    default:
      return !kinds.includes('thing') && !kinds.includes('actor') && kinds.includes('person');
  }
}

/** Whether the clause that decides names what the pronoun stands for. */
function isNamed(own: string, pronoun: string): boolean {
  return readAntecedents(own).some(({ kind, isPlural, noun }) => {
    if (pronoun === 'it' || pronoun === 'its') return kind === 'thing' && !isPlural;
    if (pronoun === 'them' || pronoun === 'their') return isPlural && kind !== 'actor';
    return kind === 'person' && !isPlural && noun === 'person';
  });
}
