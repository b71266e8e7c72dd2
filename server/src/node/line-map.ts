import type { Position, Range } from '../protocol.ts';
import { firstAfter } from '../spec/located.ts';
import type { Span } from '../spec/model.ts';
import type { TextChange } from '../spec/text-change.ts';

/** Turns offsets into lines and characters, and back: zero-based, UTF-16, as LSP counts them. */
export interface LineMap {
  readonly lineCount: number;
  /** An offset out of the text is taken for the nearest end; one inside a line break, for the end of its line. */
  readonly positionAt: (offset: number) => Position;
  readonly rangeOf: (span: Span) => Range;
  readonly offsetAt: (position: Position) => number;
  /** the line without its line break; empty where there is no such line */
  readonly textOf: (line: number) => string;
  /** the map of a text that this one was changed into */
  readonly editedTo: (text: string, change: TextChange) => LineMap;
}

/** Lines end at `\n`, `\r\n` or `\r`, mixed freely. */
export function createLineMap(text: string): LineMap {
  return mapOf(text, lineStarts(text));
}

/** Where lines begin. */
type Starts = Int32Array;

function mapOf(text: string, starts: Starts): LineMap {
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
    editedTo: (edited, change) => mapOf(edited, editedStarts(starts, edited, change)),
  };
}

/** The lines around a change are found anew; those behind it are as many characters further on. */
function editedStarts(starts: Starts, text: string, { start, oldEnd, newEnd }: TextChange): Starts {
  // A line break may be of two characters, with the change between them.
  const kept = Math.max(1, firstAfter(starts, start - 1));
  const behind = firstAfter(starts, oldEnd + 1);
  const moved = newEnd - oldEnd;
  const from = starts[kept - 1] ?? 0;
  const next = starts[behind];
  const found = lineStarts(text.slice(from, next === undefined ? text.length : next + moved));
  const fresh = next === undefined ? found : found.subarray(0, -1);
  const edited = new Int32Array(kept - 1 + fresh.length + starts.length - behind);
  edited.set(starts.subarray(0, kept - 1));
  for (let at = 0; at < fresh.length; at += 1) edited[kept - 1 + at] = from + (fresh[at] ?? 0);
  const end = kept - 1 + fresh.length;
  for (let at = behind; at < starts.length; at += 1) edited[end + at - behind] = (starts[at] ?? 0) + moved;
  return edited;
}

function lineStarts(text: string): Starts {
  const starts = [0];
  if (text.includes('\r'))
    for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + lineBreak.length);
  // Most texts have but one kind of line break, which is found much faster.
  else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return Int32Array.from(starts);
}
