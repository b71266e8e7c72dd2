import type { Span } from '../../spec/model.ts';

/** What is being written at a place, as the line alone tells. Whether it means that there, the spec says. */
export type CompletionPlace =
  /** the target of a link: `](#no-w` */
  | { readonly kind: 'link'; readonly span: Span; readonly typed: string }
  /** what an answer breaks: `BAD[#no-w`; the span is the id */
  | { readonly kind: 'violation'; readonly span: Span; readonly typed: string }
  /** a word in the braces of a heading or at the end of a clause */
  | AttributePlace
  /** `<us`, `</us` */
  | { readonly kind: 'tag'; readonly span: Span; readonly isClosing: boolean }
  /** a word behind the name of a tag: `<assistant rec` */
  | { readonly kind: 'tag-attribute'; readonly span: Span; readonly tag: string; readonly others: string }
  /** in a comment; the span is its first word, `<!-- GO`, null behind that */
  | { readonly kind: 'comment'; readonly span: Span | null; readonly isClosed: boolean }
  /** a key of the front matter, or the value of one */
  | { readonly kind: 'front-matter'; readonly span: Span; readonly key: string | null; readonly keys: readonly string[] }
  | WordPlace;

export interface AttributePlace {
  readonly kind: 'attribute';
  readonly span: Span;
  readonly typed: string;
  readonly of: 'heading' | 'clause';
  /** the words before the braces */
  readonly title: string;
  /** the other words in the braces */
  readonly others: readonly string[];
}

export interface WordPlace {
  readonly kind: 'word';
  readonly span: Span;
  readonly typed: string;
  /** what stands before the cursor on its line; its end, where it is long */
  readonly before: string;
  /** nothing but the word, or the mark of a list item, stands before the cursor */
  readonly begins: 'line' | 'item' | null;
}

/**
 * Tells what is being written from the line around the cursor: text in which nothing can be offered is told without the spec.
 *
 * @returns null where nothing can be
 */
export function completionPlace(text: string, offset: number): CompletionPlace | null {
  const before = text.slice(Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - LONGEST_LINE), offset);
  const comment = commentPlace(text, offset);
  if (comment) return violationPlace(text, offset, before) ?? comment;
  return (
    frontMatterPlace(text, offset, before) ??
    linkPlace(text, offset, before) ??
    tagPlace(text, offset, before) ??
    attributePlace(text, offset, before) ??
    wordPlace(offset, before)
  );
}

const LONGEST_LINE = 1000;

function commentPlace(text: string, offset: number): CompletionPlace | null {
  const before = text.slice(Math.max(0, offset - LONGEST_LINE), offset);
  const open = before.lastIndexOf('<!--');
  if (open < 0 || before.includes('-->', open)) return null;
  const [, word] = /^[ \t]*([A-Za-z]*)$/.exec(before.slice(open + 4)) ?? [];
  const isClosed = text.slice(offset, lineEnd(text, offset)).includes('-->');
  return { kind: 'comment', span: word === undefined ? null : { start: offset - word.length, end: offset }, isClosed };
}

function violationPlace(text: string, offset: number, before: string): CompletionPlace | null {
  const [, typed] = /\[#([^\]\s]{0,200})$/.exec(before.slice(-LONGEST_ID)) ?? [];
  if (typed === undefined) return null;
  return { kind: 'violation', span: { start: offset - typed.length, end: wordEnd(text, offset) }, typed };
}

const LONGEST_ID = 210;

/** `](#id`, and `[name]: #id`. */
function linkPlace(text: string, offset: number, before: string): CompletionPlace | null {
  const open = before.lastIndexOf('](');
  const inLink = open < 0 ? null : before.slice(open + 2);
  const [, definition = null] = /^ {0,3}\[[^\]]{1,200}\]:[ \t]*(\S*)$/.exec(before) ?? [];
  const typed = inLink !== null && /^[^()\s<>]*$/.test(inLink) ? inLink : definition;
  if (typed === null) return null;
  return { kind: 'link', span: { start: offset - typed.length, end: wordEnd(text, offset) }, typed };
}

