import type { Span } from '../../spec/model.ts';

/** An item of a list, sub-lists included. */
export interface ListItem {
  /** from its mark to the last character of what belongs to it */
  readonly span: Span;
  /** the items that it stands in; 0 for an item of the list itself */
  readonly depth: number;
}

/**
 * The items of a list, in document order, by their indentation: an item belongs to the nearest one above it whose text begins
 * no further right. What stands in a fence within the list is no item.
 *
 * @param list the span of the whole list
 */
export function listItems(text: string, list: Span): readonly ListItem[] {
  const items: MutableItem[] = [];
  const open: MutableItem[] = [];
  let fence: string | null = null;
  let contentEnd = list.start;
  let isAfterBlank = false;
  // A list may be indented as a whole.
  for (let at = text.lastIndexOf('\n', list.start - 1) + 1; at < list.end; ) {
    const lineEnd = endOfLine(text, at, list.end);
    const column = fence === null ? columnOf(text, at, lineEnd) : null;
    const mark = column && markOf(text, column, lineEnd, open.at(-1)?.content ?? 0);
    // After a blank line, words belong to an item only where they stand under its text.
    if (column && (mark || isAfterBlank)) while (open.length > 0 && (open.at(-1)?.content ?? 0) > column.column) close();
    if (mark) {
      const item = { span: { start: mark.start, end: lineEnd }, depth: open.length, content: mark.content };
      items.push(item);
      open.push(item);
    }
    isAfterBlank = fence === null && column === null;
    fence = fenceAfter(text.slice(at, Math.min(lineEnd, at + LONGEST_FENCE)), fence);
    const last = lastCharacter(text, at, lineEnd);
    if (last > at) contentEnd = last;
    at = lineEnd + 1;
  }
  while (open.length > 0) close();
  return items;

  function close(): void {
    const item = open.pop();
    if (item) item.span = { start: item.span.start, end: Math.max(item.span.start, contentEnd) };
  }
}

interface MutableItem {
  span: Span;
  readonly depth: number;
  /** the column where its text begins */
  readonly content: number;
}

const LONGEST_FENCE = 100;
const MARK = /(?:[-*+]|\d{1,9}[.)])(?=[ \t\r\n]|$)/y;

/** Where the first character of a line stands; null in a blank line. */
function columnOf(text: string, start: number, end: number): { readonly start: number; readonly column: number } | null {
  let column = 0;
  for (let at = start; at < end; at += 1) {
    const character = text.charCodeAt(at);
    if (character === SPACE) column += 1;
    else if (character === TAB) column += 4 - (column % 4);
    else return character === RETURN ? null : { start: at, column };
  }
  return null;
}

/** The mark of an item that opens there; null where the line goes on with what stands above it. */
function markOf(
  text: string,
  { start, column }: { readonly start: number; readonly column: number },
  end: number,
  above: number,
): { readonly start: number; readonly content: number } | null {
  // Four blanks more than the text above it has make code, or a line of that text.
  if (column >= above + 4) return null;
  MARK.lastIndex = start;
  const mark = MARK.exec(text)?.[0];
  if (mark === undefined || start + mark.length > end) return null;
  const rest = text.slice(start + mark.length, Math.min(end, start + mark.length + 5));
  const blanks = /^[ \t]*/.exec(rest)?.[0].length ?? 0;
  return { start, content: column + mark.length + (blanks === 0 || blanks > 4 ? 1 : blanks) };
}

const SPACE = 32;
const TAB = 9;
const RETURN = 13;

/** The marks of the fence that is open after a line; null outside of one. */
function fenceAfter(line: string, open: string | null): string | null {
  const found = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/.exec(line);
  const marks = found?.[1];
  if (marks === undefined) return open;
  if (open === null) return marks;
  const closes = marks.startsWith(open) && line.trim() === marks;
  return closes ? null : open;
}

function endOfLine(text: string, at: number, end: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 || found > end ? end : found;
}

/** Where the last character of a line that is no blank ends. */
function lastCharacter(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && (text.charCodeAt(at - 1) <= SPACE || text.charAt(at - 1) === '\u00a0')) at -= 1;
  return at;
}
