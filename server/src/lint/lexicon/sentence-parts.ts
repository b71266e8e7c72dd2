import { allMatches } from '../../spec/all-matches.ts';

/**
 * Whether the words at a place belong to a clause inside the sentence: a condition, a relative clause, a reason.
 *
 * @param plain the sentence without its quotations
 */
export function isSubordinate(plain: string, index: number): boolean {
  const part = partBefore(plain, index).replace(ASKS_FOR, ' ');
  return SUBORDINATOR.test(part);
}

/** Whether the words at a place only give a reason. */
export function isReason(plain: string, index: number): boolean {
  const before = plain.slice(Math.max(0, index - FAR), index);
  if (EXPLAINS.test(plain)) return true;
  const opener = /^\W*(?:because|since|given that)\b/i.exec(before);
  if (opener && index < FAR) return !before.includes(',');
  const last = allMatches(before, REASON).at(-1)?.index;
  if (last === undefined) return false;
  const since = before.slice(last + 2);
  // What a rule is for ends at the next comma; why it is there may have several parts.
  return !(PURPOSE.test(before.slice(last)) && since.includes(',')) && !NEXT_RULE.test(since);
}

/** Whether the words at a place stand in the condition of the sentence: "If the risk is …, the assistant …". */
export function isCondition(plain: string, index: number): boolean {
  return CONDITION.test(partBefore(plain, index));
}

/** The words between the last mark that divides the sentence and a place. */
export function partBefore(plain: string, index: number): string {
  const first = Math.max(0, index - FAR);
  let start = index;
  while (start > first && !DIVIDING.includes(plain[start - 1] ?? '')) start -= 1;
  return plain.slice(start, index);
}

const DIVIDING = ',;:()[]—–';

const REASON =
  /\b(?:because|so that|in order to|on the grounds that)\b|, (?:since|as) (?:it|they|this|we|these|the|users?|people|\w{1,30}s)\b/gi;
const EXPLAINS = /^\W*(?:rationale|why|reason|background|explanation|context|motivation|note)s?\s?[:–—]/i;
const PURPOSE = /^(?:so that|in order to)\b/i;
const NEXT_RULE = /[;:—]|, (?:(?:then|so) )?(?:the|it|they|we|you)\b[^,]{0,40}\b(?:must|should|shall|may|can|will)\b/i;
const FAR = 240;
/** "It is important that the assistant generally …": what is asked for is no aside. */
const ASKS_FOR =
  /\b(?:important|essential|critical|vital|crucial|expected|required|necessary|ensures?|means|requires?|expects?|wants?|note|says) that\b/gi;
const SUBORDINATOR =
  /\b(?:if|when|whenever|where|wherever|unless|that|which|who|whom|whose|because|since|whether|how|what|why|until|than|as (?:it|they|we|the|this|is|are|users?))\b/i;
const CONDITION = /\b(?:if|when|whenever|where|unless|until|once|whether|in case|provided that|as long as|except)\b/i;
