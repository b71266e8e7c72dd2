import type { List, ListItem, Nodes } from 'mdast';
import { type MarkdownBlock, spanIn } from './blocks.ts';
import type { Habits } from './habits.ts';
import { blanksBehind, lineStart, linesIn } from './lines.ts';
import { type EditGroup, replace, type TextEdit } from './text-edit.ts';
import { visit } from './visit.ts';

/**
 * The mark and the indentation of the items of a list, as most of the document has them, and no two blank lines in a row. A
 * list that holds more than items and paragraphs keeps its indentation.
 */
export function formatList(text: string, blocks: readonly MarkdownBlock[], index: number, habits: Habits): EditGroup[] {
  const { node, base } = blocks[index] ?? { node: null, base: 0 };
  if (node?.type !== 'list') return [];
  const isBesideAnother = [blocks[index - 1], blocks[index + 1]].some((block) => block?.node.type === 'list');
  const marks = bullets(text, node, base, isBesideAnother, habits);
  const layout = isPlain(text, node, base) ? indent(text, node, base, habits) : [];
  return [[...marks, ...layout].sort((one, other) => one.span.start - other.span.start), ...blankLines(text, node, base)];
}

function bullets(text: string, list: List, base: number, isBeside: boolean, habits: Habits): TextEdit[] {
  const edits: TextEdit[] = [];
  look(list, 0, isBeside);
  return edits;

  /** @param isApart another mark is what sets it apart from the list beside it */
  function look(each: List, depth: number, isApart: boolean): void {
    const bullet = habits.bulletAt(depth);
    for (const item of each.children) {
      const { start } = spanIn(base, item);
      if (!each.ordered && bullet && !isApart) edits.push(...replace(text, start, start + 1, bullet));
      item.children.forEach((child, index) => {
        const beside = [item.children[index - 1], item.children[index + 1]].some((other) => other?.type === 'list');
        if (child.type === 'list') look(child, depth + 1, beside);
      });
    }
  }
}

/** Nothing but items, paragraphs and comments of one line, indented by blanks. */
function isPlain(text: string, list: List, base: number): boolean {
  let isSo = true;
  visit(list, (node) => {
    if (node.type === 'list' || node.type === 'listItem') return isSo;
    const { start, end } = spanIn(base, node);
    const isOneLine = node.type === 'html' && !/[\r\n]/.test(text.slice(start, end));
    if (node.type !== 'paragraph' && !isOneLine) isSo = false;
    return false;
  });
  return isSo && !linesIn(text, spanIn(base, list)).some(({ start }) => text[blanksOnly(text, start)] === '\t');
}

function blanksOnly(text: string, from: number): number {
  let end = from;
  while (text[end] === ' ') end += 1;
  return end;
}

function indent(text: string, list: List, base: number, habits: Habits): TextEdit[] {
  const edits: TextEdit[] = [];
  return place(list, habits.indentation) ? edits : [];

  /** @returns false where an item begins in a way that has no column of its own */
  function place({ children, ordered }: List, column: number): boolean {
    return children.every((item) => placeItem(item, column, ordered ?? false));
  }

  function placeItem(item: ListItem, column: number, ordered: boolean): boolean {
    const { start } = spanIn(base, item);
    const line = lineStart(text, start);
    const mark = MARK.exec(text.slice(start, start + 11))?.[0];
    if (mark === undefined || blanksOnly(text, line) !== start) return false;
    const markEnd = start + mark.length;
    const wordsStart = blanksBehind(text, markEnd);
    const [first] = item.children;
    const isBeside = first !== undefined && spanIn(base, first).start === wordsStart;
    if (isBeside && first.type === 'list') return false;
    if (text.slice(markEnd, wordsStart).includes('\t')) return false;
    const padding = isBeside ? wordsStart - markEnd : 1;
    const newPadding = isBeside && !ordered ? habits.padding : padding;
    const content = start - line + mark.length + padding;
    const newContent = column + mark.length + newPadding;
    edits.push(...replace(text, line, start, ' '.repeat(column)));
    if (isBeside) edits.push(...replace(text, markEnd, wordsStart, ' '.repeat(newPadding)));
    return item.children.every((child, index) => {
      if (child.type === 'list') return place(child, columnIn(column, newContent));
      shift(child, index === 0 && isBeside, content, newContent - content);
      return true;
    });
  }

  /** Moves the lines of a paragraph in an item; one that stands further left belongs to it all the same, and stays. */
  function shift(node: Nodes, isFirstPlaced: boolean, content: number, by: number): void {
    if (by === 0) return;
    for (const { start } of linesIn(text, spanIn(base, node)).slice(isFirstPlaced ? 1 : 0)) {
      const end = blanksOnly(text, start);
      if (end - start >= content) edits.push(...replace(text, start, end, ' '.repeat(end - start + by)));
    }
  }

  /** Where a list in an item stands: as in the rest of the document, if Markdown takes it for a part of the item there. */
  function columnIn(column: number, content: number): number {
    const wanted = column + (habits.nesting ?? 0);
    return wanted >= content && wanted <= content + 3 ? wanted : content;
  }
}

const MARK = /^(?:[-*+]|\d{1,9}[.)])/;

/** One blank line where there are several: how many there are says nothing. */
function blankLines(text: string, list: List, base: number): EditGroup[] {
  const groups: EditGroup[] = [];
  const close = (siblings: readonly Nodes[]) =>
    siblings.forEach((node, index) => {
      const before = siblings[index - 1];
      if (before) groups.push(oneBlankLine(text, endOf(before), lineStart(text, spanIn(base, node).start)));
      if (node.type === 'list' || node.type === 'listItem') close(node.children);
    });
  close(list.children);
  return groups;

  /** Where what is written of a node ends: a list ends with its last item. */
  function endOf(node: Nodes): number {
    return spanIn(base, node).end;
  }
}

function oneBlankLine(text: string, end: number, start: number): EditGroup {
  const gap = text.slice(end, start);
  const breaks = gap.match(/\r\n|\n|\r/g) ?? [];
  if (!/^[ \t\r\n]*$/.test(gap) || breaks.length < 3) return [];
  return [{ span: { start: end, end: start }, text: `${breaks[0]}${breaks[0]}` }];
}
