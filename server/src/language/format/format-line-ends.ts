import type { Nodes } from 'mdast';
import type { Span } from '../../spec/model.ts';
import { type MarkdownBlock, spanIn, spanOfBlock } from './blocks.ts';
import { blanksBefore, linesIn } from './lines.ts';
import { type EditGroup, replace } from './text-edit.ts';
import { visit } from './visit.ts';

/**
 * No blanks at the ends of lines, but where they break the line. The last line's are those between two blocks.
 *
 * @param others what else is changed in the block: blanks in the same places go with it
 */
export function formatLineEnds(text: string, block: MarkdownBlock, others: readonly EditGroup[]): EditGroup[] {
  const { node, base } = block;
  if (KEPT.has(node.type)) return [];
  const span = spanOfBlock(block);
  const lines = linesIn(text, span).filter(({ end }) => end < span.end && /[ \t]/.test(text.charAt(end - 1)));
  if (lines.length === 0) return [];
  const kept: Span[] = others.flatMap((group) => group.map((edit) => edit.span));
  visit(node, (each) => {
    if (KEPT.has(each.type)) kept.push(spanIn(base, each));
    return true;
  });
  kept.sort((one, other) => one.start - other.start);
  let next = 0;
  return lines.map((line) => {
    const start = blanksBefore(text, line.end, line.start);
    while ((kept[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    return (kept[next]?.start ?? Number.POSITIVE_INFINITY) < line.end ? [] : replace(text, start, line.end, '');
  });
}

/** What keeps each of its characters: a heading over several lines is a title as it is written. A table is seen to elsewhere. */
const KEPT: ReadonlySet<Nodes['type']> = new Set<Nodes['type']>([
  'yaml',
  'code',
  'html',
  'inlineCode',
  'break',
  'heading',
  'table',
]);
