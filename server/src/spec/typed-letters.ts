import type { Nodes, RootContent } from 'mdast';
import { firstAfter } from './located.ts';
import { spanOf } from './markdown.ts';
import type { MarkdownBlock } from './markdown-blocks.ts';
import type { MarkdownFile } from './markdown-file.ts';
import type { Span } from './model.ts';
import { countLineBreaks } from './move-node.ts';
import type { TextChange } from './text-change.ts';

/** A word as it stands between spaces: nothing in it, and no letter more or less, means anything to Markdown. */
const WORD = /^[("“‘]?[A-Za-z][A-Za-z'’-]*[.,;:!?)"”’…]*$/;
const LETTERS = /^[A-Za-z]*$/;

/**
 * Reads a file of which letters were put into a word of its prose, or taken out of it: most of what is typed. Nothing is
 * parsed; the node of the block is the one before, with that word in it.
 *
 * @returns null where Markdown may read the change otherwise
 */
export function readTypedLetters(text: string, previous: MarkdownFile, change: TextChange): MarkdownFile | null {
  const removed = previous.text.slice(change.start, change.oldEnd);
  const inserted = text.slice(change.start, change.newEnd);
  if (!LETTERS.test(removed) || !LETTERS.test(inserted)) return null;
  const { blocks, starts } = previous;
  const index = firstAfter(starts, change.start) - 1;
  const old = blocks[index];
  const start = starts[index];
  if (!old || start === undefined) return null;
  const at = change.start - start;
  const source = old.source.slice(0, at) + inserted + old.source.slice(at + removed.length);
  if (!WORD.test(wordAt(old.source, at)) || !WORD.test(wordAt(source, at))) return null;
  const node = withLetters(old, { at, removed: removed.length, inserted });
  if (node === null) return null;
  const moved = inserted.length - removed.length;
  return {
    text,
    frontMatterLength: previous.frontMatterLength,
    blocks: blocks.with(index, { ...old, source, node }),
    starts: starts.map((each, place) => (place > index ? each + moved : each)),
  };
}

/** What stands around a place up to the next white space on either side. */
function wordAt(text: string, at: number): string {
  let start = at;
  while (start > 0 && !isSpace(text[start - 1])) start -= 1;
  let end = at;
  while (end < text.length && !isSpace(text[end])) end += 1;
  return text.slice(start, end);
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}

/** A change of a block's source. */
interface Typed {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/** The node of a block with the letters in it; null where they do not stand in plain text, or may make a link or a tag of it. */
function withLetters({ source, node }: MarkdownBlock, typed: Typed): RootContent | null {
  const path = pathTo(node, typed.at, typed.at + typed.removed);
  const last = path.at(-1);
  if (last?.type !== 'text') return null;
  const { start, end } = spanOf(last);
  // Neither escapes, nor entities, nor indented lines, which stand for fewer characters than they are written with.
  if (source.slice(start, end) !== last.value) return null;
  const whole = path.find(({ type }) => type === 'paragraph' || type === 'heading' || type === 'table');
  if (!whole || mayNameSomething(source, typed.at, spanOf(whole))) return null;
  const at = typed.at - start;
  const value = last.value.slice(0, at) + typed.inserted + last.value.slice(at + typed.removed);
  const line = (last.position?.start.line ?? 0) + countLineBreaks(last.value.slice(0, at));
  return changed(path, value, { by: typed.inserted.length - typed.removed, line }) as RootContent;
}

/** The nodes that hold a part of the source, from the outermost to the innermost. */
function pathTo(node: Nodes, start: number, end: number): Nodes[] {
  const path: Nodes[] = [];
  for (let next: Nodes | undefined = node; next; ) {
    path.push(next);
    next =
      'children' in next
        ? next.children.findLast((child) => spanOf(child).start <= start && end <= spanOf(child).end)
        : undefined;
  }
  return path;
}

/**
 * Whether a place may stand in the name of a link, or in a tag. A name holds no brackets but escaped ones, so that it reaches
 * no further than from one bracket to the next.
 */
function mayNameSomething(source: string, at: number, { start, end }: Span): boolean {
  const around = source.slice(start, end);
  if (around.includes('<') || around.includes('\\')) return true;
  const before = source.slice(start, at);
  return before.lastIndexOf('[') > before.lastIndexOf(']');
}

/** By how much what stands behind the change was moved, on its line and in the text. */
interface Shift {
  readonly by: number;
  readonly line: number;
}

/** Only what the change stands in, or stands before, is another object. */
function changed([node, ...inner]: readonly Nodes[], value: string, shift: Shift): Nodes | undefined {
  const position = node?.position && { ...node.position, end: shifted(node.position.end, shift) };
  if (!node || !('children' in node)) return node && ({ ...node, value, position } as Nodes);
  const place = (node.children as Nodes[]).indexOf(inner[0] as Nodes);
  const children = (node.children as Nodes[]).map((child, index) =>
    index < place ? child : index === place ? changed(inner, value, shift) : behind(child, shift),
  );
  return { ...node, children, position } as Nodes;
}

function behind(node: Nodes, shift: Shift): Nodes {
  const { position } = node;
  const own = position && { ...position, start: shifted(position.start, shift), end: shifted(position.end, shift) };
  const children = 'children' in node && { children: (node.children as Nodes[]).map((child) => behind(child, shift)) };
  return { ...node, ...children, position: own } as Nodes;
}

type Point = NonNullable<Nodes['position']>['start'];

function shifted(point: Point, { by, line }: Shift): Point {
  const column = point.line === line ? point.column + by : point.column;
  return point.offset === undefined ? { ...point, column } : { ...point, column, offset: point.offset + by };
}
