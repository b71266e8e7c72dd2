import type { Nodes, RootContent } from 'mdast';
import { firstAfter } from './located.ts';
import { spanOf } from './markdown.ts';
import type { MarkdownBlock } from './markdown-blocks.ts';
import type { MarkdownFile } from './markdown-file.ts';
import type { TextChange } from './text-change.ts';

/** A word, its quotes and stops, and maybe a footnote: nothing in it, and no letter more or less, means anything to Markdown. */
const PLAIN = String.raw`[("“‘]?[A-Za-z][A-Za-z'’-]*(?:[.,;:!?)"”’…]*|\[\^[\w-]+\][.,;:)]*)`;
/** Stars mean the same beside one letter as beside another. */
const STARRED = String.raw`[("“‘]?\*{0,3}[A-Za-z](?:[A-Za-z'’-]*[A-Za-z])?\*{0,3}[.,;:!?)"”’…]*`;
const WORDS = new RegExp(`^(?:${PLAIN}|${STARRED})(?: (?:${PLAIN}|${STARRED}))*$`);
/** Neither quotes nor brackets, which could close what a line before has opened. */
const INSERTED = /^[A-Za-z’ .,;!?-]*$/;
/** Two words that become one may be the destination of a link: only letters are taken out. */
const REMOVED = /^[A-Za-z]*$/;

/**
 * Reads a file of which letters were put into the words of its prose, between them or behind them, or taken out of them: most
 * of what is typed. Nothing is parsed; the node of the block is the one before, with those words in it.
 *
 * @returns null where Markdown may read the change otherwise
 */
export function readTypedLetters(text: string, previous: MarkdownFile, change: TextChange): MarkdownFile | null {
  const removed = previous.text.slice(change.start, change.oldEnd);
  const inserted = text.slice(change.start, change.newEnd);
  if (!REMOVED.test(removed) || !INSERTED.test(inserted)) return null;
  const { blocks, starts } = previous;
  const index = firstAfter(starts, change.start) - 1;
  const old = blocks[index];
  const start = starts[index];
  if (!old || start === undefined) return null;
  const at = change.start - start;
  const source = old.source.slice(0, at) + inserted + old.source.slice(at + removed.length);
  const typed = { at, removed: removed.length, inserted };
  const node = isAmongWords(old.source, source, typed) ? withLetters(old, typed) : null;
  if (node === null) return null;
  const moved = inserted.length - removed.length;
  return {
    text,
    frontMatterLength: previous.frontMatterLength,
    blocks: blocks.with(index, { ...old, source, node }),
    starts: starts.map((each, place) => (place > index ? each + moved : each)),
  };
}

/** Whether there are only words around a change, on its line, before it and after. */
function isAmongWords(before: string, after: string, { at, removed, inserted }: Typed): boolean {
  // A space that is typed behind the last word comes before the next one.
  const isLast = removed === 0 && inserted === ' ' && isLineEnd(after[at + 1]);
  const end = at + inserted.length - (isLast ? 1 : 0);
  return WORDS.test(wordsAround(before, at, at + removed).trimEnd()) && WORDS.test(wordsAround(after, at, end));
}

/** What stands between two places, with the word that ends at the first, or before it, and the one that begins at the second. */
function wordsAround(text: string, from: number, to: number): string {
  let start = from > 1 && text[from - 1] === ' ' ? from - 1 : from;
  while (start > 0 && !isSpace(text[start - 1])) start -= 1;
  let end = to;
  while (end < text.length && !isSpace(text[end])) end += 1;
  return text.slice(start, end);
}

function isLineEnd(character: string | undefined): boolean {
  return character === undefined || character === '\n' || character === '\r';
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
  const whole = path.find(({ type }) => type === 'paragraph' || type === 'heading' || type === 'table');
  if (!whole || mayNameSomething(source.slice(spanOf(whole).start, typed.at))) return null;
  const last = path.at(-1);
  const outer = last?.type === 'text' ? path.slice(0, -1) : path;
  const parent = outer.at(-1);
  const text = last?.type === 'text' ? last : parent && 'children' in parent ? parent.children.at(-1) : undefined;
  if (!parent || text?.type !== 'text') return null;
  const { start, end } = spanOf(text);
  // White space at the end of a line belongs to no text.
  if (typed.at === start && isSpace(source[start - 1])) return null;
  // Neither escapes, nor entities, nor indented lines, which stand for fewer characters than they are written with.
  if (source.slice(start, end) !== text.value) return null;
  const by = typed.inserted.length - typed.removed;
  // A space at the end belongs to the paragraph, and to its text only when another word follows.
  const behindText = source.slice(end, spanOf(parent).end);
  if (typed.inserted === ' ' && isLineEnd(source[typed.at]))
    return behindText === '' && typed.at === end ? (changed(outer, longer(parent, by), by) as RootContent) : null;
  if (last !== text && (behindText !== ' ' || typed.at !== end + 1)) return null;
  const at = typed.at - start;
  const written = source.slice(start, Math.max(end, typed.at));
  const value = written.slice(0, at) + typed.inserted + written.slice(at + typed.removed);
  const typedNode = { ...longer(text, last === text ? by : by + 1), value };
  return changed([...outer, text], typedNode, by) as RootContent;
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
 *
 * @param before what stands before the place, in its paragraph
 */
function mayNameSomething(before: string): boolean {
  return /<[A-Za-z/!?]|\\/.test(before) || before.lastIndexOf('[') > before.lastIndexOf(']');
}

/** Only what the change stands in, or stands before, is another object; the innermost is given. Nobody asks for columns. */
function changed([node, ...inner]: readonly Nodes[], innermost: Nodes, by: number): Nodes {
  if (!node || !inner[0] || !('children' in node)) return innermost;
  const place = (node.children as Nodes[]).indexOf(inner[0]);
  const children = (node.children as Nodes[]).map((child, index) =>
    index < place ? child : index === place ? changed(inner, innermost, by) : behind(child, by),
  );
  return { ...longer(node, by), children } as Nodes;
}

function longer<Each extends Nodes>(node: Each, by: number): Each {
  const { position } = node;
  return { ...node, position: position && { ...position, end: shifted(position.end, by) } };
}

function behind(node: Nodes, by: number): Nodes {
  const { position } = node;
  const own = position && { start: shifted(position.start, by), end: shifted(position.end, by) };
  const children = 'children' in node && { children: (node.children as Nodes[]).map((child) => behind(child, by)) };
  return { ...node, ...children, position: own } as Nodes;
}

type Point = NonNullable<Nodes['position']>['start'];

function shifted(point: Point, by: number): Point {
  return point.offset === undefined ? point : { ...point, offset: point.offset + by };
}
