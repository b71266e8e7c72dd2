import type { Section } from '../../spec/index.ts';
import { once } from '../../spec/once.ts';
import { rules } from '../lexicon/binding.ts';
import { degreesOf, isGrave, isPossibility } from '../lexicon/deciding-degrees.ts';
import { DEGREE_WORDS } from '../lexicon/degrees.ts';
import { isManner, pointsElsewhere, statesAims } from '../lexicon/is-manner.ts';
import { isInLabel, isSaidAgain } from '../lexicon/label-words.ts';
import { isBounded } from '../lexicon/measures.ts';
import { partBefore } from '../lexicon/sentence-parts.ts';
import { findUsed, type UsedWords } from '../lexicon/used-words.ts';
import { words } from '../options.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import { stemsOf } from '../words.ts';

/** Finds words of degree that decide, without a measure: "sufficient signal", "a reasonable time", "graphic content". */
export const unquantifiedDegree = defineRule({
  name: 'unquantified-degree',
  family: 'ambiguity',
  severity: 'warning',
  scope: 'section',
  summary: 'A degree or judgment that decides and has no measure: “sufficient”, “graphic”.',
  options: {
    allow: words('Words of degree that are left alone.'),
    words: words('More words of degree to find.'),
  },
  check: (subject, options) => {
    const isDefined = createDefinedReader(subject);
    const told = new Set<string>();
    const louder = new Map<Section, number>();
    let last: UsedWords | null = null;
    return findUsed(subject, DEGREE_WORDS, options, (sentence) => rules(sentence) && !DESCRIBES.test(sentence.plain)).flatMap(
      (used) => {
        const kind = degreesOf(used);
        if (!kind || isSaidAgain(used) || isBounded(used) || isToldElsewhere(used) || isDefined(used)) return [];
        const { sentence, found } = used;
        // "Serious or repeated violations" is one place to mend.
        const isNext = last?.sentence === sentence && found.index - last.found.index < NEAR;
        if (kind !== 'added' && kind.judges) {
          // What a list names under its lead is its measure; and whoever is told of a word once finds it again.
          const place = `${sentence.path} ${sentence.section.id} ${found.text.toLowerCase()}`;
          if (isNext || told.has(place) || isNamed(subject, used)) return [];
          told.add(place);
        }
        last = used;
        const isFaint = kind !== 'added' && (kind.faint || isNext || !isGrave(used) || decidesLittle(used));
        const loud = louder.get(sentence.section) ?? 0;
        if (!isFaint) louder.set(sentence.section, loud + 1);
        return [report(subject, used, isFaint || loud >= MOST)];
      },
    );
  },
});

/** "When plausible" is an escape clause, which another rule tells of; what only seems so decides nothing. */
function isToldElsewhere({ sentence: { plain }, found: { index, text } }: UsedWords): boolean {
  const before = plain.slice(Math.max(0, index - 12), index);
  return (
    /\bseemingly $/i.test(before) ||
    (/\b(?:when|where|if) $/i.test(before) && /^(?:[,.;)]|$)/.test(plain.slice(index + text.length)))
  );
}

/** A sentence on how things are, beside a clause: "These could vary …". */
const DESCRIBES = /^\W*(?:these|this|it|they|users?|people|some \w+)\s+(?:could|can|may|might|often|usually)\b/i;

/** In characters. */
const NEAR = 40;
/** Whoever mends the first few of a section looks through the rest. */
const MOST = 2;

/** Whether a judgment is not made here: in the name of a rule, in a link to where it is made, in what a rule explains. */
function isNamed(subject: Subject, { sentence: { path, plain, section }, found: { index, text, span } }: UsedWords): boolean {
  const after = plain.slice(index + text.length, index + text.length + 40);
  return (
    plain.trimEnd().endsWith(':') ||
    section.title.toLowerCase().includes(text.toLowerCase()) ||
    (/^\W*$/.test(plain.slice(0, index)) && /^[^.,;]*:/.test(after)) ||
    isInLabel(plain, index, after) ||
    subject.textOf(path)[span.start - 1] === '[' ||
    /\b(?:why|whether|how)\b/i.test(partBefore(plain, index))
  );
}

