import type { Random } from '../seeded/random.ts';

/** An offset after the first letter of a word, in a random line of prose. */
export function pickPlace(text: string, random: Random): number {
  const words = /\p{L}{2,}/gu;
  return pick(text, random, ({ start, end }) => {
    words.lastIndex = start + Math.floor(random.next() * (end - start));
    const word = words.exec(text);
    return word && word.index < end ? word.index + 1 : null;
  });
}

/** Where a random paragraph starts, after a blank line. */
export function pickParagraph(text: string, random: Random): number {
  return pick(text, random, ({ start }) =>
    /\p{L}/u.test(text[start] ?? '') && text.slice(start - 2, start) === '\n\n' ? start : null,
  );
}

export function positionAt(text: string, offset: number): { readonly line: number; readonly character: number } {
  let line = 0;
  let lineStart = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', lineStart)) {
    line += 1;
    lineStart = end + 1;
  }
  return { line, character: offset - lineStart };
}

interface Line {
  readonly start: number;
  readonly end: number;
}

function pick(text: string, random: Random, placeIn: (line: Line) => number | null): number {
  for (let tries = 0; tries < 10_000; tries += 1) {
    const line = lineAround(text, Math.floor(random.next() * text.length));
    const place = isProse(text, line) ? placeIn(line) : null;
    if (place !== null && !isFenced(text, line.start)) return place;
  }
  throw new Error('The document has no prose to type in');
}

function lineAround(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end === -1 ? text.length : end };
}

/** A long line that opens with a word: no heading, no comment, no row of a table. */
function isProse(text: string, { start, end }: Line): boolean {
  return end - start > 40 && /^(?:[-*+] |\d+\. )?(?:\*\*)?\p{L}/u.test(text.slice(start, start + 20));
}

function isFenced(text: string, offset: number): boolean {
  const fences = /^ {0,3}(```+|~~~+)/gm;
  let open: string | null = null;
  for (let match = fences.exec(text); match && match.index < offset; match = fences.exec(text)) {
    const marker = match[1] ?? '';
    if (open === null) open = marker;
    else if (marker.startsWith(open)) open = null;
  }
  return open !== null;
}
