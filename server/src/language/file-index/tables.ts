import type { Span } from '../../spec/model.ts';

const DELIMITERS = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** The line of a paragraph at which a table begins; null where it holds none. */
export function tableStart(source: string, lines: readonly Span[]): number | null {
  for (let index = 1; index < lines.length; index += 1) {
    const line = lines[index];
    const header = lines[index - 1];
    if (!line || !header) continue;
    const first = source.charAt(line.start);
    if ((first !== '|' && first !== '-' && first !== ':') || line.end - line.start > 5000) continue;
    const text = source.slice(line.start, line.end);
    if (!DELIMITERS.test(text) || !/[|:]/.test(text)) continue;
    if (cellsOf(source, line).length === cellsOf(source, header).length) return index - 1;
  }
  return null;
}

/** The cells of a row. */
export function cellsOf(source: string, line: Span): readonly Span[] {
  const cells: Span[] = [];
  let end = line.end;
  while (end > line.start && /\s/.test(source.charAt(end - 1))) end -= 1;
  let start = source.charAt(line.start) === '|' ? line.start + 1 : line.start;
  for (let at = start; at < end; at += 1) {
    const character = source.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '|') {
      cells.push({ start, end: at });
      start = at + 1;
    }
  }
  if (start < end) cells.push({ start, end });
  return cells;
}
