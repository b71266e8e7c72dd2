/** The words of a text as they are compared: without case, Markdown, typography and punctuation. */

import type { Span } from '../spec/model.ts';

export interface FoldedWords {
  readonly words: readonly string[];
  /** UTF-16 offsets of each word in the text */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * Words are runs of letters and digits; an apostrophe inside a word and a mark inside a number belong to it, signs that
 * carry meaning (`%`, `$`) are words, and scripts without spaces are read character by character. Skipped: emphasis,
 * targets of links, `{#id}` attributes, tags, footnote names, numbers of list items. Linear in the length of the text.
 *
 * @param titleOf the title that `[?](#id)` prints; a reader and a model see it where the text has none
 */
export function foldWords(text: string, titleOf: (id: string) => string | null = () => null): FoldedWords {
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let lastMissingParenthesis = -1;
  let position = 0;
  while (position < text.length) {
    const code = text.charCodeAt(position);
    const title = code === 0x5b ? titleAt(text, position, titleOf) : null;
    if (title !== null) {
      for (const word of foldWords(title.text).words) {
        words.push(word);
        starts.push(position);
        ends.push(title.end);
      }
      position = title.end;
      continue;
    }
    const skip = code < 0x80 ? MARKUP[code] : undefined;
    if (skip !== undefined) {
      if (code === 0x5d && position < lastMissingParenthesis) {
        position += 1;
        continue;
      }
      const end = matchEnd(skip, text, position);
      if (end < 0 && code === 0x5d) lastMissingParenthesis = position + 1;
      position = Math.max(end, position + 1);
      continue;
    }
    if (code < 0x80 && !isAsciiWord(code)) {
      if (code === 0x0a) position = afterListNumber(text, position + 1);
      else position += 1;
      continue;
    }
    if (position === 0) {
      const begun = afterListNumber(text, 0);
      if (begun > 0) {
        position = begun;
        continue;
      }
    }
    WORD.lastIndex = position;
    const match = WORD.exec(text);
    if (match === null) {
      position += 1;
      continue;
    }
    const word = foldWord(match[0]);
    if (word !== '') {
      words.push(word);
      starts.push(position);
      ends.push(position + match[0].length);
    }
    position += match[0].length;
  }
  return { words, starts, ends };
}

/** Where a quotation leaves words out: `…`, `...`, `[...]`, `(…)`. */
export function splitAtElisions(quote: string): readonly string[] {
  return quote.split(/[[(]\s?(?:…|\.{3,4})\s?[\])]|…|\.{3,}|\. \. \./);
}

/** The offsets of words `from` (inclusive) to `to` (exclusive). */
export function spanOfWords({ starts, ends }: FoldedWords, from: number, to: number): Span {
  return { start: starts[from] ?? 0, end: ends[to - 1] ?? 0 };
}

const INVISIBLE = '\\u00ad\\u200b-\\u200d\\u2060\\ufeff';
const UNSPACED = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
const LETTER = `(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}${INVISIBLE}])`;
const WORD = new RegExp(
  `[${UNSPACED}]\\p{M}*|${LETTER}(?:${LETTER}|\\*{1,3}(?=\\p{L})|\\\\?['’‘ʼ＇](?=\\p{L})|&(?:rsquo|apos|#39);(?=\\p{L})|(?<=\\p{Nd})[.,](?=\\p{Nd}))*|[%$€£°]`,
  'uy',
);

/** What Markdown writes and a reader does not see, by its first character. */
const MARKUP: { readonly [code: number]: RegExp } = {
  // `](target)` and `][target]`
  93: /\]\((?:<[^<>\n]{0,2000}>|[^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500})?)\)|\]\[[^[\]\n]{0,200}\]/y,
  // `{#id key=value}`
  123: /\{[#.][^{}\n]{0,400}\}/y,
  // `[^eval]`
  91: /\[\^[^[\]\n]{1,80}\]/y,
  // `<tag>`
  60: /<\/?[A-Za-z][^<>\n]{0,200}>/y,
  // `&amp;`
  38: /&(?:#\d{1,6}|#x[\da-f]{1,6}|[a-z]{2,8});/iy,
};

const PRINTED_TITLE = /\[\?\]\(#([^()\s]{1,200})\)/y;

function titleAt(text: string, position: number, titleOf: (id: string) => string | null): { text: string; end: number } | null {
  PRINTED_TITLE.lastIndex = position;
  const id = PRINTED_TITLE.exec(text)?.[1];
  const title = id === undefined ? null : titleOf(id);
  return title === null ? null : { text: title, end: position + (id as string).length + 6 };
}

const LIST_NUMBER = /[ \t]{0,12}\d{1,3}[.)](?=[ \t]+\S)/y;

function afterListNumber(text: string, lineStart: number): number {
  const end = matchEnd(LIST_NUMBER, text, lineStart);
  return end < 0 ? lineStart : end;
}

function matchEnd(pattern: RegExp, text: string, position: number): number {
  pattern.lastIndex = position;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function isAsciiWord(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x25 ||
    code === 0x24
  );
}

const PLAIN = /^[a-z0-9]+$/;
const DROPPED = new RegExp(`[${INVISIBLE}*\\\\]`, 'gu');

function foldWord(written: string): string {
  const lower = written.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return written
    .replace(DROPPED, '')
    .replace(/&(?:rsquo|apos|#39);|[’‘ʼ＇]/g, "'")
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC');
}
