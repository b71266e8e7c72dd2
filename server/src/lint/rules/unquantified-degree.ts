import type { Section } from '../../spec/index.ts';
import { rules } from '../lexicon/binding.ts';
import type { Degrees } from '../lexicon/degree.ts';
import { DEGREE_WORDS, DEGREES_BY_WORD } from '../lexicon/degrees.ts';
import { isManner, pointsElsewhere } from '../lexicon/is-manner.ts';
import { isCondition, isReason, partBefore } from '../lexicon/sentence-parts.ts';
import { findUsed, lowerCase, type UsedWords } from '../lexicon/used-words.ts';
import { words } from '../options.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import type { Sentence } from '../text/sentence.ts';
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
        const kind = kindOf(used);
        if (!kind || !decides(used) || isDefined(used) || isToldElsewhere(used)) return [];
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
        const isFaint = kind !== 'added' && (kind.faint || isNext || !isGrave(used));
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
    subject.textOf(path)[span.start - 1] === '[' ||
    /\b(?:why|whether|how)\b/i.test(partBefore(plain, index))
  );
}

function report(subject: Subject, { sentence, found }: UsedWords, isFaint: boolean): Found {
  const company = inCompany(sentence.plain, found);
  // A message is read in one line.
  const words = company.length > 40 && !POSSIBLE.test(found.text) ? found.text : company;
  return {
    path: sentence.path,
    span: found.span,
    message: POSSIBLE.test(found.text)
      ? `Unexpected test “${words}”, which nearly anything meets, expected one that leaves the harmless out: say what must be given (steps, amounts, a target) or intended`
      : `Unexpected degree \`${found.text}\`${words === found.text ? '' : ` in “${words}”`}, expected a limit on which two readers would agree: give a number, a test or a list of signs, or define the word`,
    ...(isManner(sentence) || pointsElsewhere(subject, sentence)
      ? { severity: 'hint' as const }
      : isFaint
        ? { severity: 'info' as const }
        : {}),
  };
}

const POSSIBLE = /^(?:could|may|might|can|would) /i;

