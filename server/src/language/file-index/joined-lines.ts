import type { Span } from '../../spec/model.ts';

/** The lines of a block as one text, and the way back to where they stand. */
export interface JoinedLines {
  readonly text: string;
  readonly offsetAt: (index: number) => number;
  readonly spanOf: (span: Span) => Span;
}

export function joinLines(source: string, lines: readonly Span[]): JoinedLines {
  const starts: number[] = [];
  let text = '';
  for (const { start, end } of lines) {
    if (starts.length > 0) text += '\n';
    starts.push(text.length);
    text += source.slice(start, end);
  }
  const offsetAt = (index: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return (lines[low]?.start ?? 0) + index - (starts[low] ?? 0);
  };
  // An end is that of a character, so that it does not slip to the line after.
  return {
    text,
    offsetAt,
    spanOf: ({ start, end }) => ({ start: offsetAt(start), end: end > start ? offsetAt(end - 1) + 1 : offsetAt(start) }),
  };
}
