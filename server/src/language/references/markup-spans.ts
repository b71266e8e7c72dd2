import type { Span } from '../../spec/model.ts';

/** A part of a run of prose that is no words: where a link leads, a written id, an address, a tag, code. */
export interface MarkupSpan extends Span {
  /** what stands in the marks; code may be one word of the prose */
  readonly code: Span | null;
}

/** Finds what is no words in a part of a Markdown text. */
export function markupSpans(text: string, { start, end }: Span): MarkupSpan[] {
  return [...text.slice(start, end).matchAll(MARKUP)].map((match) => {
    const from = start + match.index;
    const to = from + match[0].length;
    const ticks = match[1]?.length ?? 0;
    return { start: from, end: to, code: ticks > 0 ? { start: from + ticks, end: to - ticks } : null };
  });
}

/** Each part has a longest length, so that marks that are never closed cost little. */
const MARKUP =
  /(`{1,3})[^`]{0,300}\1|\]\([^()\s]{0,500}(?:\s[^()\n]{0,300})?\)|\]\[[^[\]\n]{0,200}\]|<[^<>\n]{0,300}>|\{#[^{}\n]{0,200}\}|\[\^[^[\]\n]{0,100}\]|\bhttps?:\/\/[^\s)>\]]{1,500}/g;
