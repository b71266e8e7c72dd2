import type { Root, RootContent } from 'mdast';
import { type MarkdownBlock, spanOfBlock } from './blocks.ts';
import type { Habits } from './habits.ts';
import { blanksBefore, lineStart } from './lines.ts';
import { type EditGroup, replace } from './text-edit.ts';

interface BlankLines {
  /** the change of what stands before a block */
  readonly before: (index: number) => EditGroup;
  readonly atEnd: () => EditGroup;
}

/** One blank line between blocks where there are more, and around headings, fences, lists and tables where there is none. */
export function formatBlankLines(text: string, blocks: readonly MarkdownBlock[], { lineBreak }: Habits): BlankLines {
  return {
    before: (index) => {
      const block = blocks[index];
      if (!block) return [];
      const start = lineStart(text, spanOfBlock(block).start);
      const previous = blocks[index - 1];
      if (previous) return between(previous, block, start);
      // At the very beginning, a rule would open front matter.
      const isOpening = isWhite(text.slice(0, start)) && !text.startsWith('---', start);
      return isOpening ? replace(text, 0, start, '') : [];
    },
    atEnd: () => {
      const last = blocks.at(-1);
      return last ? behind(last) : [];
    },
  };

  function between(one: MarkdownBlock, other: MarkdownBlock, start: number): EditGroup {
    const end = endOf(text, one);
    const gap = text.slice(end, start);
    if (!isWhite(gap)) return [];
    const breaks = countBreaks(gap);
    const isApart =
      breaks > 1 || (standsApart(one.node) && !clings(other.node)) || (standsApart(other.node) && !clings(one.node));
    return breaks === 0 ? [] : replace(text, end, start, lineBreak.repeat(isApart ? 2 : 1));
  }

  function behind(block: MarkdownBlock): EditGroup {
    const end = endOf(text, block);
    const rest = text.slice(end);
    if (!isWhite(rest) || (clings(block.node) && countBreaks(rest) === 0) || isOpenFence(text, block)) return [];
    return replace(text, end, text.length, lineBreak);
  }
}

type Kind = Root['children'][number]['type'];

const APART: ReadonlySet<Kind> = new Set<Kind>(['heading', 'code', 'list', 'table']);
/** A comment speaks of what it stands beside; definitions stand together. */
const CLINGS: ReadonlySet<Kind> = new Set<Kind>(['html', 'definition', 'footnoteDefinition']);

function standsApart({ type }: RootContent): boolean {
  return APART.has(type);
}

function clings({ type }: RootContent): boolean {
  return CLINGS.has(type);
}

/** Blanks at the end of a block are none of it, but in code and HTML, which stay as they are. */
function endOf(text: string, block: MarkdownBlock): number {
  const { start, end } = spanOfBlock(block);
  const isKept = block.node.type === 'code' || block.node.type === 'html' || block.node.type === 'yaml';
  return isKept ? end : blanksBefore(text, end, start);
}

/** A fence without an end takes whatever is written behind it. */
function isOpenFence(text: string, block: MarkdownBlock): boolean {
  if (block.node.type !== 'code') return false;
  const { start, end } = spanOfBlock(block);
  const mark = /^(?:`{3,}|~{3,})/.exec(text.slice(start, Math.min(end, start + 200)))?.[0];
  if (mark === undefined) return false;
  const line = lineStart(text, end);
  return line <= start || !text.slice(line, end).trim().startsWith(mark);
}

function isWhite(gap: string): boolean {
  return /^[ \t\r\n]*$/.test(gap);
}

function countBreaks(gap: string): number {
  return gap.match(/\r\n|\n|\r/g)?.length ?? 0;
}