/** Where nobody is refused by a wrong reading: in an aim, in an example, in what is allowed, in a choice of what there is. */
function decidesLittle({ sentence, found: { index, text } }: UsedWords): boolean {
  const { plain, clause, section, prose } = sentence;
  const before = plain.slice(Math.max(0, index - 30), index);
  // "Allowed if:" makes each item under it a condition.
  const words = `${prose.lead ?? ''} ${plain}`;
  return (
    statesAims(sentence) ||
    (/^(?:excessively|unduly|too (?:much|often))$/i.test(text) && SPEAKS.test(before)) ||
    /^\W*(?:some |common |typical )?examples?\b/i.test(prose.lead ?? '') ||
    (/\bthe (?:most )?$/i.test(before) && /^(?:relevant|appropriate|suitable|proper|correct)$/i.test(text)) ||
    ((clause?.mode ?? section.mode) === 'comply' &&
      DARK.test(text) &&
      !/\b(?:not|non|without|unless|except|avoid\w*|only|if|when)\b/i.test(words))
  );
}

/** How an answer sounds: "do not apologize excessively". */
const SPEAKS =
  /\b(?:apologi[sz]e|hedge|praise|flatter|elaborate|morali[sz]e|lecture|caveat|explain|repeat (?:yourself|itself)|speak|joke|thank)s? $/i;

/** What is said of a topic that may be talked of. */
const DARK = /^(?:controversial|sensitive|risky|dangerous|disturbing|complex|nuanced|difficult|harmful|graphic|offensive)$/i;

function report(subject: Subject, { sentence, found }: UsedWords, isFaint: boolean): Found {
  const company = inCompany(sentence.plain, found);
  // A message is read in one line.
  const words = company.length > 40 && !isPossibility(found.text) ? found.text : company;
  return {
    path: sentence.path,
    span: found.span,
    message: isPossibility(found.text)
      ? `Unexpected test “${words}”, which nearly anything meets, expected one that leaves the harmless out: say what must be given (steps, amounts, a target) or intended`
      : `Unexpected degree \`${found.text}\`${words === found.text ? '' : ` in “${words}”`}, expected a limit on which two readers would agree: give a number, a test or a list of signs, or define the word`,
    ...(isManner(sentence) || pointsElsewhere(subject, sentence)
      ? { severity: 'hint' as const }
      : isFaint
        ? { severity: 'info' as const }
        : {}),
  };
}

/** The words with what they are said of: "serious harm", "the request is borderline". */
function inCompany(plain: string, { index, text }: UsedWords['found']): string {
  if (/(?:ly|manner|fashion|delay)$/i.test(text)) return text;
  const after =
    /^(?:\/[\w-]+)?(?: (?!(?:and|or|but|if|when|where|unless|that|which|who|by|for|of|to|in|on|from|with|under|without|within|at|during|against|than|after|through|regardless|then|before|must|should|will|can|may|is|are)\b)[\w’'/-]+| (?:and|or|of|to) [\w’'/-]+){1,3}/i.exec(
      plain.slice(index + text.length, index + text.length + 60),
    )?.[0];
  if (after) return `${text}${after}`;
  const before = /(?:[\w’'/-]+ ){1,3}$/.exec(partBefore(plain, index).slice(-40))?.[0] ?? '';
  return `${before}${text}`;
}

/** A degree inside a term that the spec defines has the definition for its measure. */
function createDefinedReader({ definitions }: Subject): (used: UsedWords) => boolean {
  const defined = once(() => new Set(definitions.flatMap(({ term }) => stemsOf(term))));
  return ({ found }) => stemsOf(found.text).some((stem) => defined().has(stem));
}
