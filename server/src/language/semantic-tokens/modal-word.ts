import type { Modality, Span } from '../../spec/model.ts';

/**
 * Finds the words that make a passage bind as it does: "must not", "should", "is allowed to", "never".
 *
 * @param text a clause as its file has it, Markdown and all
 * @param modality as it was read of the clause
 * @returns a span within `text`; null where no word says so: an order, a statement, an item that its list's introduction binds
 */
export function findModalWord(text: string, modality: Modality): Span | null {
  const pattern = PATTERNS[modality];
  if (pattern === null) return null;
  const read = withoutQuotes(text.slice(0, LONGEST));
  const supposed = CONDITION.exec(read)?.[0].length ?? 0;
  let secondBest: Span | null = null;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(read); match; match = pattern.exec(read)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const before = read.slice(Math.max(0, span.start - REACH), span.start);
    if (SUBORDINATE.test(before) || RELATIVE.test(before)) continue;
    const bindsOthers = OTHERS.test(before);
    if (span.start >= supposed && !bindsOthers) return span;
    // In a policy for people, "users must not" is what binds; and "while the assistant should …, it is free to" says both.
    if (span.start >= supposed || !bindsOthers) secondBest ??= span;
  }
  return secondBest;
}

/** As far as the parser reads a sentence. */
const LONGEST = 2000;
const REACH = 40;

/** Between two words, with the marks of bold and italics. */
const GAP = String.raw`(?:[*_]{0,3}\s{1,3}[>*_]{0,3}\s{0,3})`;
const ADVERB = `(?:(?:also|still|always|generally|typically|usually|ordinarily|normally|only|then|therefore|thus|instead|simply|either|strictly)${GAP})`;
const NOT = String.raw`${GAP}${ADVERB}{0,2}(?:not|never)\b`;
const BE = String.raw`\b(?:is|are|be|remains?)${GAP}${ADVERB}?`;
const OPPOSITE = `(?!${NOT})`;

const pattern = (...alternatives: readonly string[]) => new RegExp(alternatives.join('|'), 'gi');

/** For each force the words that state it, the longest reading of a place first. */
const PATTERNS: Readonly<Record<Modality, RegExp | null>> = {
  'must-not': pattern(
    String.raw`\b(?:must|shall|may|can|will|should|do|does)${NOT}`,
    String.raw`\b(?:mustn|shan|can|won|don|doesn)['’]t\b|\bcannot\b`,
    String.raw`${BE}(?:not|never)${GAP}(?:allowed|permitted|acceptable|tolerated|to${GAP}be)\b`,
    String.raw`${BE}(?:prohibited|forbidden|disallowed|banned|unacceptable)\b`,
    String.raw`\b(?:prohibits?|forbids?|disallows?|bans?|never|avoids?|refrains?)\b|\bunder${GAP}no${GAP}circumstances\b`,
    String.raw`(?<=^\W{0,6})no\b`,
  ),
  'should-not': pattern(
    String.raw`\b(?:should|ought${GAP}to)(?:${NOT}|${GAP}(?:\w{2,12}ly${GAP})?(?:avoid|refrain)\b)`,
    String.raw`\bshouldn['’]t\b|\b(?:do${GAP}not|don['’]t)${GAP}want\b`,
    String.raw`\bought${GAP}not\b`,
  ),
  must: pattern(
    String.raw`\b(?:must|shall)\b${OPPOSITE}`,
    String.raw`\b(?:has|have|needs?)${GAP}to\b`,
    String.raw`${BE}(?:required|obligated)${GAP}to\b|${BE}(?:required|mandatory|obligatory)\b`,
    String.raw`\balways\b`,
  ),
  should: pattern(
    String.raw`\b(?:should|ought${GAP}to)\b${OPPOSITE}`,
    String.raw`${BE}(?:expected|encouraged|supposed)${GAP}to\b|\b(?:aims?|strives?)${GAP}to\b`,
  ),
  may: pattern(
    String.raw`${BE}(?:allowed|permitted|free|welcome)${GAP}to\b|${BE}(?:allowed|permitted|acceptable|okay|fine|ok)\b`,
    String.raw`\b(?:may|might|can)\b${OPPOSITE}|\bneed${GAP}not\b|\bfeel${GAP}free\b`,
    String.raw`\b(?:allows?|permits?|welcomes?)\b`,
  ),
  will: pattern(String.raw`\bwill\b${OPPOSITE}`),
  verdict: null,
};

/** "If a user must leave, …": what is supposed, not what is ruled. */
const CONDITION = /^\W{0,6}(?:if|when|where|unless|whenever|once|because|since|although|while)\b[^,;:]{0,300},/i;
const SUBORDINATE = /\b(?:why|how|what|whether|which|if|when|where|unless|because)\s+(?:\w{1,20}\s+){0,2}$/i;
const RELATIVE = /[^,(\s]\s+(?:that|which|who)\s+(?:\w{1,20}ly\s+|always\s+)?$/i;
/** Whom the sentence may speak of beside the model. */
const OTHERS =
  /\b(?:we|users?|people|person|developers?|readers?|society|humans?|they|who|teens?|operators?|everyone|anyone|customers?|parents?)\s+(?:\w{1,20}ly\s+)?$/i;

/** Blanks in place of quoted words, of code and of where links lead, so that the rest stands where it stood. */
function withoutQuotes(text: string): string {
  return MARKS.test(text) ? text.replace(QUOTED, (quoted) => ' '.repeat(quoted.length)) : text;
}

const MARKS = /[“"`(]/;
const QUOTED = /“[^”]{0,400}”|"[^"\n]{0,400}"|`[^`\n]{1,200}`|\]\([^()\n]{0,200}\)/g;
