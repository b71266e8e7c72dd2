import type { Span } from '../../spec/model.ts';

/** One line, read from its left: each `take…` steps over what it found. */
export interface LineReader {
  /** columns of white space before what is next; a tab reaches to the next multiple of four */
  readonly indent: () => number;
  readonly isBlank: () => boolean;
  /** steps over so many columns of white space; false, and nothing, where there are fewer */
  readonly takeColumns: (count: number) => boolean;
  readonly takeQuoteMark: () => boolean;
  /** @returns how many columns the text of the item is indented; null where no item begins */
  readonly takeItemMark: (interrupts: boolean) => number | null;
  /** @returns the mark of a footnote, `[^name]` */
  readonly takeNoteMark: () => Span | null;
  readonly heading: () => { readonly level: number; readonly content: Span; readonly span: Span } | null;
  /** @returns the mark that closes it */
  readonly opensFence: () => string | null;
  readonly closesFence: (mark: string) => boolean;
  readonly opensHtml: (mayBeAnyTag: boolean) => OpenedHtml | null;
  /** 1 under `===`, 2 under `---`, else 0 */
  readonly underlineLevel: () => number;
  readonly isRule: () => boolean;
  /** what is left, without the white space before it */
  readonly rest: () => Span;
  readonly text: () => string;
}

interface OpenedHtml {
  readonly isClosed: boolean;
  /** what ends it; null: a blank line */
  readonly end: RegExp | null;
}

const ATX = /^(#{1,6})(?:[ \t]+|$)/;
const FENCE = /^(`{3,})[^`]*$|^(~{3,})/;
const RULE = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const ITEM = /^(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/;
const NOTE = /^\[\^[^\]\s]+\]:/;
const LONGEST_NOTE = 1000;

const BLOCK_TAGS =
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[ \t]|\/?>|$)/i;
const WHOLE_TAG =
  /^(?:<[a-z][a-z0-9-]*(?:[ \t]+[a-z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*[ \t]*\/?>|<\/[a-z][a-z0-9-]*[ \t]*>)[ \t]*$/i;
/** HTML that ends with a mark of its own, and that mark. */
const MARKED: readonly (readonly [RegExp, RegExp])[] = [
  [/^<!--/, /-->/],
  [/^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![a-z]/i, />/],
];

export function createLineReader(text: string, start: number, end: number): LineReader {
  let at = start;
  let column = 0;
  /** columns of a tab that are stepped over in part */
  let owed = 0;

  function indent(): number {
    let columns = owed;
    for (let next = at, wide = column + owed; next < end; next += 1) {
      const step = stepAt(next, wide);
      if (step === 0) break;
      columns += step;
      wide += step;
    }
    return columns;
  }

  function stepAt(offset: number, wide: number): number {
    const code = text.charCodeAt(offset);
    return code === SPACE ? 1 : code === TAB ? 4 - (wide % 4) : 0;
  }

  function content(): number {
    let next = at;
    while (next < end && isSpace(text.charCodeAt(next))) next += 1;
    return next;
  }

  function takeColumns(count: number): boolean {
    if (indent() < count) return false;
    let left = count - owed;
    column += Math.min(count, owed);
    owed = Math.max(0, -left);
    while (left > 0) {
      const step = stepAt(at, column);
      at += 1;
      column += Math.min(step, left);
      owed = Math.max(0, step - left);
      left -= step;
    }
    return true;
  }

  function takeMark(length: number): void {
    takeColumns(indent());
    at += length;
    column += length;
  }

  const rest = (): Span => ({ start: content(), end });
  const restText = () => text.slice(content(), end);
  const firstCode = () => text.charCodeAt(content());

  return {
    indent,
    takeColumns,
    rest,
    text: restText,
    isBlank: () => content() === end,
    takeQuoteMark: () => {
      if (content() === end || firstCode() !== QUOTE) return false;
      takeMark(1);
      if (indent() > 0) takeColumns(1);
      return true;
    },
    takeItemMark: (interrupts) => {
      const code = firstCode();
      if (!(code === DASH || code === PLUS || code === STAR || isDigit(code))) return null;
      const found = ITEM.exec(text.slice(content(), Math.min(end, content() + 12)));
      if (!found) return null;
      const before = indent();
      const length = found[0].length;
      const isEmpty = text.slice(content() + length, end).trim() === '';
      // A number that ends up at the beginning of a line of prose begins no list.
      if (interrupts && (isEmpty || (found[1] !== undefined && Number(found[1]) !== 1))) return null;
      takeMark(length);
      const after = indent();
      const blanks = isEmpty || after > 4 ? 1 : after;
      if (!isEmpty) takeColumns(blanks);
      return before + length + blanks;
    },
    takeNoteMark: () => {
      const from = content();
      if (from === end || text.charCodeAt(from) !== BRACKET || text.charCodeAt(from + 1) !== CARET) return null;
      const found = NOTE.exec(text.slice(from, Math.min(end, from + LONGEST_NOTE)));
      if (!found) return null;
      takeMark(found[0].length);
      return { start: from, end: from + found[0].length - 1 };
    },
    heading: () => {
      if (firstCode() !== HASH) return null;
      const from = content();
      const found = ATX.exec(text.slice(from, end));
      if (!found) return null;
      const level = found[1]?.length ?? 1;
      const contentStart = from + found[0].length;
      const inner = text
        .slice(contentStart, end)
        .trimEnd()
        .replace(/(?:^|[ \t]+)#+$/, '');
      return { level, content: { start: contentStart, end: contentStart + inner.trimEnd().length }, span: { start: from, end } };
    },
    opensFence: () => {
      const code = firstCode();
      if (code !== BACKTICK && code !== TILDE) return null;
      const found = FENCE.exec(restText());
      return found ? (found[1] ?? found[2] ?? null) : null;
    },
    closesFence: (mark) => {
      if (firstCode() !== mark.charCodeAt(0)) return false;
      const line = restText().trimEnd();
      return line.length >= mark.length && line === mark.charAt(0).repeat(line.length);
    },
    opensHtml: (mayBeAnyTag) => {
      if (firstCode() !== LESS) return null;
      const line = restText();
      for (const [opening, closing] of MARKED)
        if (opening.test(line)) return { isClosed: closing.test(line.slice(opening.source === '^<!--' ? 2 : 0)), end: closing };
      return BLOCK_TAGS.test(line) || (mayBeAnyTag && WHOLE_TAG.test(line)) ? { isClosed: false, end: null } : null;
    },
    underlineLevel: () => {
      const code = firstCode();
      if (code !== EQUALS && code !== DASH) return 0;
      const line = restText().trimEnd();
      if (line !== line.charAt(0).repeat(line.length)) return 0;
      return code === EQUALS ? 1 : 2;
    },
    isRule: () => {
      const code = firstCode();
      return (code === STAR || code === DASH || code === UNDERSCORE) && isRuleLine(restText());
    },
  };
}

function isRuleLine(line: string): boolean {
  return line.length < 200 && RULE.test(line);
}

const TAB = 9;
const SPACE = 32;
const HASH = 35;
const STAR = 42;
const PLUS = 43;
const DASH = 45;
const LESS = 60;
const EQUALS = 61;
const QUOTE = 62;
const BRACKET = 91;
const CARET = 94;
const UNDERSCORE = 95;
const BACKTICK = 96;
const TILDE = 126;

function isSpace(code: number): boolean {
  return code === SPACE || code === TAB;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
