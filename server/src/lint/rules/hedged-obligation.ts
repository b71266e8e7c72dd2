import type { Fix } from '../finding.ts';
import { rules } from '../lexicon/binding.ts';
import { ABILITIES, ESCAPE_CLAUSES, STATES_A_BOUND } from '../lexicon/escape-clauses.ts';
import { removeWords } from '../lexicon/remove-words.ts';
import { isReason } from '../lexicon/sentence-parts.ts';
import { findUsed, type UsedWords } from '../lexicon/used-words.ts';
import { words } from '../options.ts';
import { defineRule, type Subject } from '../rule.ts';

/** Finds "when appropriate" and its like in what must or should be done: they leave it to the reader whether to. */
export const hedgedObligation = defineRule({
  name: 'hedged-obligation',
  family: 'ambiguity',
  severity: 'warning',
  summary: 'An obligation that holds only “where possible” or “when appropriate”.',
  options: {
    allow: words('Escape clauses that may stand in an obligation.'),
    words: words('More escape clauses to find.'),
  },
  check: (subject, options) =>
    findUsed(subject, ESCAPE_CLAUSES, options, rules)
      .filter(escapesADuty)
      .map(({ sentence, found }) => ({
        path: sentence.path,
        span: found.span,
        message: isAbility(found.text)
          ? `Unexpected \`${found.text}\` in an obligation, expected the act itself: whoever is able to may still not do it, so say what is to be done`
          : `Unexpected escape clause \`${found.text}\`, expected a condition that two readers would judge alike: say when this applies, or drop the words`,
        fixes: removal(subject, { sentence, found }),
      })),
});

function isAbility(words: string): boolean {
  return ABILITIES.includes(words.toLowerCase());
}

/** Only where what is left still is a sentence: not in "as much detail as possible", nor "use its judgment". */
function removal(subject: Subject, { sentence: { path, plain }, found: { index, text, span } }: UsedWords): readonly Fix[] {
  const before = plain.slice(Math.max(0, index - 40), index);
  if (/^be capable of$/i.test(text)) return [];
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
  if (isAbility(found.text))
    return /\b(?:must|should|shall) (?:also |always )?$/i.test(plain.slice(Math.max(0, found.index - 20), found.index));
  const after = plain.slice(found.index + found.text.length, found.index + found.text.length + 60);
  if (/discretion$|judge?ment(?: call)?$|efforts?$|ability$/i.test(found.text)) return true;
  return !STATES_A_BOUND.test(after) && !WEIGHS.test(plain.slice(Math.max(0, found.index - 40), found.index));
}

/** "decides whether and where appropriate": the words are the subject of the rule. */
const WEIGHS = /\b(?:whether|decides?|considers?|determines?|explains?|says?|states?)(?: (?:and|or))?\s*$/i;
/** What may happen is no duty, though its neighbours state some. */
const DESCRIBES = /\b(?:can|could|may|might)\b(?! not)/i;
const OBLIGES = /\b(?:must|should|shall|will|has to|have to|required|never|always)\b/i;
