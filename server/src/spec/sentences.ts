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
  const brackets = createBracketCounter(text);
  for (const match of text.matchAll(TERMINATOR)) {
    const end = match.index + match[0].length;
    const open = brackets.openAt(start, end);
    const isParagraph = /\n\s*\n/.test(match[0]);
    if (!isParagraph && !endsSentence(text, start, match.index, end, open)) continue;
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

function endsSentence(text: string, start: number, dot: number, end: number, open: number): boolean {
  const before = text.slice(Math.max(start, dot - 12), dot + 1);
  const rest = text.slice(end, end + 80).trimStart();
  // "etc." ends a list, and often the sentence with it.
  const closes = /\betc\.$/.test(before) && /^\p{Lu}/u.test(rest);
  if (text[dot] === '.' && !closes && (ABBREVIATION.test(before) || /(?:^|\s)[A-Z]\.$/.test(before))) return false;
  // A new sentence opens with a capital, a digit, a mark or nothing; "etc.) and" goes on.
  if (/^\p{Ll}/u.test(rest)) return false;
  // `(e.g., this. And that)` is one sentence; but a bracket that never closes must not swallow the paragraph.
  return open === 0 || !/[)\]]/.test(text.slice(end, end + 400));
}

/** Counts the brackets that are open at a place, in one pass over the text. */
function createBracketCounter(text: string): { openAt: (start: number, end: number) => number } {
  let at = 0;
  let from = 0;
  let open = 0;
  return {
    openAt(start, end) {
      if (start !== from) {
        from = start;
        open = 0;
        at = Math.max(at, start);
      }
      for (; at < end; at += 1) {
        const character = text[at];
        if (character === '(' || character === '[') open += 1;
        else if ((character === ')' || character === ']') && open > 0) open -= 1;
      }
      return open;
    },
  };
}
