import type { Fix } from '../finding.ts';
import { rules } from '../lexicon/binding.ts';
import { ABILITIES, EFFORTS, ESCAPE_CLAUSES, LEANINGS, STATES_A_BOUND } from '../lexicon/escape-clauses.ts';
import { illustrates, isManner, pointsElsewhere, statesAims } from '../lexicon/is-manner.ts';
import { removeWords } from '../lexicon/remove-words.ts';
import { ON_REQUEST, tellsASecretOnRequest } from '../lexicon/secrets-on-request.ts';
import { isReason } from '../lexicon/sentence-parts.ts';
import { aidsTheReader, bindsPeople, changesThePolicy, portrays, shapesText } from '../lexicon/small-escapes.ts';
import { findUsed, type UsedWords, wordsAt } from '../lexicon/used-words.ts';
import { words } from '../options.ts';
import { defineRule, type Subject } from '../rule.ts';
import type { Sentence } from '../text/sentence.ts';

/** Finds "when appropriate" and its like in what must or should be done: they leave it to the reader whether to. */
export const hedgedObligation = defineRule({
  name: 'hedged-obligation',
  family: 'ambiguity',
  severity: 'warning',
  scope: 'block',
  summary: 'An obligation that holds only “where possible” or “when appropriate”.',
  options: {
    allow: words('Escape clauses that may stand in an obligation.'),
    words: words('More escape clauses to find.'),
  },
  check: (subject, options) =>
    findUsed(
      subject,
      ESCAPE_CLAUSES,
      options,
      (sentence) => !illustrates(sentence) && (rules(sentence) || statesAPolicy(sentence)),
    )
      .flatMap(wholePhrase)
      .filter(escapesADuty)
      .filter((used) => !isSettled(used))
      .map((used) => ({
        path: used.sentence.path,
        span: used.found.span,
        message: messageOf(used.found.text),
        fixes: removal(subject, used),
        // What a model aims at is no duty that somebody could escape.
        ...(isAim(used) || /judg/i.test(used.found.text) || isManner(used.sentence) || pointsElsewhere(subject, used.sentence)
          ? { severity: 'hint' as const }
          : aidsTheReader(used.sentence, used.found.text) ||
              bindsPeople(used.sentence) ||
              shapesText(used.sentence) ||
              changesThePolicy(used.sentence) ||
              statesAims(used.sentence)
            ? { severity: 'info' as const }
            : {}),
      })),
});

/** A permission lapses anyway, and a list under the words says by what to judge. */
function isSettled({ sentence: { clause, plain, prose }, found: { text } }: UsedWords): boolean {
  // Whom a policy only encourages it obliges to nothing.
  if (/\bencouraged to\b/i.test(prose.lead ?? '')) return true;
  return (clause?.modality === 'may' && /^if /i.test(text)) || (/judg/i.test(text) && plain.trimEnd().endsWith(':'));
}

function messageOf(words: string): string {
  if (isIn(ON_REQUEST, words))
    return `Unexpected \`${words}\` in a rule on what is kept secret, expected who may be told: whoever wants it will ask, so say for whom or in which case it is told, or drop the words`;
  if (isIn(ABILITIES, words))
    return `Unexpected \`${words}\` in an obligation, expected the act itself: whoever is able to may still not do it, so say what is to be done`;
  if (isIn(EFFORTS, words))
    return `Unexpected \`${words}\` in an obligation, expected the act itself: whoever tries has done enough, so say what is to be done, and what if it fails`;
  if (isIn(LEANINGS, words))
    return `Unexpected \`${words}\`, which names a leaning and no limit, expected the case: say by which sign this is done, and what is done without it`;
  return `Unexpected \`${words}\`, which lets the rule lapse, expected a condition that two readers would judge alike: say when this applies, or drop the words`;
}

function isIn(list: readonly string[], words: string): boolean {
  return list.includes(words.toLowerCase());
}

function isAim({ sentence: { plain }, found: { index, text } }: UsedWords): boolean {
  const after = isIn(LEANINGS, text) ? plain.slice(index + text.length, index + text.length + 30) : '';
  return (
    /^as (?!possible|appropriate|needed|necessary|required|applicable).* as (?:\w+ )?possible$/i.test(text) ||
    isIn(EFFORTS, text) ||
    DOES.test(after)
  );
}

/** "Err on the side of asking": what is done is said. */
const DOES = /^ (?:not )?[a-z]+ing\b/i;

/** A policy tells what its people do: "Restrictions are temporary where feasible." */
function statesAPolicy({ prose, section, plain }: Sentence): boolean {
  return (
    prose.holds === 'clauses' &&
    section.role !== 'definitions' &&
    plain.length < LONGEST &&
    (POLICY.test(plain.slice(0, REACH)) || WILL_BE.test(plain.slice(0, REACH))) &&
    !/\b(?:would|could|might|was|were|had)\b|\?\s*$/i.test(plain)
  );
}

