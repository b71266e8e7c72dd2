import { type MarkdownBlock, spanIn } from './blocks.ts';
import { blanksBefore, linesIn } from './lines.ts';
import { type EditGroup, replace, type TextEdit } from './text-edit.ts';
import { visit } from './visit.ts';

/** One blank before the `{#id}` of a clause. One that stands on a line by itself stays there. */
export function formatIds(text: string, { node, base }: MarkdownBlock): EditGroup[] {
  const edits: TextEdit[][] = [];
  visit(node, (each) => {
    if (each.type !== 'paragraph') return each.type !== 'table';
    const span = spanIn(base, each);
    const lines = linesIn(text, span);
    lines.forEach((line, index) => {
      const end = Math.min(line.end, span.end);
      const id = WRITTEN_ID.exec(text.slice(Math.max(line.start, span.start, end - LONGEST), end));
      if (!id) return;
      const at = end - id[0].length;
      const from = blanksBefore(text, at, Math.max(line.start, span.start));
      const isAlone = from <= Math.max(line.start, span.start);
      // Inside a paragraph, `x{#y}` may be anything.
      if (!isAlone && (from < at || index === lines.length - 1)) edits.push(replace(text, from, at, ' '));
    });
    return false;
  });
  return edits;
}

/** Characters from the end of a line in which an id is looked for. */
const LONGEST = 300;
const WRITTEN_ID = /\{#[^{}\s]+\}[ \t]*$/;
