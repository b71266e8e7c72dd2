import type { Span } from './model.ts';

const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|Dr|Mr|Mrs|Ms|St|No|Fig|approx|U\.S|U\.K|a\.m|p\.m)\.$/;
const TERMINATOR = /[.!?]+["”’')\]*_]*(?=\s|$)|\n\s*\n/g;

/**
 * Splits prose into sentences. Abbreviations, decimals, initials and text in brackets or quotes do not end one.
 *
 * @returns spans into `text`, in order, without the blanks between them
 */
export function splitSentences(text: string): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(TERMINATOR)) {
    const end = match.index + match[0].length;
    if (!endsSentence(text, start, match.index, end)) continue;
    add(start, end);
    start = end;
  }
  add(start, text.length);
  return sentences;

  function add(from: number, to: number): void {
    const part = text.slice(from, to);
    const trimmed = part.trim();
    if (!trimmed) return;
    const first = from + part.indexOf(trimmed);
    sentences.push({ start: first, end: first + trimmed.length });
  }
}

function endsSentence(text: string, start: number, dot: number, end: number): boolean {
  const before = text.slice(Math.max(start, dot - 12), dot + 1);
  if (text[dot] === '.' && (ABBREVIATION.test(before) || /(?:^|\s)[A-Z]\.$/.test(before))) return false;
  const rest = text.slice(end, end + 80).trimStart();
  // A new sentence opens with a capital, a digit, a mark or nothing; "etc.) and" goes on.
  if (/^\p{Ll}/u.test(rest)) return false;
  return isBalanced(text, start, end) || /\n\s*\n/.test(text.slice(dot, end));
}

/** Whether no bracket is left open: `(e.g., this. And that)` is one sentence. */
function isBalanced(text: string, start: number, end: number): boolean {
  let depth = 0;
  for (let index = start; index < end; index += 1) {
    const character = text[index];
    if (character === '(' || character === '[') depth += 1;
    else if ((character === ')' || character === ']') && depth > 0) depth -= 1;
  }
  // A bracket that never closes must not swallow the rest of the paragraph.
  return depth === 0 || !/[)\]]/.test(text.slice(end, end + 400));
}
