import { once } from './once.ts';

/** A notation that only specs have, and where it stands. */
export interface NotationFound {
  /** plain words for a person */
  readonly what: string;
  /** zero-based */
  readonly line: number;
}

const NOTATIONS: readonly { readonly what: string; readonly pattern: RegExp; readonly inFence?: boolean }[] = [
  { what: 'a heading with a level of authority', pattern: /^#{1,6} .*\{[^{}]*\bauthority=\w+[^{}]*\}[ \t]*$/m },
  { what: 'a heading marked as a category', pattern: /^#{1,6} .*\{[^{}]*\btags=[\w,-]*\bcategory\b[^{}]*\}[ \t]*$/m },
  { what: 'a commentary block', pattern: /^!!! ?meta "Commentary"/m },
  {
    what: 'compared answers marked GOOD or BAD',
    pattern: /^[ \t]*<(?:comparison>\s*<)?assistant[^>\n]*>\s*<!--\s*(?:GOOD|BAD|OK)\b/m,
    inFence: true,
  },
  { what: 'a policy code', pattern: /^(?:#{1,6} )?[^\n(]{1,80}\(#[A-Z][A-Z0-9]{0,9}\)[ \t]*$/m },
  {
    what: 'a section with a policy label',
    pattern: /^(?:#{1,6} |\p{Extended_Pictographic})[^\n]{1,80}\([A-Z]{1,6}\d{1,3} ?[-–—] ?[^()\n]*\)[ \t]*$/mu,
  },
  {
    what: 'a hazard category of a classifier',
    pattern: /^(?:#{1,6} )?[SO]1: \p{Lu}[^\n.]{2,50}\n[\s\S]{0,4000}^(?:#{1,6} )?[SO]2: \p{Lu}/mu,
  },
];

/** Both headings together, as policies have them; either alone is common in other documents. */
const ALLOWED = /^#{2,6} (?:Allowed|Permitted)(?: content| uses?)?[ \t]*(?:\{[^{}]*\})?[ \t]*$/im;
const DISALLOWED = /^#{2,6} (?:Disallowed|Not allowed|Prohibited)(?: content| uses?)?[ \t]*(?:\{[^{}]*\})?[ \t]*$/im;

/** Finds a notation that only specs have; null where the text has none, so that a README is never linted unasked. */
export function detectNotation(text: string): NotationFound | null {
  const prose = withoutFences(text, () => true);
  // Compared answers stand in fences themselves; documentation about specs shows them in fences of Markdown.
  const conversations = once(() => withoutFences(text, (language) => !/^(?:|xml|html|conversation)$/i.test(language)));
  for (const { what, pattern, inFence = false } of NOTATIONS) {
    const match = pattern.exec(inFence ? conversations() : prose);
    if (match) return { what, line: lineOf(text, match.index) };
  }
  const allowed = ALLOWED.exec(prose);
  return allowed && DISALLOWED.test(prose)
    ? { what: 'headings for what is allowed and disallowed', line: lineOf(text, allowed.index) }
    : null;
}

/** Fences of some languages blanked out, each character kept in place. */
function withoutFences(text: string, isBlanked: (language: string) => boolean): string {
  return text.replace(FENCE, (fence, _indent, _mark, language: string) =>
    isBlanked(language) ? fence.replace(/[^\n]+/g, (line) => ' '.repeat(line.length)) : fence,
  );
}

const FENCE = /^([ \t]*)(`{3,}|~{3,})[ \t]*([^\s`]*)[^\n]*\n[\s\S]*?(?:^[ \t]*\2[`~]*[ \t]*$|(?![\s\S]))/gm;

function lineOf(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