function tagPlace(text: string, offset: number, before: string): CompletionPlace | null {
  const open = before.lastIndexOf('<');
  if (open < 0 || before.length - open > LONGEST_TAG) return null;
  const [, slash, tag = '', rest = ''] = /^<(\/?)([a-z]*)(\s[^<>]*)?$/.exec(before.slice(open)) ?? [];
  if (slash === undefined) return null;
  if (rest === '') {
    // An editor closes `<` by itself: its `>` is a part of the tag.
    const end = text.charAt(offset) === '>' ? offset + 1 : offset;
    return { kind: 'tag', span: { start: offset - (before.length - open), end }, isClosing: slash === '/' };
  }
  const [word = ''] = /[\w-]*$/.exec(rest) ?? [];
  const others = rest.slice(0, rest.length - word.length);
  if (slash === '/' || !/\s$/.test(others)) return null;
  return { kind: 'tag-attribute', span: { start: offset - word.length, end: offset }, tag, others };
}

const LONGEST_TAG = 300;

function attributePlace(text: string, offset: number, before: string): CompletionPlace | null {
  const open = before.lastIndexOf('{');
  if (open < 0 || before.includes('}', open)) return null;
  const title = before.slice(0, open);
  const of = /^ {0,3}#{1,6}[ \t]/.test(title) ? 'heading' : 'clause';
  const inside = before.slice(open + 1);
  const [typed = ''] = /\S*$/.exec(inside.slice(-LONGEST_ID)) ?? [];
  const line = text.slice(offset, lineEnd(text, offset));
  const close = line.indexOf('}');
  const after = close < 0 ? '' : line.slice(0, close);
  // Braces in prose are none of ours: a clause has its id alone, at the end.
  if (of === 'clause' && (inside !== typed || !/\S[ \t]+$/.test(title) || line.slice(close + 1).trim() !== '')) return null;
  const [rest = ''] = /^[^\s,{}]*/.exec(after) ?? [];
  const others = `${inside.slice(0, inside.length - typed.length)} ${after.slice(rest.length)}`.split(/\s+/).filter(Boolean);
  const span = { start: offset - typed.length, end: offset + rest.length };
  return { kind: 'attribute', span, typed, of, title: title.replace(/^\s*(?:#{1,6}|[-*+]|\d{1,9}[.)])\s+/, '').trim(), others };
}

/** Between the dashes at the head of the file, closed or not yet closed. */
function frontMatterPlace(text: string, offset: number, before: string): CompletionPlace | null {
  if (offset > LONGEST_FRONT_MATTER || !/^---[ \t]*\r?\n/.test(text.slice(0, 20))) return null;
  const start = text.indexOf('\n') + 1;
  const written = text.slice(start, offset);
  if (offset < start || /^---[ \t]*\r?$/m.test(written)) return null;
  const [, key = null, value] = /^([\w-]*)(?::[ \t]+(.*))?$/.exec(before) ?? [];
  if (key === null) return null;
  const after = text.slice(offset, offset + LONGEST_FRONT_MATTER);
  const close = after.search(/^---[ \t]*\r?$/m);
  const lines = `${written.slice(0, written.length - before.length)}\n${close < 0 ? '' : after.slice(0, close)}`.split(/\r?\n/);
  // Without an end, a line of dashes at the head begins front matter only as long as nothing else follows it.
  if (close < 0 && !lines.every((line) => /^(?:[\w-]+:.*)?$/.test(line))) return null;
  const keys = lines.flatMap((line) => /^([\w-]+):/.exec(line)?.[1] ?? []);
  const typed = value ?? key;
  return {
    kind: 'front-matter',
    span: { start: offset - typed.length, end: offset },
    key: value === undefined ? null : key,
    keys,
  };
}

const LONGEST_FRONT_MATTER = 5000;

function wordPlace(offset: number, before: string): CompletionPlace | null {
  const near = before.slice(-LONGEST_WORDS);
  const [typed = ''] = /[\p{L}\p{N}][\p{L}\p{N}.'’-]*$/u.exec(near) ?? [];
  const rest = before.slice(0, before.length - typed.length);
  const begins = /^[ \t]*$/.test(rest) ? 'line' : /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+$/.test(rest) ? 'item' : null;
  if (typed === '' && begins === null) return null;
  return { kind: 'word', span: { start: offset - typed.length, end: offset }, typed, before: near, begins };
}

const LONGEST_WORDS = 100;

/** Where the word ends that goes on behind the cursor: it is replaced. */
function wordEnd(text: string, offset: number): number {
  return offset + (/^[^\s()[\]<>{}]*/.exec(text.slice(offset, offset + LONGEST_ID))?.[0].length ?? 0);
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 || end > offset + LONGEST_LINE ? Math.min(text.length, offset + LONGEST_LINE) : end;
}
