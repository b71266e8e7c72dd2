/** The line by which a model states its verdict. */

import type { ResponseMode } from '../spec/model.ts';

export interface StatedVerdict {
  readonly mode: ResponseMode;
  /** the label of a classifying policy, where the line names one */
  readonly label: string | null;
  /** reasons follow on the same line */
  readonly hasReason: boolean;
}

/** The labels that a classifying policy gives, upper case, and what each means. */
export type VerdictLabels = ReadonlyMap<string, ResponseMode>;

const OPENING = /^[\s*_`#\-+]*(?:(?:final|overall|my)\s+)?verdict[\s*_`]*[:：=–—-][\s*_`]*/i;
const MODE_WORDS =
  /^(?:(hard[ -]refusal|hard[ -]refuse|refusal|refused|refuses|refuse|decline)|(safe[ _-]?completion|safe[ _-]?completed|safe[ _-]?complete)|(compliance|complied|complies|comply))(?![\p{L}\p{N}_/|-])/iu;
const OTHER_WORDS = /\b(?:refus|safe[ _-]?complet|compl(?:y|ies|iance)|unless|if)|\?/i;
const REASON = /^(?:[.,;:([–—-]|because\b|since\b|under\b|per\b|as\b)/i;
const LONGEST_OPENING = 48;

/**
 * Reads one line such as `Verdict: refuse` or `**Verdict:** Safe completion.`
 *
 * @returns null for any other line, and for one that leaves the verdict open ("Verdict: refuse or comply?")
 */
export function readVerdictLine(line: string, labels: VerdictLabels): StatedVerdict | null {
  const opening = OPENING.exec(line.slice(0, LONGEST_OPENING));
  if (opening === null) return null;
  const rest = line.slice(opening[0].length);
  const word = MODE_WORDS.exec(rest);
  if (word === null) return readLabel(rest, labels);
  const mode: ResponseMode = word[1] !== undefined ? 'refuse' : word[2] !== undefined ? 'safe-complete' : 'comply';
  const tail = withoutMarks(rest.slice(word[0].length));
  if (tail === '') return { mode, label: null, hasReason: false };
  const label = labelIn(tail, labels);
  if (label !== null) return { mode, label, hasReason: false };
  return REASON.test(tail) && !OTHER_WORDS.test(tail) ? { mode, label: null, hasReason: true } : null;
}

const LONGEST_FENCED = 200;

/**
 * Reads a text that begins with a fence around nothing but a verdict line.
 *
 * @returns where the fence ends
 */
export function readFencedVerdict(
  text: string,
  labels: VerdictLabels,
): { readonly verdict: StatedVerdict; readonly end: number } | null {
  const fence = /^(`{3,}|~{3,})[^\n`~]*\n\s*([^\n]+)\n\s*\1[`~]*[ \t]*(?:\n|$)/.exec(text.slice(0, LONGEST_FENCED));
  const verdict = fence === null ? null : readVerdictLine(fence[2] ?? '', labels);
  return fence === null || verdict === null ? null : { verdict, end: fence[0].length };
}

/** Whether a line of which only the beginning has come can turn out to state a verdict. */
export function mayBecomeVerdictLine(beginning: string): boolean {
  const words = beginning
    .slice(0, LONGEST_OPENING)
    .replace(/^[\s*_`#\-+]+/, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
  return ['verdict', 'final verdict', 'overall verdict', 'my verdict'].some(
    (opening) => opening.startsWith(words) || words.startsWith(opening),
  );
}

function readLabel(rest: string, labels: VerdictLabels): StatedVerdict | null {
  const label = labelIn(rest, labels);
  const mode = label === null ? undefined : labels.get(label.toUpperCase());
  return mode === undefined ? null : { mode, label, hasReason: false };
}

function labelIn(text: string, labels: VerdictLabels): string | null {
  const label = text.replace(/^[\s*_`("]+/, '').replace(/[\s*_`)".!]+$/, '');
  return labels.has(label.toUpperCase()) ? label : null;
}

function withoutMarks(tail: string): string {
  const trimmed = tail.replace(/^[\s*_`]+/, '').trimEnd();
  return /^[.!*_`\s]*$/.test(trimmed) ? '' : trimmed;
}
