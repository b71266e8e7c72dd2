import type { Definition, FootnoteDefinition, Nodes, RootContent } from 'mdast';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import { cutFences, putBack } from './fences.ts';
import { spanOf } from './markdown.ts';
import { type Definitions, type PieceOptions, parsePieces } from './markdown-pieces.ts';
import { moveNode } from './move-node.ts';

/** A block of the document itself, apart from where it stands: offsets in it count from the start of its first line. */
export interface MarkdownBlock {
  /** the lines of the file from its first one up to the next block */
  readonly source: string;
  readonly node: RootContent;
  /** what it defines for the whole document */
  readonly defines: Definitions;
  /** a line of it may define a footnote */
  readonly mayDefineFootnote: boolean;
}

/** CommonMark with front matter, tables and footnotes: what specs use. Any text parses. */
export function parseBlocks(source: string, options: PieceOptions): RootContent[] {
  const { text, cuts } = cutFences(source, options.frontMatterLength);
  if (cuts.length === 0) return parsePieces(source, options);
  const nodes = parsePieces(text, options);
  return putBack(nodes, cuts) ? nodes : parsePieces(source, options);
}

export function mayDefineFootnotes(text: string): boolean {
  return FOOTNOTE.test(text);
}

/** A line that may define a footnote, whatever containers it stands in. */
const FOOTNOTE = /^[ \t>*+\-\d.)]*\[\^.*\]:/m;

/**
 * Cuts nodes that follow one another into blocks. Changes the nodes.
 *
 * @param text what the nodes were parsed of, as its author wrote it; it begins at the start of a line
 */
export function blocksOf(nodes: readonly RootContent[], text: string): { blocks: MarkdownBlock[]; starts: number[] } {
  const starts: number[] = [];
  let end = 0;
  for (const node of nodes) {
    startAfter(node, end);
    const span = spanOf(node);
    starts.push(Math.max(end, lineStart(text, span.start)));
    end = span.end;
  }
  const blocks = nodes.map((node, index) => {
    const start = starts[index] ?? 0;
    moveNode(node, -start, 0);
    const source = text.slice(start, starts[index + 1] ?? text.length);
    return { source, node, defines: definitionsIn(node, source), mayDefineFootnote: FOOTNOTE.test(source) };
  });
  return { blocks, starts };
}

/** The parser has an underlined heading begin with the definitions that stand before it. */
function startAfter(node: RootContent, end: number): void {
  const first = node.type === 'heading' ? node.children[0] : undefined;
  const [own, inner] = [node.position?.start, first?.position?.start];
  if (own && inner && (own.offset ?? 0) < end) Object.assign(own, inner);
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start -= 1;
  return start;
}

const NOTHING: Definitions = { links: [], footnotes: [] };

function definitionsIn(node: RootContent, source: string): Definitions {
  if (!source.includes(']:')) return NOTHING;
  const found: { links: string[]; footnotes: string[] } = { links: [], footnotes: [] };
  visit(node);
  return found.links.length + found.footnotes.length > 0 ? found : NOTHING;

  function visit(within: Nodes): void {
    if (within.type === 'definition') found.links.push(nameOf(within));
    if (within.type === 'footnoteDefinition') found.footnotes.push(nameOf(within));
    if ('children' in within) for (const child of within.children) visit(child);
  }
}

/** As the parser keeps it: the label is what the author wrote, escapes and all decoded. */
function nameOf({ identifier }: Definition | FootnoteDefinition): string {
  return normalizeIdentifier(identifier);
}
