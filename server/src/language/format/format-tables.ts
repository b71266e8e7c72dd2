import type { Table, TableRow } from 'mdast';
import { type MarkdownBlock, spanIn } from './blocks.ts';
import { displayWidth } from './display-width.ts';
import { blanksBefore, lineEnd, lineStart, linesIn } from './lines.ts';
import { type EditGroup, replace, type TextEdit } from './text-edit.ts';
import { visit } from './visit.ts';

/** The columns of tables, one under the other; in a table too wide for that, one blank around each cell. */
export function formatTable(text: string, { node, base }: MarkdownBlock): EditGroup[] {
  const groups: EditGroup[] = [];
  visit(node, (each) => {
    if (each.type === 'table') groups.push(align(text, each, base));
    return each.type === 'list' || each.type === 'listItem';
  });
  return groups;
}

/** Columns of a table's widest row, from which on its cells are not filled up. */
const WIDEST = 120;

function align(text: string, table: Table, base: number): EditGroup {
  const last = table.children.at(-1);
  const rows = table.children.map((row) => readRow(text, row, base, row === last));
  const delimiter = delimiterOf(text, table, base);
  if (!delimiter || rows.some((row) => row === null)) return [];
  const read = rows.filter((row) => row !== null);
  const aligned = table.align ?? [];
  const widths = aligned.map((_, column) => Math.max(3, ...read.map(({ cells }) => displayWidth(cells[column] ?? ''))));
  const isWide = widths.reduce((sum, width) => sum + width + 3, 1) > WIDEST;
  const filled = (column: number) => (isWide ? 0 : (widths[column] ?? 0));
  const isTight = /\|[-:]/.test(text.slice(delimiter.start, delimiter.end));
  const dashes = aligned.map((each, column) => {
    const width = isWide ? 3 : (widths[column] ?? 3) + (isTight ? 2 : 0);
    const isLeft = each === 'left' || each === 'center';
    const isRight = each === 'right' || each === 'center';
    return `${isLeft ? ':' : ''}${'-'.repeat(width - Number(isLeft) - Number(isRight))}${isRight ? ':' : ''}`;
  });
  return [
    ...read.flatMap(({ start, end, cells }): TextEdit[] =>
      replace(text, start, end, `| ${cells.map((cell, column) => fill(cell, filled(column), aligned[column])).join(' | ')} |`),
    ),
    ...replace(text, delimiter.start, delimiter.end, isTight ? `|${dashes.join('|')}|` : `| ${dashes.join(' | ')} |`),
  ].sort((one, other) => one.span.start - other.span.start);
}

interface Row {
  readonly start: number;
  /** the blanks behind it are in it, but for the last row: those stand between two blocks */
  readonly end: number;
  readonly cells: readonly string[];
}

/** Null where a row shares its line with something else, or holds what the cells do not. */
function readRow(text: string, row: TableRow, base: number, isLast: boolean): Row | null {
  const { start, end: rowEnd } = spanIn(base, row);
  const end = isLast ? blanksBefore(text, rowEnd, start) : lineEnd(text, rowEnd);
  const cells = row.children.map(({ children }) => {
    const first = children[0];
    const last = children.at(-1);
    return first && last ? text.slice(spanIn(base, first).start, spanIn(base, last).end).trim() : '';
  });
  const isAlone = text.slice(lineStart(text, start), start).trim() === '';
  return isAlone && withoutFrame(cells.join('')) === withoutFrame(text.slice(start, end)) ? { start, end, cells } : null;
}

function withoutFrame(cells: string): string {
  return cells.replace(/[ \t|]+/g, '');
}

/** The line under the header; null where something stands before it, as in a quotation. */
function delimiterOf(text: string, table: Table, base: number): { readonly start: number; readonly end: number } | null {
  const header = table.children[0];
  const line = header && linesIn(text, spanIn(base, table))[1];
  if (!line) return null;
  const match = /^([ \t]*)[|:\- \t]+$/.exec(text.slice(line.start, line.end));
  return match ? { start: line.start + (match[1]?.length ?? 0), end: line.end } : null;
}

function fill(cell: string, width: number, side: 'left' | 'right' | 'center' | null | undefined): string {
  const missing = Math.max(0, width - displayWidth(cell));
  const before = side === 'right' ? missing : side === 'center' ? Math.floor(missing / 2) : 0;
  return ' '.repeat(before) + cell + ' '.repeat(missing - before);
}
