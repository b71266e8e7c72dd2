import type { RootContent } from 'mdast';
import { cutFences, isClosedAfter } from './fences.ts';
import { mentionsLink } from './link-mentions.ts';
import { firstAfter } from './located.ts';
import { frontMatterLength, readableMarkdown, spanOf } from './markdown.ts';
import { blocksOf, type MarkdownBlock, mayDefineFootnotes, parseBlocks } from './markdown-blocks.ts';
import { BEGINNING, type Definitions, parsePieces } from './markdown-pieces.ts';
import { changeBetween, type TextChange } from './text-change.ts';
import { readTypedLetters } from './typed-letters.ts';

/** A file as Markdown reads it: its blocks, in order, and where each begins. What stands before the first is blank. */
export interface MarkdownFile {
  readonly text: string;
  readonly frontMatterLength: number;
  readonly blocks: readonly MarkdownBlock[];
  readonly starts: readonly number[];
}

/**
 * Reads a file. Given an earlier version, only the blocks are parsed that the change between the two touches, and all others
 * are the same objects; the blocks equal those of the text read by itself.
 *
 * @param change what the two differ in
 */
export function readMarkdown(
  text: string,
  previous?: MarkdownFile,
  change = previous ? changeBetween(previous.text, text) : null,
): MarkdownFile {
  if (!previous) return readWhole(text);
  if (change === null) return previous;
  return readTypedLetters(text, previous, change) ?? readChange(text, previous, change) ?? keepEqual(readWhole(text), previous);
}

function readWhole(text: string): MarkdownFile {
  const source = readableMarkdown(text);
  const length = frontMatterLength(source);
  const nodes = parseBlocks(source, { frontMatterLength: length, hasFootnotes: mayDefineFootnotes(source) });
  return { text, frontMatterLength: length, ...blocksOf(nodes, text) };
}

/** Where a change reaches further, the whole is parsed: a fence was opened or closed. */
const FURTHEST = 64_000;

/** Null where the change may reach the whole document. */
function readChange(text: string, previous: MarkdownFile, change: TextChange): MarkdownFile | null {
  if (mayTouchFrontMatter(text, previous, change)) return null;
  const { blocks, starts } = previous;
  const moved = change.newEnd - change.oldEnd;
  const first = firstToParse(previous, change.start);
  const start = first === 0 ? 0 : (starts[first] ?? 0);
  const touched = firstAfter(starts, change.oldEnd + 1);
  const known = definitionsOf([...blocks.slice(0, first), ...blocks.slice(touched)]);
  const hasFootnotes = blocks.some((block) => block.mayDefineFootnote);
  const mayBegin = new RegExp(BEGINNING.source, 'my');
  for (let next = touched, step = 1; ; next += step, step *= 2) {
    while (next < blocks.length && !isBeginning((starts[next] ?? 0) + moved)) next += 1;
    const guard = next < blocks.length ? (starts[next] ?? 0) + moved : text.length;
    // A copy: a part of a text keeps all of that text alive.
    const source = ` ${text.slice(start, lineEnd(text, guard))}`.slice(1);
    if (source.length > FURTHEST && cutFences(source, 0).text.length > FURTHEST) return null;
    const nodes = parseBlocks(readableMarkdown(source), {
      frontMatterLength: start === 0 ? previous.frontMatterLength : 0,
      hasFootnotes,
      known,
    });
    if (guard === text.length)
      return join(text, previous, { first, next: blocks.length, start, moved, nodes, source, known, hasFootnotes });
    // The parser is back in step where a block begins that began there before.
    if (nodes.at(-1)?.position?.start.offset === guard - start)
      return join(text, previous, {
        first,
        next,
        start,
        moved,
        nodes: nodes.slice(0, -1),
        source: source.slice(0, guard - start),
        known,
        hasFootnotes,
      });
    const last = nodes.at(-1);
    const fence = last?.type === 'code' && last.position?.end.offset === source.length ? start + spanOf(last).start : null;
    // What is never closed takes all the rest.
    if (fence !== null && !isClosedAfter(text, fence, guard)) next = blocks.length;
  }

  function isBeginning(offset: number): boolean {
    mayBegin.lastIndex = offset;
    return mayBegin.test(text);
  }
}

function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}

/** What closes front matter may stand anywhere. */
function mayTouchFrontMatter(text: string, { text: before, frontMatterLength: length }: MarkdownFile, { start }: TextChange) {
  if (!text.startsWith('---') && !before.startsWith('---')) return false;
  return length === 0 || start < length + 2;
}

/** A block before the changed one at which the parser may begin anew. */
function firstToParse({ text, starts }: MarkdownFile, changed: number): number {
  const beginning = new RegExp(BEGINNING.source, 'my');
  let first = Math.max(0, firstAfter(starts, changed) - 2);
  for (; first > 0; first -= 1) {
    beginning.lastIndex = starts[first] ?? 0;
    if (beginning.test(text)) break;
  }
  return first;
}

/** The part of a text that was parsed anew. */
interface ParsedWindow {
  /** the first of the old blocks in it, and the first after it */
  readonly first: number;
  readonly next: number;
  readonly start: number;
  /** by how much what stands after it was moved */
  readonly moved: number;
  readonly nodes: readonly RootContent[];
  readonly source: string;
  /** what the parser was told of the rest of the document */
  readonly known: Definitions;
  readonly hasFootnotes: boolean;
}

