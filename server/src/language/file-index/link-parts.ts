import type { Span } from '../../spec/model.ts';

/** Where the address of a link is written. */
export interface Destination {
  /** without the angle brackets around it */
  readonly span: Span;
  /** where it ends, angle brackets included */
  readonly end: number;
}

/** `(` within an address may nest as deep as parsers follow. */
const DEEPEST = 32;

/** Reads the address of a link, `<a b.md>` or `a.md`; null where there is none. */
export function destinationAt(text: string, start: number): Destination | null {
  if (text.charAt(start) === '<') {
    for (let at = start + 1; at < text.length; at += 1) {
      const character = text.charAt(at);
      if (character === '>') return { span: { start: start + 1, end: at }, end: at + 1 };
      if (character === '<' || character === '\n' || character === '\r') return null;
      if (character === '\\') at += 1;
    }
    return null;
  }
  let depth = 0;
  let at = start;
  for (; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\' && /[!-/:-@[-`{-~]/.test(text.charAt(at + 1))) at += 1;
    else if (character === '(') {
      depth += 1;
      if (depth > DEEPEST) return null;
    } else if (character === ')') {
      if (depth === 0) break;
      depth -= 1;
    } else if (character <= ' ' || character === '\u007f') break;
  }
  return at === start || depth > 0 ? null : { span: { start, end: Math.min(at, text.length) }, end: Math.min(at, text.length) };
}

/** The end of a title, `"…"`, `'…'` or `(…)`; null where there is none. */
export function skipTitle(text: string, start: number): number | null {
  const opening = text.charAt(start);
  const closing = opening === '(' ? ')' : opening;
  if (opening !== '"' && opening !== "'" && opening !== '(') return null;
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === closing) return at + 1;
    if (character === '\\') at += 1;
    else if (opening === '(' && character === '(') return null;
  }
  return null;
}

/** `[name]` as the second half of a link; its name folded, empty for `[]`. */
export function labelAt(text: string, start: number): { readonly name: string; readonly end: number } | null {
  if (text.charAt(start) !== '[') return null;
  for (let at = start + 1; at < text.length && at - start <= LONGEST_NAME; at += 1) {
    const character = text.charAt(at);
    if (character === '[') return null;
    if (character === '\\') at += 1;
    else if (character === ']') return { name: foldName(text.slice(start + 1, at)), end: at + 1 };
  }
  return null;
}

/** Characters that the name of a definition may have. */
export const LONGEST_NAME = 1000;

/** How names of definitions are compared: white space folded, case aside. */
export function foldName(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase();
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** What an address says, once Markdown has read its escapes. */
export function unescapeMarkdown(text: string): string {
  if (!/[\\&]/.test(text)) return text;
  return text.replace(
    /\\([!-/:-@[-`{-~])|&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi,
    (whole, escaped?: string, decimal?: string, hexadecimal?: string, name?: string) => {
      if (escaped) return escaped;
      if (name) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}
