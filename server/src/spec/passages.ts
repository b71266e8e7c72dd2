import type { List, ListItem, Nodes, Paragraph, RootContent, Table } from 'mdast';
import { type FlatText, flatLines, flatten, slice, sourceSpan } from './flat-text.ts';
import { spanOf } from './markdown.ts';
import type { Span } from './model.ts';
import { isImpliedHeading } from './notation/implied-heading.ts';
import { readItemLabel } from './notation/labels.ts';
import { readMark } from './notation/marks.ts';
import { itemMark, type Line, opensLabel, readsAsLines } from './notation/plain-lines.ts';

/** A run of prose that is read as one: a paragraph, a list item's text, a table's cell. */
export interface Passage {
  readonly kind: 'paragraph' | 'item' | 'cell';
  readonly span: Span;
  readonly flat: FlatText;
  /** `{#id}` at its end */
  readonly written: { readonly id: string; readonly span: Span } | null;
  /** the text that introduces the list it stands in ("The assistant must not:") */
  readonly lead: string | null;
  /** how much of the text is a bold label that opens it, with the mark that sets it off ("**Privacy** - "); 0 without one */
  readonly labelLength: number;
}

/** What a walk of a file finds, in order. */
export type Piece =
  | { readonly kind: 'passage'; readonly passage: Passage }
  | { readonly kind: 'fence'; readonly span: Span; readonly language: string }
  | { readonly kind: 'example-title'; readonly span: Span; readonly title: string }
  | { readonly kind: 'row'; readonly span: Span; readonly header: readonly FlatText[]; readonly cells: readonly FlatText[] };

