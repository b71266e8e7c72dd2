import type { Prose, Span } from './model.ts';

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

/** Where a character of a run of prose stands in its file; null for one that is not in it. */
export function offsetOf({ offsets, span }: Pick<Prose, 'offsets' | 'span'>, index: number): number | null {
  const offset = offsets[index];
  return offset === undefined ? null : span.start + offset;
}

/** A span as it stands in a file, from how it stands in a block that begins at an offset. */
export function moveSpan({ start, end }: Span, offset: number): Span {
  return { start: start + offset, end: end + offset };
}

/** How many of the places lie at an offset or before it. */
export function firstAfter(starts: ArrayLike<number>, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
