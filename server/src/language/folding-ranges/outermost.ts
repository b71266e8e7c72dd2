import type { Span } from '../../spec/model.ts';

/**
 * As many of nested spans as a limit allows, the outer first; of one depth, the first in the document.
 *
 * @param ranges by their beginnings, the larger first
 */
export function outermost<T extends { readonly span: Span }>(ranges: readonly T[], limit: number): readonly T[] {
  if (ranges.length <= limit) return ranges;
  const depths = depthsOf(ranges);
  const byDepth: number[] = [];
  for (const depth of depths) byDepth[depth] = (byDepth[depth] ?? 0) + 1;
  let whole = 0;
  let room = Math.max(0, limit);
  while ((byDepth[whole] ?? 0) <= room && whole < byDepth.length) {
    room -= byDepth[whole] ?? 0;
    whole += 1;
  }
  return ranges.filter((_, index) => {
    const depth = depths[index] ?? 0;
    if (depth !== whole) return depth < whole;
    room -= 1;
    return room >= 0;
  });
}

/** How many of the ranges each of them stands in. */
function depthsOf(ranges: readonly { readonly span: Span }[]): readonly number[] {
  const ends: number[] = [];
  return ranges.map(({ span }) => {
    while (ends.length > 0 && (ends.at(-1) ?? 0) < span.end) ends.pop();
    ends.push(span.end);
    return ends.length - 1;
  });
}
