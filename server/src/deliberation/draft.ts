/** One channel of what a model writes, read line by line as it comes. */

import { pairQuoteMarks } from './quote-marks.ts';
import { readVerdictLine, type StatedVerdict, type VerdictLabels } from './verdict-line.ts';

export interface VerdictLine extends StatedVerdict {
  readonly start: number;
  /** the end of the line, its line end not included */
  readonly end: number;
}

export interface Paragraph {
  readonly start: number;
  readonly end: number;
  /** lines that read as verdicts, outside block quotes and fences; some may stand inside quotation marks */
  readonly candidates: readonly VerdictLine[];
}

export interface Draft {
  append(text: string): void;
  /** takes the last line and the last paragraph for complete */
  finish(): void;
  text(): string;
  length(): number;
  /** complete paragraphs; a fence is never split */
  readonly paragraphs: readonly Paragraph[];
  /** the last line that is not blank, complete or not: where it starts, and its first letters */
  lastLine(): { readonly start: number; readonly beginning: string };
  /** the first line that is not blank, once it is complete */
  firstLine(): { readonly start: number; readonly end: number; readonly verdict: StatedVerdict | null } | null;
}

const BEGINNING_LENGTH = 80;
const FENCE = /^\s{0,12}(?:[-*+] |\d{1,3}[.)] )?(`{3,}|~{3,})/;

export function createDraft(labels: VerdictLabels): Draft {
  const paragraphs: Paragraph[] = [];
  let whole = '';
  let line = '';
  let lineStart = 0;
  let lineBegun = false;
  let lastLineStart = 0;
  let beginning = '';
  let paragraphStart = -1;
  let paragraphEnd = 0;
  let candidates: VerdictLine[] = [];
  let fence: string | null = null;
  let first: { start: number; end: number; verdict: StatedVerdict | null } | null = null;

  function closeParagraph(): void {
    if (paragraphStart >= 0) paragraphs.push({ start: paragraphStart, end: paragraphEnd, candidates });
    paragraphStart = -1;
    candidates = [];
  }

  function readLine(): void {
    const end = lineStart + line.length;
    if (line.trim() === '') {
      if (fence === null) closeParagraph();
      return;
    }
    if (paragraphStart < 0) paragraphStart = lineStart;
    paragraphEnd = end;
    const marks = FENCE.exec(line)?.[1];
    const verdict = fence === null && marks === undefined ? readVerdictLine(line, labels) : null;
    if (fence === null) fence = marks ?? null;
    else if (marks?.startsWith(fence) && line.trim() === marks) fence = null;
    if (verdict !== null) candidates.push({ ...verdict, start: lineStart, end });
    first ??= { start: lineStart, end, verdict };
  }

  function appendToLine(text: string): void {
    line += text;
    if (!lineBegun && text.trim() !== '') {
      lineBegun = true;
      lastLineStart = lineStart;
      beginning = line.slice(0, BEGINNING_LENGTH);
    } else if (lineBegun && beginning.length < BEGINNING_LENGTH) {
      beginning = line.slice(0, BEGINNING_LENGTH);
    }
  }

  return {
    paragraphs,
    append(text) {
      whole += text;
      let position = 0;
      for (;;) {
        const end = text.indexOf('\n', position);
        if (end < 0) break;
        appendToLine(text.slice(position, end));
        readLine();
        lineStart += line.length + 1;
        line = '';
        lineBegun = false;
        position = end + 1;
      }
      appendToLine(text.slice(position));
    },
    finish() {
      readLine();
      closeParagraph();
    },
    text: () => whole,
    length: () => whole.length,
    lastLine: () => ({ start: lastLineStart, beginning }),
    firstLine: () => first,
  };
}

/** The verdict lines of complete paragraphs that count: those outside quotation marks. */
export function verdictsOf(text: string, paragraphs: readonly Paragraph[]): readonly VerdictLine[] {
  return paragraphs.flatMap(({ start, end, candidates }) => {
    if (candidates.length === 0) return [];
    const { pairs } = pairQuoteMarks(text, start, end);
    return candidates.filter((line) => !pairs.some((pair) => pair.start < line.start && line.end < pair.end));
  });
}