/** The words with what they are said of: "serious harm", "the request is borderline". */
function inCompany(plain: string, { index, text }: UsedWords['found']): string {
  if (/(?:ly|manner|fashion|delay)$/i.test(text)) return text;
  const after =
    /^(?:\/[\w-]+)?(?: (?!(?:and|or|but|if|when|where|unless|that|which|who|by|for|of|to|in|on|from|with|then|before|must|should|will|can|may|is|are)\b)[\w’'/-]+| (?:and|or|of|to) [\w’'/-]+){1,3}/i.exec(
      plain.slice(index + text.length, index + text.length + 60),
    )?.[0];
  if (after) return `${text}${after}`;
  const before = /(?:[\w’'/-]+ ){1,3}$/.exec(partBefore(plain, index).slice(-40))?.[0] ?? '';
  return `${before}${text}`;
}

/** A degree is grave where a verdict, a refusal or a condition of either hangs on it. */
function isGrave({ sentence, found }: UsedWords): boolean {
  return decidesMuch(sentence) || isThreshold(sentence, found.index);
}

/** How the words, in their company, are a degree; `added` by an author: in any company. */
function kindOf({ sentence, found: { index, text } }: UsedWords): Degrees | 'added' | null {
  const before = lowerCase(sentence.plain.slice(Math.max(0, index - 60), index));
  const after = lowerCase(sentence.plain.slice(index + text.length, index + text.length + 60));
  const kinds = DEGREES_BY_WORD.get(text.toLowerCase());
  if (!kinds) return 'added';
  const kind = kinds.find(
    (degrees) =>
      (!degrees.before || degrees.before.test(before)) &&
      (!degrees.after || degrees.after.test(after)) &&
      decidesAs(degrees.where, sentence, index),
  );
  return kind ?? null;
}

function decidesAs(where: Degrees['where'], sentence: Sentence, index: number): boolean {
  switch (where) {
    case 'clause':
      return true;
    case 'threshold':
      return isThreshold(sentence, index);
    case 'deciding':
      return isThreshold(sentence, index) || decidesMuch(sentence);
    case 'refusing':
      return forbids(sentence);
  }
}

function decidesMuch({ clause, section, plain }: Sentence): boolean {
  return (clause?.mode ?? section.mode) !== null || ACTS.test(plain.slice(0, LONG));
}

/** What a rule decides beside an answer: what is taken down, who is shut out, what is handed on. */
const ACTS =
  /\b(?:remov(?:e|es|ed)|delet(?:e|es|ed)|suspend(?:s|ed)?|bann?(?:s|ed)?|terminat(?:e|es|ed)|restrict(?:s|ed)?|block(?:s|ed)?|escalat(?:e|es|ed)|report(?:s|ed)?|allow(?:s|ed)?|permit(?:s|ted)?|prohibit(?:s|ed)?|disallow(?:s|ed)?|toler(?:ate|ates|ated)|label(?:s|l?ed)?|flag(?:s|ged)?|reject(?:s|ed)?|refus(?:e|es|ed)|declin(?:e|es|ed)|identify|never|must not|do not|don[’']t|may not|cannot)\b/i;
const LONG = 400;

function forbids({ clause, section, plain }: Sentence): boolean {
  const mode = clause?.mode ?? section.mode;
  if (mode === 'comply') return false;
  return (
    mode === 'refuse' ||
    clause?.modality === 'must-not' ||
    clause?.modality === 'verdict' ||
    section.verdict !== null ||
    FORBIDS.test(plain.slice(0, LONG))
  );
}

const FORBIDS =
  /\b(?:prohibit(?:s|ed)?|forbid(?:s|den)?|disallow(?:s|ed)?|not (?:allow(?:ed)?|permit(?:ted)?|tolerate)|bann?ed|removed?|never)\b/i;

/** In a verdict, or in the condition of a rule. */
function isThreshold({ clause, section, plain }: Sentence, index: number): boolean {
  return clause?.modality === 'verdict' || section.verdict !== null || isCondition(plain, index);
}

function decides({ sentence, found }: UsedWords): boolean {
  const { plain, clause } = sentence;
  if (isReason(plain, found.index)) return false;
  const before = plain.slice(Math.max(0, found.index - 40), found.index);
  const after = plain.slice(found.index + found.text.length, found.index + found.text.length + 100);
  // What stands under a lead says what is appropriate, and whoever may add relevant details may leave them.
  if (PLAIN.test(found.text) && (clause?.modality === 'may' || /^ [^.;]{0,40}:\s*$/.test(after))) return false;
  // "Without excessive qualification" is advice on manners where nothing is decided.
  if (clause?.mode === null && clause.modality !== 'verdict' && /^(?:excessive|undue)/i.test(found.text) && MANNERS.test(before))
    return false;
  return (
    !STANDARD.test(`${found.text}${after}`) &&
    !BOUNDED.test(after) &&
    !isMeasured(before, found.text, after) &&
    (POSSIBLE.test(found.text) || !ILLUSTRATED.test(after)) &&
    !/\bage-?\s*$/i.test(before)
  );
}

/** "So detailed that it …", "properly age-rated (Teen or Mature)", "unsafe according to our policy" say by what. */
function isMeasured(before: string, text: string, after: string): boolean {
  return (
    ((/\bso $/i.test(before) || /^so /i.test(text)) && /^(?: \w+){0,2} that\b/i.test(after)) ||
    ((/\btoo $/i.test(before) || /^too /i.test(text)) && /^(?: \w+){0,2} to\b/i.test(after)) ||
    (/ly$/i.test(text) && /^ [\w-]+ \([^)]/.test(after)) ||
    /^[^.;]{0,60}\b(?:according to|as defined (?:in|by)|under) (?:our|the|this|these|its|your)\b[^.;]{0,30}\b(?:polic|categor|guideline|definition|criteria|rules?\b|standards?\b)/i.test(
      after,
    )
  );
}

const PLAIN = /^(?:relevant|appropriate|suitable|proper|effective|efficient)$/i;
/** A sentence on how things are, beside a clause: "These could vary …". */
const DESCRIBES = /^\W*(?:these|this|it|they|users?|people|some \w+)\s+(?:could|can|may|might|often|usually)\b/i;
/** A person of law, not a degree; and a reason given in law. */
const STANDARD =
  /^(?:un)?reasonabl[ey] (?:(?:and|or|,) \w+ )?(?:person|people|user|users|human|adult|reader|observer|man|suspicion|doubt|accommodations?|cause|force|belie\w+|expectations? of privacy)\b|^reasonable interpretations?\b|^reasonably (?:expect|believe|infer|understood|available|foreseeable)\w*\b|^significant (?:other|figures?|digits?)\b|^material (?:facts?|support)\b|^proportionate(?:ly)? to\b|^standard\b(?! of)/i;
const MANNERS = /\b(?:avoid\w*|without|resorting to)\s+(?:[\w-]+\s+){0,4}$/i;
/** The measure, given after the word. */
const BOUNDED =
  /^[^.;]{0,60}?(?:(?:\(|,(?!\d)|:|[—–]|\bif\b|\bof\b)\s*(?:that is|i\.e\.|meaning|defined as|as (?:defined|described|listed)|namely|which (?:is|means)|(?:which )?we define|defined|at least|at most|no more than|no fewer than|not more than|more than|less than|fewer than|above|below|over|under|within|here|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|half|one)\b|[a-z ]{0,20}\d))/i;

/** Examples that show the degree: "excessive hedging (e.g., …)", "severe harm such as …". */
const ILLUSTRATED =
  /^(?: [\w-]+){0,3},? ?(?:\((?:e\.g\.|for example|such as|like|see)(?!\w)|(?:such as|including|like|for example)\b)/i;

/** A degree inside a term that the spec defines has the definition for its measure. */
function createDefinedReader({ definitions }: Subject): (used: UsedWords) => boolean {
  const defined = new Set(definitions.flatMap(({ term }) => stemsOf(term)));
  return ({ found }) => stemsOf(found.text).some((stem) => defined.has(stem));
}
