import type { Position, Range } from '../protocol.ts';
import type { Span } from '../spec/model.ts';

/** Turns offsets into lines and characters, and back: zero-based, UTF-16, as LSP counts them. */
export interface LineMap {
  readonly lineCount: number;
  /** An offset out of the text is taken for the nearest end; one inside a line break, for the end of its line. */
  readonly positionAt: (offset: number) => Position;
  readonly rangeOf: (span: Span) => Range;
  readonly offsetAt: (position: Position) => number;
  /** the line without its line break; empty where there is no such line */
  readonly textOf: (line: number) => string;
}

/** Lines end at `\n`, `\r\n` or `\r`, mixed freely. */
export function createLineMap(text: string): LineMap {
  const starts = lineStarts(text);
  const startOf = (line: number) => starts[line] ?? text.length;
  const endOf = (line: number) => {
    const next = starts[line + 1];
    if (next === undefined) return text.length;
    return next - (text[next - 1] === '\n' && text[next - 2] === '\r' && next - 2 >= startOf(line) ? 2 : 1);
  };

  function positionAt(offset: number): Position {
    const within = Math.max(0, Math.min(offset, text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (startOf(middle) <= within) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: Math.min(within, endOf(low)) - startOf(low) };
  }

  return {
    lineCount: starts.length,
    positionAt,
    rangeOf: ({ start, end }) => ({ start: positionAt(start), end: positionAt(end) }),
    offsetAt: ({ line, character }) => (line < 0 ? 0 : Math.min(startOf(line) + Math.max(0, character), endOf(line))),
    textOf: (line) => text.slice(startOf(line), endOf(line)),
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  if (text.includes('\r'))
    for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + lineBreak.length);
  // Most texts have but one kind of line break, which is found much faster.
  else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
