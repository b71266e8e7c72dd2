/** Text as a terminal shows it. */

export interface Cell {
  /** what is shown */
  readonly text: string;
  /** columns: 0, 1 or 2, more for a tab */
  readonly width: number;
  /** UTF-16 offset in the text that was split */
  readonly start: number;
}

const TAB_WIDTH = 4;
/** Letters and punctuation of Latin script, each a character of one column by itself: the common case, and the quick one. */
const PLAIN = /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u203b\u203d-\u2048\u204a-\u205e]*$/;

/** Splits one line into what a reader sees as characters. Tabs become spaces, and what a terminal would obey, a sign. */
export function cellsOf(line: string): Cell[] {
  if (PLAIN.test(line)) return line.split('').map((text, start) => ({ text, width: 1, start }));
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of graphemesOf(line)) {
    const tab = segment === '\t' ? TAB_WIDTH - (column % TAB_WIDTH) : 0;
    const text = tab > 0 ? ' '.repeat(tab) : visible(segment);
    const width = tab > 0 ? tab : widthOf(text);
    cells.push({ text, width, start: index });
    column += width;
  }
  return cells;
}

/** Columns that a line without tabs takes. */
export function displayWidth(line: string): number {
  if (PLAIN.test(line)) return line.length;
  let width = 0;
  for (const { segment } of graphemesOf(line)) width += widthOf(segment);
  return width;
}

/** Without what a terminal would obey, and what would show text in another order than it has. Tabs stay; lines end at `\n`. */
export function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(OBEYED, visible);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it finds
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** JSON in which nothing is left that a terminal would obey: such characters are written as escapes. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    OBEYED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Made when it is first needed, which takes a while and is rare. */
function graphemesOf(line: string): Iterable<Intl.SegmentData> {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(line);
}

let segmenter: Intl.Segmenter | undefined;

function visible(segment: string): string {
  return segment.replace(OBEYED, '\ufffd');
}

function widthOf(grapheme: string): number {
  if (/^\p{Emoji_Presentation}|\ufe0f/u.test(grapheme) || WIDE.test(grapheme)) return 2;
  return /^[\p{Mark}\p{Default_Ignorable_Code_Point}]+$/u.test(grapheme) ? 0 : 1;
}

/** @see https://www.unicode.org/reports/tr11/ */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
