/** The parts of citations in a stretch of reasoning: ids and quotations, in order. */

import type { Span } from '../spec/model.ts';
import { pairQuoteMarks } from './quote-marks.ts';

export interface CitationToken extends Span {
  readonly kind: 'id' | 'quote';
  /** the id without its brackets; the words between the marks */
  readonly text: string;
  /** `section "Title"`, `"Title" section`: quoted, but a title where a quotation follows */
  readonly title?: boolean;
  /** nothing closes its mark: only what directly follows an id is a quotation */
  readonly unclosed?: boolean;
  /** `> lines`; `alone` where what follows on the next line is one id and nothing else */
  readonly block?: boolean;
}

const BRACKETED = /\[([^[\]\n]{1,160})\](?:\((#?[^()\s]{0,200})\))?/y;
const BACKTICKED = /`([^`\s]{1,120})`/y;
const PARENTHESISED = /\(([A-Za-z][\w./#-]{0,120})\)/y;
const SIGNED = /§{1,2} ?([^\s()[\]{},;:"“”«»`*]{1,120})/y;
const NAMED =
  /(?:[Ss]ection|[Pp]olicy|[Cc]lause|[Rr]ule|[Cc]ategory|[Dd]efinition|[Pp]rinciple|[Gg]uideline|[Aa]rticle|[Ee]xample|[Ll]abel)s?[ \u00a0](?=[\p{L}\p{N}#])((?:\p{Lu}[\p{L}\p{N}’'-]{0,40} ){0,6}[\p{L}\p{N}#][\p{L}\p{N}_./#-]{0,120})/uy;
const LINE_ID = /(?:[-*+] |\d{1,3}[.)] )?[*_`]{0,3}([\p{L}\p{N}][\p{L}\p{N}_./#-]{0,120})[*_`]{0,3}(?=\s?:)/uy;
const BEFORE_TITLE = /(?:section|policy|clause|rule|category|definition|principle|guideline|article|example)[:,]? [*_]{0,2}$/i;
const AFTER_TITLE = /^[*_]{0,2} (?:section|policy|clause|rule|category|definition|principle|guideline|article)\b/i;
const ELISION = /^(?:\.{2,}|…)$/;

/** Reads each character a bounded number of times, whatever the text. */
export function findCitationTokens(text: string): readonly CitationToken[] {
  const quotes = findQuotes(text);
  const tokens: CitationToken[] = [];
  let position = 0;
  let next = 0;
  while (position < text.length) {
    const quote = quotes[next];
    if (quote !== undefined && quote.start <= position) {
      next += 1;
      if (quote.start < position) continue;
      tokens.push(quote);
      position = quote.unclosed ? quote.start + 1 : quote.end;
      continue;
    }
    const id = readId(text, position);
    if (id === null) {
      position += 1;
      continue;
    }
    tokens.push(id);
    position = id.end;
  }
  return withUnclosedBounded(text, tokens);
}

function findQuotes(text: string): readonly CitationToken[] {
  const { pairs, unclosed } = pairQuoteMarks(text);
  const marked = pairs.map(
    (pair): CitationToken => ({
      kind: 'quote',
      ...pair,
      text: text.slice(pair.start + 1, pair.end - 1),
      title:
        BEFORE_TITLE.test(text.slice(Math.max(0, pair.start - 24), pair.start)) ||
        AFTER_TITLE.test(text.slice(pair.end, pair.end + 24)),
    }),
  );
  const open = unclosed.map((start): CitationToken => ({ kind: 'quote', start, end: start + 1, text: '', unclosed: true }));
  return [...marked, ...open, ...findBlockQuotes(text), ...findSingleQuotes(text)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
}

/** Lines that begin with `>`, unless they hold marks or ids of their own and so are read as any other text. */
function findBlockQuotes(text: string): readonly CitationToken[] {
  if (!text.includes('>')) return [];
  const found: CitationToken[] = [];
  let start = -1;
  let end = 0;
  let words: string[] = [];
  const close = () => {
    const quoted = words.join('\n').trim();
    if (start >= 0 && quoted !== '' && !/[[§]/.test(quoted.replace(/\[(?:\.{3}|…)\]|\]\(/g, ''))) {
      found.push({ kind: 'quote', start, end, text: quoted, block: true });
    }
    start = -1;
    words = [];
  };
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const mark = /^\s{0,8}> ?/.exec(line);
    if (mark === null) close();
    else {
      if (start < 0) start = lineStart + mark[0].indexOf('>');
      words.push(line.slice(mark[0].length));
      end = lineStart + line.length;
    }
    lineStart += line.length + 1;
  }
  close();
  return found;
}

/** Single marks quote only right after an id, because an apostrophe looks the same. */
function findSingleQuotes(text: string): readonly CitationToken[] {
  const opening = /[\]`):] {0,2}([‘'])(?=[\p{L}\p{N}[…])/gu;
  const closing = /[^\s]['’](?![\p{L}\p{N}])/gu;
  const found: CitationToken[] = [];
  let close: RegExpExecArray | null = null;
  for (const match of text.matchAll(opening)) {
    const start = match.index + match[0].length - 1;
    if (close === null || close.index < start) {
      closing.lastIndex = start;
      close = closing.exec(text);
    }
    if (close === null) break;
    const end = close.index + close[0].length;
    found.push({ kind: 'quote', start, end, text: text.slice(start + 1, end - 1) });
  }
  return found;
}

function readId(text: string, position: number): CitationToken | null {
  const character = text.charAt(position);
  switch (character) {
    case '[':
      return readBracketed(text, position);
    case '`':
      return readWith(BACKTICKED, text, position, looksLikeId);
    case '(':
      return readWith(PARENTHESISED, text, position, looksLikeId);
    case '§':
      return readWith(SIGNED, text, position, () => true);
    default:
      break;
  }
  const before = position === 0 ? '\n' : text.charAt(position - 1);
  if (/[\p{L}\p{N}_]/u.test(before)) return null;
  if (before === '\n' || /^[ \t]$/.test(before)) {
    const atLineStart = text.slice(Math.max(0, position - 9), position).split('\n').length > 1 || position === 0;
    if (atLineStart && text.slice(text.lastIndexOf('\n', position - 1) + 1, position).trim() === '') {
      const id = readWith(LINE_ID, text, position, looksLikeId);
      if (id !== null) return id;
    }
  }
  return /[a-zA-Z]/.test(character) ? readWith(NAMED, text, position, looksLikeName, withoutVerb) : null;
}

function readBracketed(text: string, position: number): CitationToken | null {
  BRACKETED.lastIndex = position;
  const match = BRACKETED.exec(text);
  if (match === null) return null;
  const [all, inner = '', target] = match;
  const name = target?.startsWith('#') && target.length > 1 ? target.slice(1) : inner.replace(/^[\s`*_]+|[\s`*]+$/g, '');
  if (!/[\p{L}\p{N}]/u.test(name) || ELISION.test(name)) return null;
  // A footnote and a ticked box are Markdown's own.
  if (name.startsWith('^') || (/^x$/i.test(name) && /[-*+] $/.test(text.slice(Math.max(0, position - 2), position)))) return null;
  return { kind: 'id', start: position, end: position + all.length, text: name };
}

function readWith(
  pattern: RegExp,
  text: string,
  position: number,
  accepts: (id: string) => boolean,
  trim: (written: string) => string = (written) => written,
): CitationToken | null {
  pattern.lastIndex = position;
  const match = pattern.exec(text);
  if (match === null) return null;
  const written = match[1] ?? '';
  const id = trim(written.replace(/[.,:;]+$/, ''));
  if (id === '' || !accepts(id)) return null;
  // What was trimmed from the id is left for the words between it and its quotation.
  const end = position + match[0].length - (match[0].endsWith(written) ? written.length - id.length : 0);
  return { kind: 'id', start: position, end, text: id };
}

/** `weapons/disallowed/3fa9c1`, `no_agenda`, `K1`, `HBI2.b`; not `and/or`, `e.g` or any plain word. */
function looksLikeId(id: string): boolean {
  if (/^(?:and\/or|e\.g|i\.e|he\/she|n\/a)$/i.test(id)) return false;
  return /[/_#]/.test(id) || /^\p{L}{1,12}[.-]?\d+(?:[.-]?[\p{L}\p{N}]+)?$/u.test(id) || /^\d+(?:\.\d+)+$/.test(id);
}

function looksLikeName(id: string): boolean {
  return looksLikeId(id) || /^(?:\p{Lu}|\d)/u.test(id);
}

/** `Hate Speech says` names `Hate Speech`. */
function withoutVerb(name: string): string {
  const words = name.split(' ');
  const last = words.at(-1) ?? '';
  return words.length > 1 && !looksLikeName(last) ? words.slice(0, -1).join(' ') : name;
}

/** An unclosed quotation ends with its line or before the next id. */
function withUnclosedBounded(text: string, tokens: readonly CitationToken[]): readonly CitationToken[] {
  let lineEnd = -1;
  return tokens.map((token, index) => {
    if (!token.unclosed) return token;
    if (lineEnd < token.start) lineEnd = text.indexOf('\n', token.start);
    if (lineEnd < 0) lineEnd = text.length;
    const end = Math.min(lineEnd, tokens[index + 1]?.start ?? text.length);
    const words = text.slice(token.start + 1, Math.max(end, token.start + 1)).trimEnd();
    return { ...token, end: token.start + 1 + words.length, text: words };
  });
}
