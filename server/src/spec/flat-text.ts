import type { Nodes } from 'mdast';
import { spanOf } from './markdown.ts';
import type { Span } from './model.ts';

/** Words without their Markdown, and where each character stands in the file. */
export interface FlatText {
  readonly text: string;
  /** `offsets[i]` is the file offset of `text[i]`; one more at the end */
  readonly offsets: readonly number[];
}

const EVAL_OR_TRAILING_ID = /\[\^[\w-]+\]|\s*\{#[^{}\s]+\}/g;

/**
 * Flattens inline Markdown to the words that a reader sees. `[?](#id)` becomes the title of what it names; eval ids
 * (`[^a1b2]`) and written clause ids (`{#id}`) are left out.
 *
 * @param source the whole file
 */
export function flatten(nodes: readonly Nodes[], source: string, titleOf: (id: string) => string | null): FlatText {
  let text = '';
  const offsets: number[] = [];
  let end = 0;
  for (const node of nodes) visit(node);
  offsets.push(end);
  return withoutMarks({ text, offsets });

  function push(words: string, at: (index: number) => number): void {
    text += words;
    for (let index = 0; index < words.length; index += 1) offsets.push(at(index));
  }

  function visit(node: Nodes): void {
    const span = spanOf(node);
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        align(node.value, span);
        break;
      case 'link': {
        const title = node.url.startsWith('#') && plain(node) === '?' ? titleOf(node.url.slice(1)) : null;
        if (title) push(title, () => span.start);
        else for (const child of node.children) visit(child);
        break;
      }
      case 'break':
        push('\n', () => span.start);
        break;
      case 'image':
        push(node.alt ?? '', () => span.start);
        break;
      case 'html':
      case 'footnoteReference':
        break;
      default:
        if ('children' in node) for (const child of node.children) visit(child);
    }
    end = Math.max(end, span.end);
  }

  /** Escapes, entities and indentation make a value shorter than its source: walk both together. */
  function align(value: string, span: Span): void {
    if (source.startsWith(value, span.start)) {
      push(value, (index) => span.start + index);
      return;
    }
    let cursor = span.start;
    push(value, (index) => {
      const found = source.indexOf(value[index] ?? '', cursor);
      // An entity's character is not in the source: stay where the entity is.
      if (found < 0 || found >= span.end || found - cursor > 40) return Math.min(cursor, span.end - 1);
      cursor = found + 1;
      return found;
    });
  }
}

/** The span in the file of a part of a flat text. */
export function sourceSpan(flat: FlatText, start: number, end: number): Span {
  const first = flat.offsets[start] ?? 0;
  const last = end > start ? (flat.offsets[end - 1] ?? first) + 1 : first;
  return { start: first, end: Math.max(first, last) };
}

/** White space folded to single blanks. */
export function fold(text: string): string {
  return text.replace(WHITE_SPACE, ' ').trim();
}

/** The lines of a flat text. */
export function flatLines(flat: FlatText): FlatText[] {
  const lines: FlatText[] = [];
  let start = 0;
  for (const line of flat.text.split('\n')) {
    lines.push(slice(flat, start, start + line.length));
    start += line.length + 1;
  }
  return lines;
}

/** Not each single blank: that cuts a text to pieces, and each piece costs. */
const WHITE_SPACE = /[^\S ]\s*| \s+/g;

/** A part of a flat text, blanks at its ends left out. */
export function slice(flat: FlatText, start: number, end: number): FlatText {
  const part = flat.text.slice(start, end);
  const from = start + (part.length - part.trimStart().length);
  const to = Math.max(from, start + part.trimEnd().length);
  return { text: flat.text.slice(from, to), offsets: flat.offsets.slice(from, to + 1) };
}

function plain(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plain).join('') : '';
}

function withoutMarks(flat: FlatText): FlatText {
  if (!flat.text.includes('[^') && !flat.text.includes('{#')) return flat;
  let text = '';
  const offsets: number[] = [];
  let from = 0;
  for (const mark of flat.text.matchAll(EVAL_OR_TRAILING_ID)) {
    text += flat.text.slice(from, mark.index);
    for (let index = from; index < mark.index; index += 1) offsets.push(flat.offsets[index] ?? 0);
    from = mark.index + mark[0].length;
  }
  if (from === 0) return flat;
  text += flat.text.slice(from);
  for (let index = from; index < flat.offsets.length; index += 1) offsets.push(flat.offsets[index] ?? 0);
  return { text, offsets };
}