/** A rule has fewer characters, and says near its beginning whom it binds. */
const LONGEST = 600;
const REACH = 120;
/** "Users will be notified when feasible." */
const WILL_BE = /^\W*(?:[a-z-]+ ){1,5}will be [a-z]+(?:ed|en|pt|nt|de|ld)\b/i;
const POLICY =
  /\b(?:we (?!prefer|want|hope|believe|aim|think|expect|intend|see|know|have|are|encourage|recommend|try|use)|(?:our (?:team|staff|moderators)|moderators?|reviewers?|restrictions?|suspensions?|bans?|removals?|decisions?|exceptions?|appeals?|warnings?|accounts?|posts?) |(?:assistant|model|chatbot|bot|agent) is (?:designed|built|meant|expected) )(?:(?:also|then|only|always|[a-z]+ly) )?[a-z]+\b/i;

/** "As helpful as possible" is one phrase: all of it is told, and a piece of it is not. */
function wholePhrase({ sentence, found }: UsedWords): UsedWords[] {
  const { plain } = sentence;
  const end = found.index + found.text.length;
  // "As helpful as" compares.
  if (/^as \w+$/i.test(found.text) && /^ as\b/i.test(plain.slice(end, end + 4))) return [];
  const before = /\bas(?: [\w-]+){1,3} $/i.exec(plain.slice(Math.max(0, found.index - 60), found.index))?.[0];
  if (!before || !/^as (?:reasonably )?(?:possible|practical|practicable|feasible)$/i.test(found.text))
    return [{ sentence, found }];
  return [{ sentence, found: wordsAt(sentence, found.index - before.length, before.length + found.text.length) }];
}

/** Only where what is left still is a sentence: not in "as much detail as possible", nor "use its judgment". */
function removal(subject: Subject, { sentence: { path, plain }, found: { index, text, span } }: UsedWords): readonly Fix[] {
  const before = plain.slice(Math.max(0, index - 40), index);
  // "As much detail as possible", and what a verb leans on, leave no sentence behind.
  if (/^(?:be capable of|use\b|exercise\b|err\w*\b|with\b|as\b.+ as)/i.test(text)) return [];
  if (
    /^(?:uses?|using|best|reasonable) |judge?ment/i.test(text) ||
    /\b(?:as \w+(?: \w+)?|and|or|not|but|whether|only) $/i.test(before)
  )
    return [];
  const exception = /\b(?:except|other than|apart from) $/i.exec(before);
  if (!exception) return removeWords(subject, path, span);
  const start = span.start - exception[0].length;
  const isTogether = /^(?:except|other than|apart from)\s/i.test(subject.textOf(path).slice(start, span.end));
  return isTogether ? removeWords(subject, path, { start, end: span.end }) : [];
}

function escapesADuty({ sentence, found }: UsedWords): boolean {
  const { plain, clause, section } = sentence;
  if (isReason(plain, found.index)) return false;
  // Whoever may do something may leave it; but what a section allows, it allows to a stated extent.
  if (clause?.modality === 'may' && clause.mode === null && section.mode === null) return false;
  if (clause?.modality !== 'may' && DESCRIBES.test(plain) && !OBLIGES.test(plain)) return false;
  const before = plain.slice(Math.max(0, found.index - 40), found.index);
  if (portrays(before, found.text)) return false;
  if (isIn(ON_REQUEST, found.text)) return tellsASecretOnRequest(plain, found.index);
  if (isIn(ABILITIES, found.text)) return /\b(?:must|should|shall) (?:also |always )?$/i.test(before);
  if (isIn(EFFORTS, found.text)) return /\b(?:must|shall|will) (?:also |always |at least |first )?$/i.test(before);
  const after = plain.slice(found.index + found.text.length, found.index + found.text.length + 60);
  if (/discretion$|judge?ment(?: call)?$|efforts?$|ability$/i.test(found.text)) return true;
  // Which of two things goes first is a matter of precedence.
  if (/balance$/i.test(found.text) && /^ (?:between|of)\b/.test(after)) return false;
  if (isIn(LEANINGS, found.text) && STATES_THE_CASE.test(after)) return false;
  return !STATES_A_BOUND.test(after) && !WEIGHS.test(before);
}

/** "Err on the side of safety: if the intent is unclear, …": the case follows. */
const STATES_THE_CASE = /^[^.;:]{0,40}: (?:if|when|where|whenever|in case)\b/i;
/** "decides whether and where appropriate": the words are the subject of the rule. */
const WEIGHS = /\b(?:whether|decides?|considers?|determines?|explains?|says?|states?)(?: (?:and|or))?\s*$/i;
/** What may happen is no duty, though its neighbours state some. */
const DESCRIBES = /\b(?:can|could|may|might)\b(?! not)/i;
const OBLIGES = /\b(?:must|should|shall|will|has to|have to|required|never|always)\b/i;
