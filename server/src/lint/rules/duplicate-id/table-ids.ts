import type { Span } from '../../../spec/index.ts';
import type { Subject } from '../../rule.ts';

/** An id that a row of a table has, and the words of the row. */
export interface RowId {
  readonly name: string;
  /** `written` as `{#id}` names it in the whole spec; a `number` in a column of ids does so in its table alone */
  readonly kind: 'written' | 'number';
  /** where its table begins */
  readonly table: number;
  readonly path: string;
  readonly span: Span;
  readonly words: string;
}

/** The ids of tables' rows: `{#id}` in a cell, and what stands in a first column that is headed "Id", "No." or "Rule". */
export function readRowIds({ blocks, textOf }: Subject): RowId[] {
  return blocks.flatMap(({ kind, path, span }): RowId[] => {
    if (kind !== 'table') return [];
    const [head, ...rows] = rowsOf(textOf(path).slice(span.start, span.end), span.start);
    const isNumbered = HEADED.test(head?.[0]?.text ?? '');
    const found = rows.flatMap((cells) => [...cells.flatMap((cell) => writtenIn(cell)), ...(isNumbered ? numberOf(cells) : [])]);
    return found.map((each) => ({ ...each, table: span.start, path }));
  });
}

const HEADED =
  /^[*_`]*(?:#|no\.?|nr\.?|id|ids|ref\.?|rule|clause|item|(?:rule|clause|policy|category|item|row) (?:id|no\.?|nr\.?|number|code))[*_`]*$/i;
/** "R1", "3.2", "WP-04" */
const NUMBER = /^[*_`]*(?<name>(?:[A-Z]{1,6}[-.]?)?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?)\.?[*_`]*$/;

interface Cell {
  readonly text: string;
  readonly start: number;
}

function rowsOf(table: string, start: number): Cell[][] {
  const rows: Cell[][] = [];
  let at = start;
  for (const line of table.split('\n')) {
    if (!/^[\s|:-]*$/.test(line)) rows.push(cellsOf(line, at));
    at += line.length + 1;
  }
  return rows;
}

function cellsOf(line: string, start: number): Cell[] {
  const cells: Cell[] = [];
  let from = line.search(/[^\s|]|\|(?!$)/);
  if (line[from] === '|') from += 1;
  for (let at = from; at >= 0 && at <= line.length; at += 1) {
    if (at < line.length && (line[at] !== '|' || line[at - 1] === '\\')) continue;
    const cell = line.slice(from, at);
    cells.push({ text: cell.trim(), start: start + from + (cell.length - cell.trimStart().length) });
    from = at + 1;
  }
  return cells;
}

type Found = Omit<RowId, 'table' | 'path'>;

function writtenIn({ text, start }: Cell): Found[] {
  return [...text.matchAll(/\{#([^\s{}]{1,80})\}/g)].map(({ 0: whole, 1: name = '', index }) => ({
    name,
    kind: 'written',
    span: { start: start + index + 2, end: start + index + 2 + name.length },
    words: text.replace(whole, '').trim() || name,
  }));
}

function numberOf([first, second]: readonly Cell[]): Found[] {
  const name = NUMBER.exec(first?.text ?? '')?.groups?.['name'];
  if (!first || !name) return [];
  const start = first.start + first.text.indexOf(name);
  return [
    {
      name,
      kind: 'number',
      span: { start, end: start + name.length },
      words: second?.text.replace(/ *\{#[^{}]*\}/g, '') || name,
    },
  ];
}
