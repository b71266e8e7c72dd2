import type { Fix } from '../finding.ts';
import { rules } from '../lexicon/binding.ts';
import { ALLOWS_BY_TWO_NEGATIVES, DOUBLE_NEGATIVES, NEGATIVE_WORDS } from '../lexicon/negatives.ts';
import { isReason } from '../lexicon/sentence-parts.ts';
import { createUseReader } from '../lexicon/used-words.ts';
import { words } from '../options.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import { type FoundWords, findWords, type Sentence } from '../text/sentence.ts';

/** Finds two negatives that cancel each other in a clause: "must not fail to", "not without", "unless … is not". */
export const doubleNegation = defineRule({
  name: 'double-negation',
  family: 'ambiguity',
  severity: 'warning',
  scope: 'block',
  summary: 'Two negatives that cancel each other in a rule.',
  options: { allow: words('Phrases that may stand, each as it is written.') },
  check: (subject, { allow }) => {
    const allowed = new Set(allow.map((each) => each.toLowerCase()));
    const isUsed = createUseReader(subject);
    return subject
      .text()
      .having(NEGATIVE_WORDS)
      .filter(
        (sentence) => rules(sentence) || (sentence.section.role !== 'examples' && ALLOWS_BY_TWO_NEGATIVES.test(sentence.plain)),
      )
      .flatMap((sentence) =>
        withoutOverlaps(DOUBLE_NEGATIVES.flatMap((pattern) => findWords(sentence, pattern).slice(0, MOST)))
          .filter((found) => !allowed.has(found.text.toLowerCase()) && !isReason(sentence.plain, found.index))
          .filter((found) => isUsed(sentence, found) && !isContrast(sentence.plain, found))
          .map((found) => report(subject, sentence, found)),
      );
  },
});

function report(subject: Subject, { path }: Sentence, { text, span }: FoundWords): Found {
  return {
    path,
    span,
    message: `Unexpected double negation \`${short(text)}\`, expected one negative at most: say what is to be done${turned(text)}`,
    fixes: plainly(subject, path, span),
  };
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text;
}

/** How to say the same without turning it round twice, where the phrase shows it. */
function turned(text: string): string {
  const as = (words: string) => `, as in “${words}”`;
  if (/^unless\b/i.test(text)) return as('only if …');
  if (/\b(?:fail|neglect|omit|forget|hesitate)/i.test(text)) return as('must …');
  if (/\b(?:disallow|prohibit|forbid|preclude|ban)\w*$/i.test(text)) return as('is allowed');
  if (/^no\w*\b/i.test(text) && text.includes(' ', 4) && !/^not\b/i.test(text)) return as('every …');
  const adjective = /\bnot (?:un|in|im|il|ir|dis|non-)(\w+)$/i.exec(text)?.[1];
  return adjective ? as(adjective) : '';
}

/** "must not fail to" and "must" say the same. */
function plainly(subject: Subject, path: string, span: FoundWords['span']): readonly Fix[] {
  const words = subject.textOf(path).slice(span.start, span.end);
  const before = subject.textOf(path).slice(Math.max(0, span.start - 10), span.start);
  if (!/^(?:not|never) (?:fail|neglect|forget) to$/i.test(words) || !/\b(?:must|should|shall|will|may) $/.test(before)) return [];
  return [
    {
      title: `Remove \`${words}\``,
      safe: false,
      edits: [{ path, span: { start: span.start - 1, end: span.end }, text: '' }],
    },
  ];
}

/** "not only unsafe but …", "not to be unclear or …": one negative each. */
function isContrast(plain: string, { index, text }: FoundWords): boolean {
  // "**No dark patterns** Do not press users": a name, and the rule.
  if (/^No\b.* [A-Z][a-z]* (?:not|never)$/.test(text)) return true;
  return /^(?:whether or|or|if|whether)\s+$/i.test(plain.slice(Math.max(0, index - 11), index)) || /\bnot only\b/i.test(text);
}

/** In one sentence: what holds more is no prose. */
const MOST = 50;

/** Of two phrases that share words, the first and longer. */
function withoutOverlaps(all: readonly FoundWords[]): FoundWords[] {
  const sorted = [...all].sort((a, b) => a.index - b.index || b.text.length - a.text.length);
  let end = -1;
  return sorted.filter((found) => {
    if (found.index < end) return false;
    end = found.index + found.text.length;
    return true;
  });
}
