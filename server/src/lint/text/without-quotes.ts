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
  let plain = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const closing = PAIRS.get(text[at] ?? '');
    if (closing === undefined) continue;
    const end = text.slice(at + 1, at + 1 + LONGEST).indexOf(closing);
    if (end < 0) continue;
    plain += text.slice(from, at + 1) + ' '.repeat(end);
    from = at + 1 + end;
    at = from;
  }
  return plain + text.slice(from);
}
