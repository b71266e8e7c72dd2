/** The steps of a chain of thought: its paragraphs and list items. */

import type { Step } from './deliberation.ts';

const ITEM = /^\s{0,12}(?:[-*+]|\d{1,3}[.)]) +\S/;
const HEADING = /^#{1,6} /;
const FENCE = /^\s{0,12}(`{3,}|~{3,})/;

/**
 * @param citations where they stand, in order; each belongs to the step in which it begins
 * @returns steps in order, with spans into `cot`; white space between steps belongs to none
 */
export function findSteps(cot: string, citations: readonly { readonly start: number }[] = []): readonly Step[] {
  const spans: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | null = null;
  let fence: string | null = null;
  let lineStart = 0;
  for (const line of cot.split('\n')) {
    const marks = FENCE.exec(line)?.[1];
    const blank = line.trim() === '';
    if (fence === null && (blank || ITEM.test(line) || HEADING.test(line))) open = null;
    if (!blank) {
      const start = lineStart + line.length - line.trimStart().length;
      if (open === null) {
        open = { start, end: start };
        spans.push(open);
      }
      open.end = lineStart + line.trimEnd().length;
      if (fence === null && HEADING.test(line)) open = null;
    }
    if (fence === null) fence = marks ?? null;
    else if (marks?.startsWith(fence)) fence = null;
    lineStart += line.length + 1;
  }
  let next = 0;
  return spans.map((span, index) => {
    const limit = spans[index + 1]?.start ?? cot.length + 1;
    const own: number[] = [];
    for (let at = citations[next]; at !== undefined && at.start < limit; at = citations[next]) {
      own.push(next);
      next += 1;
    }
    return { text: cot.slice(span.start, span.end), span, citations: own };
  });
}
