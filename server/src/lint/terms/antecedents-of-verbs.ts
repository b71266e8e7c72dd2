import type { Sentence } from '../text/sentence.ts';
import { type NamedPhrase, readPhrase } from './antecedents-kinds.ts';
import type { OpenReferent } from './referents.ts';

/**
 * Finds a pronoun after two things that one verb brings together, whatever the verb: "attach the note to the claim and keep its date",
 * "link the summary to the transcript, which must be signed"; and "he" or "she" after two people of whom one does something to the other.
 */
export function findAfterVerbs(sentence: Sentence): OpenReferent[] {
  const { plain } = sentence;
  if (plain.length > LONGEST) return [];
  return [
    ...(IT.test(plain) && WITH.test(plain) ? inPattern(sentence, BROUGHT_TOGETHER, areThings) : []),
    ...(UNTIL_IT.test(plain) && WITH.test(plain) ? inPattern(sentence, BEFORE_IT, areThings) : []),
    ...(/, which /i.test(plain) ? inPattern(sentence, WHICH, areThings) : []),
    ...(/\b(?:he|she)\b/i.test(plain)
      ? [...inPattern(sentence, TWO_PEOPLE, arePeople), ...inPattern(sentence, TOLD_OF, arePeople)]
      : []),
  ].slice(0, 1);
}

/** A rule has fewer characters. */
const LONGEST = 500;
const IT = /\b(?:and|then|or|but) [^.;,]{1,40}\bits?\b/i;
const UNTIL_IT = /\b(?:before|after|until|once|when|if|unless|because) it (?:is|was|has|may|must)\b/i;
const WITH = /\b(?:with|and|against|beside|alongside|next|to|from|by|for)\b/i;
const SMALL =
  '(?:with|to|from|against|beside|alongside|about|at|on|by|over|into|onto|for|of|than|in|and|or|then|that|who|which|next|together|when|if|after|before|while|because|as|is|are|must|should|may|can|will)';
const NOUN_PHRASE = `(?:the|an?|each|every|another|any|one) (?:(?!${SMALL}\\b)[a-z][a-z'’-]*)(?: (?!${SMALL}\\b)[a-z][a-z'’-]*){0,2}`;
const JOINED = `(?<one>${NOUN_PHRASE}) (?:(?:together |side by side |along )?with|against|beside|alongside|next to|and(?= the )|(?<!\\b(?:send|give|show|forward|report|submit|return|read|write|bring|take|move|pass|refer|direct|say|tell|explain|hand|offer|post|share|copy|add|move|upload|publish|reply|respond|apply|get|go|point|according)(?=)(?:es|s|ing)? .{0,60})to|(?<=\\b(?:separate|distinguish|split|detach|tell|part|derive|copy|keep)(?:es|s)? .{0,60})from|(?<=\\b(?:replace|exchange|swap)(?:s)? .{0,60})(?:by|for))(?=) (?<other>${NOUN_PHRASE})`;
const BROUGHT_TOGETHER = new RegExp(
  String.raw`\b(?=(?:the|an?|each|every|another|any|one) )(?<=\b(?!(?:of|in|on|at|by|for|with|to|from|about|and|or)\b)[a-z]+ )${JOINED},? (?:and|then|or|but) (?:then |also |must |should |may |not |never ){0,3}(?:[a-z]+ ){1,2}?(?<pronoun>it(?=\W*$|[,.;)]| (?:as|to|in|after|for|when|if|at|within|on|by|before|under|until|with)\b)|its(?= [a-z]))`,
  'i',
);
/** "check the draft against the form before it is sent" */
const BEFORE_IT = new RegExp(
  `${JOINED},? (?:before|after|until|once|when|if|unless|because) (?<pronoun>it)(?= (?:is|was|has been|may be|must be) )`,
  'i',
);
const WHICH = new RegExp(
  String.raw`${JOINED}, (?<pronoun>which)(?= (?:must|should|shall|may|cannot|has to|is (?:not |never )?(?:allowed|permitted|removed|deleted|kept))\b)`,
  'i',
);
const PERSON = "(?:the|an?|another|each|every|any|one) [a-z][a-z'’-]*(?: [a-z][a-z-]*)?";
const TWO_PEOPLE = new RegExp(
  String.raw`\b(?<one>${PERSON}?) (?:(?:must|may|should|can|has|had|will) [a-z]+|[a-z]+(?:[^\Ws]s|ed))(?: (?:to|with|at|about|for|from|against|on|over))? (?<other>${PERSON}?)(?: (?:to|from|with|for|about) (?:the|an?) [a-z-]+)?,? (?:after|before|when|because|if|while|until|once|and|unless|since|although|whenever) (?<pronoun>he|she)\b`,
  'i',
);

/** "tell the nurse about the patient once he has written" */
const TOLD_OF = new RegExp(
  String.raw`\b(?=(?:the|an?|each|every|another|any|one) )(?<=\b[a-z]+ )(?<one>${PERSON}?) (?:about|with|to|against|from) (?<other>${PERSON}?),? (?:after|before|when|because|if|while|until|once|unless|since) (?<pronoun>he|she)\b`,
  'i',
);

function inPattern(
  sentence: Sentence,
  pattern: RegExp,
  agree: (one: NamedPhrase, other: NamedPhrase) => boolean,
): OpenReferent[] {
  const match = pattern.exec(sentence.plain);
  const { one = '', other = '', pronoun = '' } = match?.groups ?? {};
  const [first, second] = [readPhrase(one), readPhrase(other)];
  if (!match || !first || !second || !agree(first, second)) return [];
  const to = match.index + match[0].length;
  return [{ sentence, from: to - pronoun.length, to, fits: [first.words, second.words] }];
}

function areThings(one: NamedPhrase, other: NamedPhrase): boolean {
  const kinds = [one.kind, other.kind];
  if (kinds.includes('person') || kinds.includes('actor')) return false;
  return kinds.includes('thing') || (/^the /i.test(one.words) && /^the /i.test(other.words));
}

function arePeople(one: NamedPhrase, other: NamedPhrase): boolean {
  const kinds = [one.kind, other.kind];
  return !kinds.includes('thing') && !kinds.includes('actor') && kinds.includes('person');
}
