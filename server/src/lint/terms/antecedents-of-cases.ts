import type { Sentence } from '../text/sentence.ts';
import type { Context } from './context.ts';
import type { OpenRule } from './open-rules.ts';

/**
 * Finds "in that case", "if so" and "such customers" after a sentence that sets two cases against each other ("one customer …;
 * another …"), and "the former" where no two things stand before it.
 */
export function findOpenCases(sentence: Sentence, { before }: Context): OpenRule[] {
  const { plain } = sentence;
  if (!QUICK.test(plain) || plain.length > LONGEST) return [];
  const former = FORMER.exec(plain);
  if (former) {
    const above = `${before?.plain.slice(-REACH) ?? ''} ${plain.slice(Math.max(0, former.index - REACH), former.index)}`;
    const isPaired = /\b(?:and|or|nor|than|versus|vs|another|two|both|either|rather|other)\b|,/i.test(above);
    return isPaired ? [] : [at(sentence, former, 'no two things stand before it')];
  }
  if (!before || before.plain.length > LONGEST) return [];
  const own = before.plain;
  const isContrast = CONTRASTS.some((pattern) => pattern.test(own));
  if (!isContrast && !EITHER.test(own)) return [];
  const match =
    CASE.exec(plain) ??
    (isContrast && sentence.clause && !CONCEDES.test(plain) ? (SUCH.exec(plain) ?? PRONOUN.exec(plain)) : null);
  return match ? [at(sentence, match, 'the sentence before it names two cases')] : [];
}

/** Words one of which each such sentence holds. */
export const CASE_WORDS: readonly string[] = [
  'case',
  'so',
  'happens',
  'occurs',
  'applies',
  'such',
  'these',
  'those',
  'former',
  'this',
  'that',
  'then',
  'them',
  'they',
];

function at(sentence: Sentence, { index, 0: found, groups }: RegExpExecArray, why: string): OpenRule {
  const words = groups?.['words'] ?? groups?.['object'] ?? groups?.['kind'] ?? found;
  const from = index + found.lastIndexOf(words);
  return { sentence, from, to: from + words.length, why };
}

const REACH = 300;
const LONGEST = 600;
const QUICK = /\b(?:then|them|they|kind|sort|case|so|happens|occurs|applies|such|these|those|this|that|former)\b/i;
const FORMER =
  /\b(?<words>the former)(?= (?:must|should|may|shall|cannot|will|is|are|has|have|applies|apply|comes|takes|wins)\b)/i;
const CASE =
  /\b(?:in (?:this|that|such a) case|(?<words>if so)|(?:if|when|where|whenever|unless) (?:this|that) (?:is so|is true|is the case|happens|occurs|applies|holds))\b|^\W*then\b(?=[^.;]*\b(?:must|should|may|cannot)\b)/i;
/** "These must be refused", "must refuse them" */
const PRONOUN =
  /^\W*(?<words>this|that|these|those|they) (?:must|should|may|cannot|shall|is|are)\b|\b(?:must|should|may|cannot|shall) (?:not |never |then |always )?[a-z]+ (?<object>this|that|these|those|them)(?=\W*$)|\b(?<kind>[a-z]+ of (?:this|that) (?:kind|sort|type))\b/i;
const SUCH =
  /\b(?<words>(?:such|these|those|this (?:kind|sort|type) of) (?!(?:as|an?|that|who|which|are|is|may|must|should|rules?|cases?|situations?|limits?)\b)[a-z]+)(?! (?:as|that|who|which|whose|in which|with|of|above|below)\b)(?=\W*$|[,.;]| (?:must|should|may|shall|cannot|can|will|is|are)\b)/i;
/** Two cases, one set against the other. */
const CONTRASTS: readonly RegExp[] = [
  /\bsome\b[^.]{1,160}(?:,|;|\bwhile|\bwhereas|\band|\bbut) others?\b/i,
  /(?:^|\W)(?:many|most|several)\b[^.]{3,160}(?:,|;|\bwhile|\bwhereas|\band|\bbut) (?:a )?few\b/i,
  /(?:^|\W)one [a-z]+ [^.]{3,160}(?:[,;:] (?:and |but |while |whereas )?another\b| (?:and|but|while|whereas) another (?:[a-z]+ )?[a-z]+[^\Ws]s\b)/i,
  /(?:^|\W)sometimes\b[^.]{3,160}\b(?:sometimes|at other times|other times)\b/i,
  /\bmay\b[^.;]{3,160}[,;] or (?:else )?(?:(?:it|they|he|she|(?:the|an?|another) [a-z]+) )?(?:may|might) /i,
];
/** "Players either boast of a cheat or sell one": no two kinds of players, and two cases. */
const EITHER = /\beither [a-z]+[^.;]{3,120} or (?!both\b)[a-z]+/i;
const CONCEDES = /^\W*(?:while|although|though|whereas)\b/i;
