import type { RootContent } from 'mdast';
import { fromMarkdown, type Options } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Construct, Extension } from 'micromark-util-types';
import { cutDeepest } from './cut-deepest.ts';
import { moveNode } from './move-node.ts';

/** Characters that are parsed at once: the parser's time grows faster than the text, and its memory with it. */
const PIECE_LENGTH = 2000;

/** The names of link definitions and of footnotes, as the parser keeps them. */
export interface Definitions {
  readonly links: readonly string[];
  readonly footnotes: readonly string[];
}

export interface PieceOptions {
  /** 0 where there is none */
  readonly frontMatterLength: number;
  readonly pieceLength?: number;
  /** whether anything in the whole document may define a footnote */
  readonly hasFootnotes: boolean;
  /** what the rest of the document defines, where the text is a part of one */
  readonly known?: Definitions;
}

/**
 * Parses Markdown piece by piece, with the same result as parsing it whole. A piece is taken together with the first line of
 * the next one: where the parser sees a block of the document begin at that line, nothing before it can reach behind it,
 * but for definitions, which hold in the whole document.
 *
 * @returns the children of the root
 */
export function parsePieces(
  text: string,
  { frontMatterLength, pieceLength = PIECE_LENGTH, hasFootnotes, known }: PieceOptions,
): RootContent[] {
  const definitions = { links: [...(known?.links ?? [])], footnotes: [...(known?.footnotes ?? [])] };
  const parse = (start: number, end: number) => {
    const part = text.slice(start, end);
    const has = { frontMatter: start < frontMatterLength, footnotes: hasFootnotes, table: TABLE.test(part) };
    return cutDeepest(fromMarkdown(part, optionsFor(has, definitions)).children);
  };

  const pieces: Piece[] = [];
  for (let start = 0; start < text.length || start === 0; ) {
    const piece = parsePiece(text, start, Math.max(pieceLength, frontMatterLength - start), parse);
    pieces.push({ ...piece, known: sizeOf(definitions) });
    if (piece.next === null) break;
    start = piece.next.start;
  }
  let line = 0;
  return pieces.flatMap((piece) => {
    // What a piece refers to may be defined after it.
    const isComplete = piece.known === sizeOf(definitions) || !text.slice(piece.start, piece.end).includes('[');
    const own = isComplete ? piece.nodes : parse(piece.start, piece.end).slice(0, piece.next ? -1 : undefined);
    if (piece.start > 0) for (const node of own) moveNode(node, piece.start, line);
    line += piece.next?.line ?? 0;
    return own;
  });
}

interface Piece {
  readonly start: number;
  /** the end of what was parsed for it: the first line of the next piece */
  readonly end: number;
  readonly nodes: RootContent[];
  /** null for the last; its line is counted from that of this one */
  readonly next: { readonly start: number; readonly line: number } | null;
  /** definitions that were known when it was parsed, its own among them */
  readonly known: number;
}

/**
 * Lines at which a block of the document may begin: a heading, and what follows a blank line, unless it may go on with a
 * list, or may be a definition by itself and with its next line none.
 */
export const BEGINNING = /^#{1,6}[ \t]|(?<=\n[ \t]*\r?\n)^(?:[A-Za-z_`~("“]|\*\S)/gm;
const LINE_BREAK = /[\r\n]/g;

type Parse = (start: number, end: number) => RootContent[];

function parsePiece(text: string, start: number, length: number, parse: Parse): Omit<Piece, 'known'> {
  for (let reach = length; start + reach < text.length; reach *= 2) {
    const guard = indexOf(text, BEGINNING, start + reach);
    if (guard === null) break;
    const end = indexOf(text, LINE_BREAK, guard) ?? text.length;
    const nodes = parse(start, end);
    const point = nodes.at(-1)?.position?.start;
    if (point?.offset === guard - start)
      return { start, end, nodes: nodes.slice(0, -1), next: { start: guard, line: point.line - 1 } };
    // A list or a fence is still open there: the next try reaches twice as far, so that all tries together stay linear.
    reach = Math.max(reach, guard - start);
  }
  return { start, end: text.length, nodes: parse(start, text.length), next: null };
}

function indexOf(text: string, pattern: RegExp, from: number): number | null {
  const search = new RegExp(pattern);
  search.lastIndex = from;
  return search.exec(text)?.index ?? null;
}

/** The parser adds to these what it meets. */
interface MetDefinitions {
  readonly links: string[];
  readonly footnotes: string[];
}

function sizeOf({ links, footnotes }: Definitions): number {
  return links.length + footnotes.length;
}

/** Without one of these there is no table. */
const TABLE = /\||:-|-:/;

/** What a text may hold beside CommonMark: each costs time wherever it is looked for. */
interface Extras {
  readonly frontMatter: boolean;
  readonly footnotes: boolean;
  readonly table: boolean;
}

function optionsFor(has: Extras, definitions: MetDefinitions): Options {
  const used = [
    has.frontMatter && { syntax: frontmatter(['yaml']), tree: frontmatterFromMarkdown(['yaml']) },
    has.table && { syntax: gfmTable(), tree: gfmTableFromMarkdown() },
    has.footnotes && { syntax: gfmFootnote(), tree: gfmFootnoteFromMarkdown() },
  ].filter((each) => each !== false);
  return {
    // What comes last is tried first.
    extensions: [...used.map(({ syntax }) => syntax), sharing(definitions)],
    mdastExtensions: used.map(({ tree }) => tree),
  };
}

/** Gives the parsers of all pieces one list of definitions. It parses nothing: at these places the parser can be reached first. */
function sharing({ links, footnotes }: MetDefinitions): Extension {
  const share: Construct = {
    name: 'sharedDefinitions',
    tokenize(_effects, _ok, nok) {
      this.parser.defined = links;
      this.parser.gfmFootnotes = footnotes;
      return nok;
    },
  };
  return { document: { [OPENING_BRACKET]: share }, flowInitial: { null: share } };
}

const OPENING_BRACKET = 91;
