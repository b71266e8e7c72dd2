import type { RootContent } from 'mdast';
import type { Block, Example } from './model.ts';
import type { Outline } from './outline.ts';
import type { FileBlock, FileBlocks } from './read-file.ts';

type BlockKind = Block['kind'];

/**
 * Tiles a file with blocks: what stands between two of them is blank, so that no character is dropped.
 *
 * @param among the file's examples, by where they begin
 */
export function tileFile(
  { path, markdown, blocks }: FileBlocks,
  among: readonly Example[],
  { sectionAt }: Outline,
  isIn: (block: FileBlock) => boolean,
): Block[] {
  const tiles: Block[] = [];
  const examples = among.filter((example) => example.comparisons > 0 || example.label === null);
  let end = 0;
  let next = 0;
  const add = (kind: BlockKind, start: number, to: number) => {
    if (to <= start) return;
    tiles.push({ kind, path, span: { start, end: to }, section: sectionAt(start)?.id ?? null });
    end = to;
  };
  let isWhole = true;
  for (const each of blocks) {
    const { block, start, facts, isCommentary } = each;
    const from = start + facts.span.start;
    const to = start + facts.span.end;
    if (!isIn(each)) {
      end = to;
      isWhole = false;
      continue;
    }
    while ((examples[next]?.span.end ?? Number.POSITIVE_INFINITY) <= from) next += 1;
    const isExample = (examples[next]?.span.start ?? Number.POSITIVE_INFINITY) < to;
    add('blank', end, from);
    add(isCommentary ? 'commentary' : isExample ? 'example' : kindOf(block.node), Math.max(end, from), to);
  }
  if (isWhole) add('blank', end, markdown.text.length);
  return tiles;
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
