import { type BlockFacts, readBlockFacts } from './block-facts.ts';
import type { BlockPieces } from './block-pieces.ts';
import type { KnownReading } from './block-reader.ts';
import type { LastTwo } from './last-two.ts';
import { changeOfList, type ListChange } from './list-change.ts';
import type { MarkdownBlock } from './markdown-blocks.ts';
import { type MarkdownFile, readMarkdown } from './markdown-file.ts';
import type { SourceFile } from './model.ts';
import { createTermCounts, type TermCounts } from './term-counts.ts';
import { changeBetween, type TextChange } from './text-change.ts';

/** A block with what was read of it, kept for as long as the block is the same, wherever it stands. */
export interface FileBlock {
  readonly block: MarkdownBlock;
  readonly facts: BlockFacts;
  readonly isCommentary: boolean;
  readonly known: KnownOfBlock;
}

/** What was read of a block last, and by what: read again only where that is otherwise. */
interface KnownOfBlock {
  readonly facts: BlockFacts;
  readonly pieces: LastTwo<BlockPieces>;
  readonly reading: LastTwo<KnownReading>;
}

/** One file of a spec, as far as it can be read by itself. */
export interface FileBlocks {
  readonly path: string;
  readonly markdown: MarkdownFile;
  readonly blocks: readonly FileBlock[];
  readonly terms: TermCounts;
  /** the version that it was read from, and what the two differ in */
  readonly from: { readonly markdown: MarkdownFile; readonly change: TextChange } | null;
}

/** What a file has otherwise than an earlier version; null where it has nothing. */
export function changeSince(earlier: FileBlocks, { markdown, from }: FileBlocks): TextChange | null {
  if (from?.markdown === earlier.markdown) return from.change;
  return changeBetween(earlier.markdown.text, markdown.text);
}

/** Cuts a file into blocks; those that an earlier version has too bring along what was read of them. */
export function readFileBlocks({ path, text }: SourceFile, previous: FileBlocks | null): FileBlocks {
  if (previous?.markdown.text === text && previous.path === path) return previous;
  const change = previous ? changeBetween(previous.markdown.text, text) : null;
  const markdown = readMarkdown(text, previous?.markdown, change);
  const terms = createTermCounts(
    text,
    previous && change ? { terms: previous.terms, text: previous.markdown.text, change } : null,
  );
  const from = previous && change && { markdown: previous.markdown, change };
  return { path, markdown, blocks: fileBlocksOf(markdown, previous), terms, from };
}

function fileBlocksOf({ blocks }: MarkdownFile, previous: FileBlocks | null): readonly FileBlock[] {
  const old = previous?.blocks ?? [];
  const shorter = Math.min(old.length, blocks.length);
  const moved = old.length - blocks.length;
  let front = 0;
  while (front < shorter && old[front]?.block === blocks[front]) front += 1;
  let end = blocks.length;
  while (end > front && end + moved > front && old[end - 1 + moved]?.block === blocks[end - 1]) end -= 1;
  const found = old.slice(0, front);
  let isCommentary = found.at(-1)?.isCommentary ?? false;
  for (let index = front; index < blocks.length; index += 1) {
    const block = blocks[index] as MarkdownBlock;
    const before = index < end ? undefined : old[index + moved];
    const known = before?.known ?? knownOf(readBlockFacts(block));
    isCommentary = known.facts.opensCommentary || (isCommentary && known.facts.isIndentedCode);
    // Whether one is commentary depends on the one before it alone.
    if (before?.isCommentary === isCommentary) return found.concat(old.slice(index + moved));
    found.push({ block, facts: known.facts, isCommentary, known });
  }
  return found;
}

/** The blocks of two versions of a file that are not the same. */
export function changedBlocks({ blocks: old }: FileBlocks, { blocks }: FileBlocks): ListChange {
  return changeOfList(old, blocks);
}

function knownOf(facts: BlockFacts): KnownOfBlock {
  return { facts, pieces: { last: null, earlier: null }, reading: { last: null, earlier: null } };
}
