/** Quotation marks that open, and what closes each. */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['"', '"'],
  ['«', '»'],
  ['„', '“'],
]);
/** A quotation that is longer than this has lost its closing mark. */
const LONGEST = 400;

/** A text with what stands in quotation marks blanked out, every character at its place. An apostrophe opens nothing. */
export function withoutQuotes(text: string): string {
  if (!/[“"«„]/.test(text)) return text;
  const closings = new Map<string, number>();
  let plain = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const closing = PAIRS.get(text[at] ?? '');
    if (closing === undefined) continue;
    // Where a mark closes next is looked for once, however many stand open before it.
    let next = closings.get(closing) ?? -1;
    if (next <= at) {
      const found = text.indexOf(closing, at + 1);
      next = found < 0 ? text.length + LONGEST : found;
      closings.set(closing, next);
    }
    const end = next - at - 1;
    if (end >= LONGEST) continue;
    plain += text.slice(from, at + 1) + ' '.repeat(end);
    from = at + 1 + end;
    at = from;
  }
  return plain + text.slice(from);
}
