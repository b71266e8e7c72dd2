/** A line of a paragraph, and how it stands in its file. */
export interface Line {
  /** without its Markdown */
  readonly text: string;
  /** blanks before it */
  readonly column: number;
  readonly isBold: boolean;
}

/**
 * Whether a line within a paragraph is a label that introduces what follows, as "**Not allowed:**" directly under a list
 * does: Markdown takes it for a part of the item above.
 *
 * @param isLazy the line stands under an item's text
 */
export function opensLabel({ text, column, isBold }: Line, isLazy: boolean): boolean {
  if (isBold) return BOLD_LABEL.test(text);
  return isLazy && column === 0 && PLAIN_LABEL.test(text);
}

/** "Not allowed:", "Redirect (at risk): …": the colon is near, and no sentence has ended before it. */
const BOLD_LABEL = /^[^\n:.;!?]{2,60}:/;
const PLAIN_LABEL = /^\P{L}{0,3}\p{Lu}[^\n:.;!?]{2,50}:$/u;

/**
 * The length of the mark with which a line within a paragraph is typed as an item of a list, 0 without one: Markdown sees no
 * item where four blanks stand before it.
 */
export function itemMark(text: string): number {
  return /^\s*(?:[-*+•▪◦●]|\d{1,2}[.)])\s+(?=\S)/.exec(text)?.[0].length ?? 0;
}

/**
 * Whether the lines after one that ends in a colon are a list that is typed without marks: at least two, each beginning
 * with a capital as no line of broken prose does for long.
 */
export function readsAsLines(lines: readonly Line[], lead: number): boolean {
  if (!/:$/.test(lines[lead]?.text ?? '') || lines.length < lead + 3) return false;
  for (let at = lead + 1; at < lines.length; at += 1) {
    const text = lines[at]?.text ?? '';
    if (!/^\p{Lu}/u.test(text) || text.endsWith(':')) return false;
  }
  return true;
}
