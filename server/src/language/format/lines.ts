import type { Span } from '../../spec/model.ts';

/** Where the line begins that an offset stands in. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start -= 1;
  return start;
}

/** Where the line ends that an offset stands in: before its line break. */
export function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}

/** The lines that a span touches, without their line breaks. */
export function linesIn(text: string, { start, end }: Span): Span[] {
  const lines: Span[] = [];
  for (let at = lineStart(text, start); at < end || lines.length === 0; ) {
    const last = lineEnd(text, at);
    lines.push({ start: at, end: last });
    if (last >= text.length) break;
    at = last + (text[last] === '\r' && text[last + 1] === '\n' ? 2 : 1);
  }
  return lines;
}

/** Where the blanks and tabs begin that stand before an offset. */
export function blanksBefore(text: string, offset: number, from = 0): number {
  let start = offset;
  while (start > from && isBlank(text[start - 1])) start -= 1;
  return start;
}

/** Where the blanks and tabs end that stand behind an offset. */
export function blanksBehind(text: string, offset: number): number {
  let end = offset;
  while (isBlank(text[end])) end += 1;
  return end;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
