import { type BlockFacts, readBlockFacts } from './block-facts.ts';
import { type BlockPieces, readBlockPieces } from './block-pieces.ts';
import { type BlockReading, readBlock } from './block-reading.ts';
import { moveSpan } from './located.ts';
import type { MarkdownBlock } from './markdown-blocks.ts';
import { type MarkdownFile, readMarkdown } from './markdown-file.ts';
import type { SourceFile } from './model.ts';
import { createNameReader, namesInside } from './model-names.ts';
import { type DraftSection, type Outline, type PlacedBlock, setVerdict } from './outline.ts';
import { type Carried, NOTHING_CARRIED } from './passages.ts';
import { createSentenceReader } from './sentence-reader.ts';
import { createTermCounts, type TermCounts } from './term-counts.ts';
import { changeBetween, type TextChange } from './text-change.ts';

/** A block with what was read of it, kept for as long as the block is the same. */
export interface FileBlock extends PlacedBlock {
  readonly block: MarkdownBlock;
  readonly isCommentary: boolean;
  readonly known: KnownOfBlock;
}

/** What was read of a block last, and by what: read again only where that is otherwise. */
interface KnownOfBlock {
  readonly facts: BlockFacts;
  pieces: BlockPieces | null;
  reading: { readonly by: ReadBy; readonly reading: BlockReading } | null;
}

/** What the reading of a block depends on, its terms aside. */
interface ReadBy {
  readonly pieces: BlockPieces;
  /** what the model is called */
  readonly names: string;
  readonly sections: string;
  readonly begun: string | null;
  readonly title: BlockReading['title'];
}

function isSameTitle(one: ReadBy['title'], other: ReadBy['title']): boolean {
  return one?.title === other?.title && one?.span.start === other?.span.start && one?.span.end === other?.span.end;
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

function fileBlocksOf({ blocks, starts }: MarkdownFile, previous: FileBlocks | null): readonly FileBlock[] {
  const old = previous?.blocks ?? [];
  let front = 0;
  while (front < old.length && old[front]?.block === blocks[front] && old[front]?.start === starts[front]) front += 1;
  const found = old.slice(0, front);
  let isCommentary = found.at(-1)?.isCommentary ?? false;
  for (let index = front; index < blocks.length; index += 1) {
    const block = blocks[index] as MarkdownBlock;
    // Behind a change, a block is as far from the end as it was.
    const before = old[old.length - blocks.length + index];
    const known = before?.block === block ? before.known : { facts: readBlockFacts(block), pieces: null, reading: null };
    isCommentary = known.facts.opensCommentary || (isCommentary && known.facts.isIndentedCode);
    found.push({ block, start: starts[index] ?? 0, facts: known.facts, isCommentary, known });
  }
  return found;
}

/** A block, and what was read of it at its place. */
export interface ReadBlock {
  readonly block: FileBlock;
  readonly reading: BlockReading;
}

/** Reads the prose and the examples of a file under its sections. Lets the `Output:` lines in it decide for those. */
export function readFile(
  { path, blocks, terms }: FileBlocks,
  outline: Outline,
  titleOf: (id: string) => string | null,
): readonly ReadBlock[] {
  const pieces = piecesOf(blocks, titleOf);
  // A section's verdict stands below what it decides.
  for (const { block, own } of pieces)
    for (const { start, verdict } of own.outputs) {
      const section = outline.sectionAt(block.start + start);
      if (section) setVerdict(section, verdict);
    }
  const names = createNameReader(
    pieces.flatMap(({ own }) => own.names),
    (some) => pieces.flatMap(({ own }) => own.texts.flatMap((text) => namesInside(text, some))),
  );
  const reader = createSentenceReader(names.readName);
  const titlesAbove = createTitlesAbove(outline.sections);
  const keyOf = createKeys(outline.sections, titlesAbove);
  let begun: string | null = null;
  let title: BlockReading['title'] = null;
  let at = 0;
  return pieces.map(({ block, own }): ReadBlock => {
    const { start, known } = block;
    const before = title && { ...title, span: moveSpan(title.span, at - start) };
    const sections = keyOf(block);
    const last = known.reading;
    const holds =
      last &&
      last.by.pieces === own &&
      last.by.begun === begun &&
      last.by.names === names.key &&
      last.by.sections === sections &&
      isSameTitle(last.by.title, before) &&
      last.reading.terms.every(([term, is]) => terms.isTwice(term) === is);
    const reading = holds
      ? last.reading
      : readBlock(path, block.block.source, own.pieces, {
          sectionAt: (offset) => outline.sectionAt(start + offset),
          titlesAbove,
          reader,
          begun,
          title: before,
          isUsedTwice: terms.isTwice,
        });
    if (!holds) known.reading = { by: { pieces: own, names: names.key, sections, begun, title: before }, reading };
    ({ begun, title } = reading);
    at = start;
    return { block, reading };
  });
}

/** The blocks that hold prose or examples. */
function piecesOf(
  blocks: readonly FileBlock[],
  titleOf: (id: string) => string | null,
): { readonly block: FileBlock; readonly own: BlockPieces }[] {
  const found: { block: FileBlock; own: BlockPieces }[] = [];
  let carried: Carried = NOTHING_CARRIED;
  for (const block of blocks) {
    if (block.isCommentary) continue;
    const own = readBlockPieces(block.block, carried, titleOf, block.known.pieces);
    block.known.pieces = own;
    carried = own.after;
    if (own.pieces.length > 0) found.push({ block, own });
  }
  return found;
}

/** A section's title and those above it, joined: what a clause speaks of is often said only there. */
function createTitlesAbove(sections: readonly DraftSection[]): (section: DraftSection) => string {
  const titles = new Map<string, string>();
  // A section stands behind its parent.
  for (const { id, title, parent } of sections)
    titles.set(id, parent === null ? title : `${title} · ${titles.get(parent) ?? ''}`);
  return ({ id }) => titles.get(id) ?? '';
}

/** What the reading of a block depends on in its sections: the one in which it begins, and those that begin in it. */
function createKeys(
  sections: readonly DraftSection[],
  titlesAbove: (section: DraftSection) => string,
): (block: FileBlock) => string {
  let next = 0;
  let last = 'none';
  return ({ start, block }) => {
    const end = start + block.source.length;
    for (; next < sections.length && (sections[next]?.span.start ?? 0) <= start; next += 1)
      last = keyOf(sections[next] as DraftSection);
    let key = last;
    for (; next < sections.length && (sections[next]?.span.start ?? 0) < end; next += 1) {
      const section = sections[next] as DraftSection;
      last = keyOf(section);
      key += `\n${section.span.start - start} ${last}`;
    }
    return key;
  };

  function keyOf(section: DraftSection): string {
    const { id, title, role, mode, verdict, label, code, authority } = section;
    return [id, title, role, mode, verdict, label, code, authority, titlesAbove(section)].join('\t');
  }
}