function join(
  text: string,
  previous: MarkdownFile,
  { first, next, start, moved, nodes, source, known, hasFootnotes }: ParsedWindow,
): MarkdownFile | null {
  const fresh = blocksOf(nodes, source);
  // The block before is longer now.
  if (first > 0 && fresh.starts[0] !== 0) return null;
  const before = previous.blocks.slice(0, first);
  const blocks = [...before, ...fresh.blocks, ...previous.blocks.slice(next)];
  const starts = [
    ...previous.starts.slice(0, first),
    ...fresh.starts.map((each) => start + each),
    ...previous.starts.slice(next).map((each) => each + moved),
  ];
  const defined = definitionsOf(blocks);
  if (blocks.some((block) => block.mayDefineFootnote) !== hasFootnotes || !isWithin(known, defined)) return null;
  const changed = changesOf(definitionsOf(previous.blocks), defined);
  const file = { text, frontMatterLength: previous.frontMatterLength, blocks, starts };
  if (changed.length === 0) return { ...file, blocks: withEqual(blocks, previous.blocks, { from: first, to: next }) };
  const inWindow = (index: number) => index >= before.length && index < before.length + fresh.blocks.length;
  const again = blocks.map((block, index) =>
    inWindow(index) || !mentions(block, changed) ? block : parseAgain(block, defined, hasFootnotes),
  );
  const complete = again.filter((block) => block !== null);
  return complete.length === again.length ? { ...file, blocks: complete } : null;
}

function mentions({ source, node }: MarkdownBlock, names: readonly string[]): boolean {
  return node.type !== 'yaml' && node.type !== 'code' && mentionsLink(source, names);
}

/** The same object where it reads as before; null for a block that is another where it stands alone. */
function parseAgain(block: MarkdownBlock, known: Definitions, hasFootnotes: boolean): MarkdownBlock | null {
  // At the beginning of a text, and there alone, the parser takes this for a mark of its encoding.
  if (block.source.startsWith('\uFEFF')) return null;
  const nodes = parsePieces(readableMarkdown(block.source), { frontMatterLength: 0, hasFootnotes, known });
  const [again] = blocksOf(nodes, block.source).blocks;
  if (nodes.length !== 1 || again?.node.type !== block.node.type) return null;
  // What is never closed ends elsewhere where nothing follows it.
  if (spanOf(again.node).end !== spanOf(block.node).end) return null;
  return written(again.node) === written(block.node) ? block : again;
}

/** A node as text; the lines count from wherever it was parsed. */
function written(node: RootContent): string {
  return JSON.stringify(node, (key, value: unknown) => (key === 'line' ? undefined : value));
}

/** Takes over from an earlier version the blocks that are the same at the beginning and at the end. */
function keepEqual(file: MarkdownFile, previous: MarkdownFile): MarkdownFile {
  const isSame = changesOf(definitionsOf(previous.blocks), definitionsOf(file.blocks)).length === 0;
  const all = { from: 0, to: previous.blocks.length };
  return { ...file, blocks: withEqual(file.blocks, previous.blocks, all, ({ source }) => isSame || !source.includes('[')) };
}

/** Blocks, with those taken from old ones that are equal, from a place on and back from another among the old. */
function withEqual(
  blocks: readonly MarkdownBlock[],
  old: readonly MarkdownBlock[],
  { from, to }: { readonly from: number; readonly to: number },
  mayBe: (block: MarkdownBlock) => boolean = () => true,
): MarkdownBlock[] {
  const isEqual = (one: MarkdownBlock | undefined, other: MarkdownBlock | undefined) =>
    one !== undefined && one.source === other?.source && one.node.type === other.node.type && mayBe(one);
  const found = [...blocks];
  const moved = blocks.length - old.length;
  const last = Math.min(to, to + moved);
  let front = from;
  for (; front < last && isEqual(found[front], old[front]); front += 1) found[front] = old[front] as MarkdownBlock;
  for (let back = to - 1; back >= front && back + moved >= front && isEqual(found[back + moved], old[back]); back -= 1)
    found[back + moved] = old[back] as MarkdownBlock;
  return found;
}

function definitionsOf(blocks: readonly MarkdownBlock[]): Definitions {
  const links = new Set<string>();
  const footnotes = new Set<string>();
  for (const { defines } of blocks) {
    for (const name of defines.links) links.add(name);
    for (const name of defines.footnotes) footnotes.add(name);
  }
  return { links: [...links], footnotes: [...footnotes] };
}

function isWithin(some: Definitions, all: Definitions): boolean {
  return lacking(some.links, all.links).length + lacking(some.footnotes, all.footnotes).length === 0;
}

/** The names that only one of two documents defines. */
function changesOf(one: Definitions, other: Definitions): string[] {
  return [
    ...lacking(one.links, other.links),
    ...lacking(other.links, one.links),
    ...lacking(one.footnotes, other.footnotes),
    ...lacking(other.footnotes, one.footnotes),
  ];
}

/** The names that others do not have. */
function lacking(names: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return names.filter((name) => !known.has(name));
}
