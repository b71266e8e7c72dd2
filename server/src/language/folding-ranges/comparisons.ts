import type { Example, Span } from '../../spec/model.ts';

/** A tag that opens or closes a comparison, alone at the head of its line as the parser reads it. */
const TAG = /^[ \t>]*<(\/?)comparison(?=[\s>])[^<>\n]*>/gm;

/** The `<comparison>` groups in an example, each with its tags; one that is never closed is left out. */
export function comparisonsIn(text: string, { span, comparisons }: Example): readonly Span[] {
  if (comparisons === 0) return [];
  const found: Span[] = [];
  let open: number | null = null;
  for (const tag of text.slice(span.start, span.end).matchAll(TAG)) {
    const start = span.start + tag.index;
    if (!tag[1]) open ??= start + tag[0].indexOf('<');
    else if (open !== null) {
      found.push({ start: open, end: start + tag[0].length });
      open = null;
    }
  }
  return found;
}
