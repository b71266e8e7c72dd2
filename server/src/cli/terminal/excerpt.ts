import type { Range } from '../../protocol.ts';
import { type Cell, cellsOf } from './display-width.ts';

export interface Excerpt {
  /** the line, as much of it as fits */
  readonly line: string;
  /** spaces, then `^` under what the range covers on its first line */
  readonly marks: string;
}

/** No terminal is wider; what is further away from the range is not even looked at. */
const FARTHEST = 1000;

/**
 * Shows the first line of a range with marks under it. A line that is too long is cut on both sides of the range.
 *
 * @param line the text of that line, without its line break
 * @param width columns that it may take
 */
export function excerptOf(line: string, { start, end }: Range, width: number): Excerpt {
  const near = Math.max(0, start.character - FARTHEST);
  const cells = cellsOf(line.slice(near, start.character + 2 * FARTHEST));
  const from = start.character - near;
  const to = (end.line > start.line ? line.trimEnd().length : end.character) - near;
  const length = line.length - near;
  const first = cells.findIndex((_, index) => (cells[index + 1]?.start ?? length) > from);
  // An empty range, or one behind the line's end, still has a place.
  const begin = first < 0 ? cells.length : first;
  const past = cells.findIndex(({ start: at }, index) => index >= begin && at >= to);
  const marked = cells.slice(begin, past < 0 ? cells.length : past);

  const shown = cut(cells, begin, widthOf(marked), width);
  const hidesBefore = shown.from > 0 || near > 0;
  const hidesAfter = shown.to < cells.length || start.character + 2 * FARTHEST < line.length;
  const text = cells
    .slice(shown.from, shown.to)
    .map((cell) => cell.text)
    .join('');
  const under = cells.slice(begin, Math.min(begin + marked.length, shown.to));
  const indent = (hidesBefore ? 1 : 0) + widthOf(cells.slice(shown.from, begin));
  return {
    line: `${hidesBefore ? '…' : ''}${text}${hidesAfter ? '…' : ''}`.trimEnd(),
    marks: ' '.repeat(indent) + '^'.repeat(Math.max(1, widthOf(under))),
  };
}

/** The cells that fit: half of the room that the marked ones leave goes to what stands before them. */
function cut(
  cells: readonly Cell[],
  begin: number,
  markedWidth: number,
  width: number,
): { readonly from: number; readonly to: number } {
  if (widthOf(cells) <= width) return { from: 0, to: cells.length };
  const room = Math.max(1, width - 2);
  const after = widthOf(cells.slice(begin)) - markedWidth;
  const spare = Math.max(0, room - markedWidth);
  const before = Math.max(spare / 2, spare - after);
  let from = begin;
  for (let used = 0; from > 0; from--) {
    used += widthAt(cells, from - 1);
    if (used > before) break;
  }
  let to = from;
  for (let used = 0; to < cells.length; to++) {
    used += widthAt(cells, to);
    if (used > room) break;
  }
  return { from, to };
}

function widthAt(cells: readonly Cell[], index: number): number {
  return cells[index]?.width ?? 0;
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((total, { width }) => total + width, 0);
}
