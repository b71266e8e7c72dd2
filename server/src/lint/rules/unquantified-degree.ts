import { rules } from '../lexicon/binding.ts';
import { DEGREE_WORDS, DEGREES_BY_WORD } from '../lexicon/degrees.ts';
import { isCondition, isReason } from '../lexicon/sentence-parts.ts';
import { findUsed, type UsedWords } from '../lexicon/used-words.ts';
import { words } from '../options.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import type { Sentence } from '../text/sentence.ts';
import { stemsOf } from '../words.ts';

/** Finds words of degree that decide, without a measure: "sufficient signal", "a reasonable time", "serious harm". */
export const unquantifiedDegree = defineRule({
  name: 'unquantified-degree',
  family: 'ambiguity',
  severity: 'info',
  strict: 'warning',
  summary: 'A degree that decides and has no measure: “sufficient”, “significant”.',
  options: {
    allow: words('Words of degree that are left alone.'),
    words: words('More words of degree to find.'),
  },
  check: (subject, options) => {
    const isDefined = createDefinedReader(subject);
    return findUsed(subject, DEGREE_WORDS, options, (sentence) => rules(sentence) && !DESCRIBES.test(sentence.plain))
      .filter((used) => isDegree(used) && decides(used) && !isDefined(used))
      .map(report);
  },
});

function report({ sentence, found }: UsedWords): Found {
  return {
    path: sentence.path,
    span: found.span,
    message: `Unexpected degree \`${found.text}\` without a measure, expected a bound that two readers would draw alike: give a number, a test or a list of signs, or define the term`,
  };
}

/** Whether the words stand in company that makes a degree of them; a word that an author added needs none. */
function isDegree({ sentence, found: { index, text } }: UsedWords): boolean {
  const before = sentence.plain.slice(Math.max(0, index - 60), index);
  const after = sentence.plain.slice(index + text.length, index + text.length + 60);
  const kinds = DEGREES_BY_WORD.get(text.toLowerCase());
  if (!kinds) return true;
  return kinds.some((degrees) => {
    if (degrees.before && !degrees.before.test(before)) return false;
    if (degrees.after && !degrees.after.test(after)) return false;
    return degrees.where === 'clause' || isThreshold(sentence, index) || (degrees.where === 'deciding' && decidesMuch(sentence));
  });
}

function decidesMuch({ clause, section }: Sentence): boolean {
  return (clause?.mode ?? section.mode) !== null;
}

/** In a verdict, or in the condition of a rule. */
function isThreshold({ clause, section, plain }: Sentence, index: number): boolean {
  return clause?.modality === 'verdict' || section.verdict !== null || isCondition(plain, index);
}

function decides({ sentence, found }: UsedWords): boolean {
  const { plain, clause } = sentence;
  if (isReason(plain, found.index)) return false;
  const before = plain.slice(Math.max(0, found.index - 40), found.index);
  const after = plain.slice(found.index + found.text.length, found.index + found.text.length + 100);
  // "Without excessive qualification" is advice on manners where nothing is decided.
  if (clause?.mode === null && clause.modality !== 'verdict' && /^(?:excessive|undue)/i.test(found.text) && MANNERS.test(before))
    return false;
  return (
    !STANDARD.test(`${found.text}${after}`) && !BOUNDED.test(after) && !ILLUSTRATED.test(after) && !/\bage-?\s*$/i.test(before)
  );
}

/** A sentence on how things are, beside a clause: "These could vary …". */
const DESCRIBES = /^\W*(?:these|this|it|they|users?|people|some \w+)\s+(?:could|can|may|might|often|usually)\b/i;
/** A person of law, not a degree; and a reason given in law. */
const STANDARD =
  /^(?:un)?reasonabl[ey] (?:(?:and|or|,) \w+ )?(?:person|people|user|users|human|adult|reader|observer|man|suspicion|doubt|accommodations?|cause|force|belie\w+|expectations? of privacy)\b|^reasonable interpretations?\b|^reasonably (?:expect|believe|infer|understood|available|foreseeable)\w*\b|^significant (?:other|figures?|digits?)\b|^material (?:facts?|support)\b|^proportionate(?:ly)? to\b|^standard\b(?! of)/i;
const MANNERS = /\b(?:avoid\w*|without|resorting to)\s+(?:[\w-]+\s+){0,4}$/i;
/** The measure, given after the word. */
const BOUNDED =
  /^[^.;]{0,60}?(?:(?:\(|,|:|[—–]|\bif\b|\bof\b)\s*(?:that is|i\.e\.|meaning|defined as|as (?:defined|described|listed)|namely|which (?:is|means)|at least|at most|no more than|no fewer than|not more than|more than|less than|fewer than|above|below|over|under|within|here|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|half|one)\b|[a-z ]{0,20}\d))/i;

/** Examples that show the degree: "excessive hedging (e.g., …)", "severe harm such as …". */
const ILLUSTRATED =
  /^(?: [\w-]+){0,3},? ?(?:\((?:e\.g\.|for example|such as|like|see)(?!\w)|(?:such as|including|like|for example)\b)/i;

/** A degree inside a term that the spec defines has the definition for its measure. */
function createDefinedReader({ definitions }: Subject): (used: UsedWords) => boolean {
  const defined = new Set(definitions.flatMap(({ term }) => stemsOf(term)));
  return ({ found }) => stemsOf(found.text).some((stem) => defined.has(stem));
}