const EXAMPLE_TITLE = /^Examples?\s*(?:\d+\s*)?:\s*/;
/** "**Example:** The user asks for a diet, and the assistant …": told in a sentence, whether or not a fence follows. */
const IS_TOLD = /^(?:\S+\s+){4}\S/;
const ENDS = /[.!?…]["”’')\]*]{0,4}\s*$/;
/** Introduces the list after it: by a colon, by having no end, or in words ("any of the following."). */
const INTRODUCES = /[^.!?…\s]["”’')\]*_]*\s*$|\b(?:following|below|these|those|this list|as follows|such as)\b[^.!?]*[.!?]\s*$/i;
/** Lines of a classifier's category that say what the items after them are. */
const LEAD_LINE = /^(?:should not|can)\W*$/i;
const WRITTEN_ID = /\{#([^{}\s]+)\}\s*$/;

/** What a block hands on to the next one. */
export interface Carried {
  /** the words that may introduce a list */
  readonly lead: string | null;
  /** the lead of the list that ended just before */
  readonly ended: string | null;
}

export const NOTHING_CARRIED: Carried = { lead: null, ended: null };

/** Walks a block of a file, comments left out, and hands over the prose and the examples. */
export function readPieces(
  source: string,
  node: RootContent,
  carried: Carried,
  titleOf: (id: string) => string | null,
): { readonly pieces: readonly Piece[]; readonly carried: Carried } {
  const pieces: Piece[] = [];
  let { lead, ended } = carried;
  /** a line directly under an item, which Markdown takes for a part of it, and which introduces what follows */
  let opened: string | null = null;
  block(node, null);
  return { pieces, carried: { lead, ended } };

  function block(node: RootContent, listLead: string | null): void {
    switch (node.type) {
      case 'paragraph':
        paragraph(node, 'paragraph', listLead);
        return;
      case 'list':
        list(node, introduction());
        return;
      case 'code':
        pieces.push({ kind: 'fence', span: spanOf(node), language: node.lang ?? '' });
        return;
      case 'table':
        table(node);
        return;
      case 'html':
        // A comment between a list and the words that introduce it, or between two items, changes nothing.
        lead = node.value.trimStart().startsWith('<!--') ? (lead ?? ended) : null;
        return;
      case 'blockquote':
        // Quoted words bind nobody, but a rule that its author named is no quotation.
        for (const child of node.children)
          if (child.type === 'paragraph' && WRITTEN_ID.test(source.slice(spanOf(child).start, spanOf(child).end)))
            paragraph(child, 'paragraph', null);
        return;
      default:
        lead = null;
        ended = null;
    }
  }

  function introduction(): string | null {
    return lead !== null && INTRODUCES.test(lead.slice(-300)) ? lead : null;
  }

  function paragraph(node: Paragraph, kind: 'paragraph' | 'item', listLead: string | null): void {
    const flat = withoutBox(flatten(node.children, source, titleOf), kind);
    const span = spanOf(node);
    lead = null;
    ended = null;
    opened = null;
    const example = node.children[0]?.type === 'strong' ? EXAMPLE_TITLE.exec(flat.text) : null;
    if (example) {
      const told = flat.text.slice(example[0].length).trim();
      if (IS_TOLD.test(told) && ENDS.test(told.slice(-20))) passage(kind, span, flat, null, 0);
      pieces.push({ kind: 'example-title', span, title: told });
      return;
    }
    /** the introductions of lists that are typed without what Markdown asks of a list, outermost first */
    const leads: { readonly column: number; readonly lead: string | null }[] = [];
    for (const [index, { flat: part, opens, column }] of parts(flat, source, kind === 'item').entries()) {
      const isItem = opens === 'item' || opens === 'line';
      let own: string | null = listLead;
      if (isItem) {
        while (leads.length > 0 && (leads.at(-1)?.column ?? 0) > column) leads.pop();
        if (leads.at(-1)?.column !== column) leads.push({ column, lead: introduction() });
        own = leads.at(-1)?.lead ?? null;
      } else if (opens === 'label') {
        leads.length = 0;
        own = null;
      }
      lead = part.text;
      if (opens === 'label' || LEAD_LINE.test(part.text)) opened = part.text;
      if (LEAD_LINE.test(part.text)) continue;
      const at = sourceSpan(part, 0, part.text.length);
      const readAs = isItem ? 'item' : opens === 'label' ? 'paragraph' : kind;
      const labelled = index === 0 ? labelLength(node, flat) : 0;
      passage(readAs, part.text === flat.text.trim() ? { ...at, end: span.end } : at, part, own, labelled);
    }
  }

  function passage(kind: Passage['kind'], span: Span, flat: FlatText, listLead: string | null, labelLength: number): void {
    if (!flat.text.trim()) return;
    const text = source.slice(span.start, span.end);
    const match = WRITTEN_ID.exec(text);
    const at = span.start + (match?.index ?? 0) + 2;
    const written = match?.[1] ? { id: match[1], span: { start: at, end: at + match[1].length } } : null;
    pieces.push({ kind: 'passage', passage: { kind, span, flat, written, lead: listLead, labelLength } });
  }

  function list(node: List, listLead: string | null): void {
    let itemLead = listLead;
    for (const item of node.children) {
      opened = null;
      listItem(item, itemLead);
      // "- Help plan violence\nCan\n- Discuss it": without a blank line, Markdown takes the line for a part of the item.
      if (opened) itemLead = opened;
    }
    // The items after the line may be a list of their own: other marks, or the list around this one.
    lead = opened;
    ended = itemLead;
  }

  function listItem(item: ListItem, listLead: string | null): void {
    item.children.forEach((child, index) => {
      if (child.type === 'paragraph') paragraph(child, index === 0 ? 'item' : 'paragraph', index === 0 ? listLead : null);
      else block(child, null);
    });
  }

  function table(node: Table): void {
    const rows = node.children.map((row) => ({
      span: spanOf(row),
      cells: row.children.map((cell) => flatten(cell.children as Nodes[], source, titleOf)),
    }));
    const header = rows[0]?.cells ?? [];
    for (const row of rows) pieces.push({ kind: 'row', ...row, header });
    lead = null;
  }
}

/** A run of lines that is read as one, and what its first line is. */
interface Part {
  readonly flat: FlatText;
  readonly opens: 'label' | 'item' | 'line' | null;
  /** where its first line begins in its line of the file */
  readonly column: number;
}

/** Lines that stand for headings are left out; labelled lines, verdict lines, typed items and lines after them begin anew. */
function parts(flat: FlatText, source: string, inItem: boolean): Part[] {
  // The first line of an item is none, whatever mark it opens with: "- ✅ Always verify the date".
  if (!flat.text.includes('\n'))
    return !inItem && isImpliedHeading(flat.text)
      ? []
      : [{ flat, opens: !inItem && readMark(flat.text) ? 'item' : null, column: 0 }];
  const found: Part[] = [];
  let start = 0;
  let at = 0;
  let opens: Part['opens'] = null;
  let column = 0;
  const flush = (end: number) => {
    const part = slice(flat, start, end);
    if (part.text) found.push({ flat: part, opens, column });
  };
  const lines = flatLines(flat).map((line): Line => ({ text: line.text, ...placeOf(source, line.offsets[0] ?? 0) }));
  let areItems = readsAsLines(lines, 0);
  for (const [index, line] of lines.entries()) {
    const raw = flat.text.indexOf('\n', at);
    const end = raw < 0 ? flat.text.length : raw;
    const next = index > 0 || (!inItem && readMark(line.text)) ? opensAt(line, inItem) : null;
    if (!(inItem && index === 0) && isImpliedHeading(line.text)) {
      flush(at);
      start = end;
      opens = null;
    } else if (next !== null) {
      flush(at);
      start = at + (next === 'item' ? itemMark(flat.text.slice(at, at + 40)) : 0);
      opens = next === 'other' ? null : next;
      column = line.column;
    }
    if (next === 'label') areItems = readsAsLines(lines, index);
    at = end + 1;
  }
  flush(flat.text.length);
  return found;

  function opensAt(line: Line, isLazy: boolean): Part['opens'] | 'other' {
    if (opensLabel(line, isLazy)) return 'label';
    if (itemMark(line.text) > 0 || readMark(line.text)) return 'item';
    if (areItems) return 'line';
    return LEAD_LINE.test(line.text) || readItemLabel(line.text) || /^\W*Output\s*:/i.test(line.text) || /^["“]/.test(line.text)
      ? 'other'
      : null;
  }
}

function placeOf(source: string, offset: number): Pick<Line, 'column' | 'isBold'> {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const before = source.slice(start, Math.min(offset, start + 200));
  return {
    column: before.length - before.trimStart().length,
    isBold: /(?:\*\*|__)$/.test(before),
  };
}

/** "[ ] Test the filter": the box of a task is no word of it. */
function withoutBox(flat: FlatText, kind: Passage['kind']): FlatText {
  const box = kind === 'item' ? /^\[[ xX]\]\s+(?=\S)/.exec(flat.text.slice(0, 40)) : null;
  return box ? slice(flat, box[0].length, flat.text.length) : flat;
}

/** "**Privacy** - ", "**No guessing**" with a line break behind it. */
function labelLength(node: Paragraph, flat: FlatText): number {
  const [first] = node.children;
  if (first?.type !== 'strong' || !flat.text.trim()) return 0;
  const end = spanOf(first).end;
  let length = 0;
  while (length < flat.text.length && (flat.offsets[length] ?? end) < end) length += 1;
  const mark = /^[.:]?(?:[ \t]+[-–—][ \t]+|[ \t]*\n[ \t]*)/.exec(flat.text.slice(length, length + 12));
  return mark ? length + mark[0].length : 0;
}
