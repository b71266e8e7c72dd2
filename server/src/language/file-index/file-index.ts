import { frontMatterLength, readableMarkdown } from '../../spec/markdown.ts';
import type { Span } from '../../spec/model.ts';
import { readBlocks, type TextBlock } from './block-reader.ts';
import { readDefinitions } from './definitions.ts';
import { createHeadingCollector } from './headings.ts';
import { readInlines } from './inline-reader.ts';
import { joinLines } from './joined-lines.ts';
import { readNames } from './names.ts';
import { cellsOf, tableStart } from './tables.ts';

/** What is kept of a file that is not open: no text, no tree. Spans are offsets into the text it was made of. */
export interface FileIndex {
  readonly sections: readonly IndexedSection[];
  readonly names: readonly IndexedName[];
  readonly references: readonly IndexedReference[];
  /** every link to a file, images too */
  readonly links: readonly IndexedLink[];
  /** where each line begins */
  readonly lineStarts: Uint32Array;
}

export interface IndexedSection {
  readonly title: string;
  readonly titleSpan: Span;
  readonly level: number;
  /** as written: `{#id}`, or the code or label of the title; null where there is none */
  readonly id: string | null;
  readonly idSpan: Span | null;
  readonly label: string | null;
  /** of the heading */
  readonly span: Span;
}

/** Something beside sections that bears a name: a clause with a written id or a label, a defined term. */
export interface IndexedName {
  readonly kind: 'clause' | 'label' | 'term';
  readonly name: string;
  readonly span: Span;
  /** index of the section it stands in; -1 before the first */
  readonly section: number;
}

interface IndexedReference {
  /** as in a spec's references */
  readonly kind: 'id' | 'eval' | 'file';
  readonly target: string;
  readonly span: Span;
}

interface IndexedLink {
  /** as it reads, escapes resolved: `../a%20b.md#id` */
  readonly url: string;
  /** the address alone, without angle brackets */
  readonly span: Span;
}

/**
 * Makes the index of a file by one pass over its lines. What it says of headings, written ids and links is what the parser
 * says; terms and labels are those that can be told without reading sentences.
 */
export function indexFile(text: string): FileIndex {
  const source = readableMarkdown(text);
  const headings = createHeadingCollector(text);
  const names: IndexedName[] = [];
  const blocks: TextBlock[] = [];
  const definitions = new Map<string, string>();
  const links: IndexedLink[] = [];
  const notes = new Set<string>();
  let bracket = -2;
  const hasBracket = ({ start, end }: Span): boolean => {
    if (bracket < start && bracket !== -1) bracket = source.indexOf('[', start);
    return bracket >= 0 && bracket < end;
  };

  readBlocks(source, frontMatterLength(source), (block) => {
    if (block.kind === 'note') {
      notes.add(source.slice(block.span.start, block.span.end).toUpperCase());
      return;
    }
    const isLinked = hasBracket(block.span);
    for (const part of partsOf(block, isLinked)) {
      headings.take(part);
      names.push(...readNames(source, part, headings.sections));
      if (isLinked) blocks.push(part);
    }
  });

  const references: IndexedReference[] = [];
  for (const block of blocks) readLinks(block);
  references.sort((a, b) => a.span.start - b.span.start);
  links.sort((a, b) => a.span.start - b.span.start);
  return { sections: headings.sections, names, references, links, lineStarts: lineStartsOf(text) };

  /** A paragraph may begin with definitions and end in a table. */
  function partsOf(block: TextBlock, isLinked: boolean): TextBlock[] {
    if (block.kind !== 'paragraph' && block.kind !== 'heading') return [block];
    let { lines } = block;
    if (isLinked && source.charAt(block.span.start) === '[') {
      const joined = joinLines(source, lines);
      const read = readDefinitions(joined.text);
      for (const { name, url, destination } of read.definitions) {
        addLink(url, joined.spanOf(destination));
        if (!definitions.has(name)) definitions.set(name, block.nesting === 'document' ? url : '');
      }
      if (read.end >= joined.text.length) return [];
      if (read.end > 0) lines = lines.slice(joined.text.slice(0, read.end).split('\n').length - 1);
    }
    if (block.kind === 'heading') return [{ ...block, lines }];
    const table = tableStart(source, lines);
    const rows = table === null ? [] : lines.slice(table).flatMap((line) => cellsOf(source, line));
    const above = table === null ? lines : lines.slice(0, table);
    const span = { start: above[0]?.start ?? 0, end: above.at(-1)?.end ?? 0 };
    return [
      ...(above.length > 0 ? [{ ...block, lines: above, span }] : []),
      ...rows.map((cell): TextBlock => ({ ...block, kind: 'cell', lines: [cell], span: cell })),
    ];
  }

  function readLinks(block: TextBlock): void {
    if (block.kind === 'indented-code') {
      readIndented(block);
      return;
    }
    const joined = joinLines(source, block.lines);
    const found = readInlines(joined.text, (name) => definitions.has(name));
    for (const { span, image, destination, name } of found.links) {
      const at = joined.spanOf(span);
      if (destination) addLink(destination.url, joined.spanOf(destination.span));
      if (!image) addReference(destination?.url ?? definitions.get(name ?? '') ?? '', at);
    }
    for (const { id, span } of found.notes)
      if (!notes.has(`[^${id}]`.toUpperCase())) references.push({ kind: 'eval', target: id, span: joined.spanOf(span) });
  }

  /** The body of a commentary is indented: Markdown takes it for code, its author did not. */
  function readIndented({ lines }: TextBlock): void {
    const first = lines[0];
    if (!first || /^(?:```|~~~)/.test(source.slice(first.start, first.start + 3))) return;
    for (const { start, end } of lines)
      for (const match of source.slice(start, end).matchAll(ANCHOR)) {
        const at = start + match.index;
        references.push({ kind: 'id', target: match[1] ?? '', span: { start: at, end: at + match[0].length } });
      }
  }

  function addLink(url: string, span: Span): void {
    if (isFileLink(url)) links.push({ url, span });
  }

  function addReference(url: string, span: Span): void {
    if (url.startsWith('#')) references.push({ kind: 'id', target: decode(url.slice(1)), span });
    else if (/^[^:?#]+\.(?:md|markdown)(?:#|$)/i.test(url) && !url.startsWith('/'))
      references.push({ kind: 'file', target: decode(url), span });
  }
}

const ANCHOR = /\]\(#([^()\s]+)\)/g;

/** A link to a file beside this one, rather than to a place in it or in the web. */
function isFileLink(url: string): boolean {
  return url !== '' && !/^(?:[a-z][a-z\d+.-]*:|[#?/\\])/i.test(url);
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function lineStartsOf(text: string): Uint32Array {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 13 && text.charCodeAt(at + 1) === 10) continue;
    if (code === 10 || code === 13) starts.push(at + 1);
  }
  return Uint32Array.from(starts);
}
