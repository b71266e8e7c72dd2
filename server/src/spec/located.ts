import type { Span } from './model.ts';

interface Spanned {
  readonly span: Span;
}

/** The located things that begin inside a span, from a list in document order. */
export function within<T extends Spanned>(things: readonly T[], span: Span): T[] {
  return things.slice(firstFrom(things, span.start), firstFrom(things, span.end));
}

/** Index of the first thing that begins at an offset or after it, in a list in document order. */
export function firstFrom(things: readonly Spanned[], offset: number): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((things[middle]?.span.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
