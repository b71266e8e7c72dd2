import type { Root, RootContent } from 'mdast';
import { spanOf } from './markdown.ts';
import type { Block, Example } from './model.ts';
import type { DraftSection } from './outline.ts';
import { commentaryIn } from './passages.ts';

type BlockKind = Block['kind'];

/** Tiles a file with blocks: what stands between two of them is blank, so that no character is dropped. */
export function readBlocks(
  path: string,
  source: string,
  root: Root,
  examples: readonly Example[],
  sectionAt: (offset: number) => DraftSection | null,
): Block[] {
  const blocks: Block[] = [];
  let end = 0;
  const commentary = commentaryIn(source, root);
  let next = 0;
  const add = (kind: BlockKind, start: number, to: number) => {
    if (to <= start) return;
    blocks.push({ kind, path, span: { start, end: to }, section: sectionAt(start)?.id ?? null });
    end = to;
  };
  for (const node of root.children) {
    const span = spanOf(node);
    while ((examples[next]?.span.end ?? Number.POSITIVE_INFINITY) <= span.start) next += 1;
    const example = (examples[next]?.span.start ?? Number.POSITIVE_INFINITY) < span.end;
    add('blank', end, span.start);
    add(commentary.has(node) ? 'commentary' : example ? 'example' : kindOf(node), Math.max(end, span.start), span.end);
  }
  add('blank', end, source.length);
  return blocks;
}

function kindOf(node: RootContent): BlockKind {
  switch (node.type) {
    case 'yaml':
      return 'front-matter';
    case 'heading':
      return 'heading';
    case 'list':
      return 'list';
    case 'code':
      return 'code';
    case 'blockquote':
      return 'quote';
    case 'table':
      return 'table';
    case 'html':
      return 'comment';
    case 'definition':
    case 'footnoteDefinition':
      return 'link-definition';
    case 'thematicBreak':
      return 'rule';
    default:
      return 'prose';
  }
}
