/**
 * Whether a bracket in Markdown is followed by one of some names, of links or footnotes. Names are compared as they are written:
 * neither escapes nor entities are read in them.
 *
 * @param names as definitions give them, normalized
 */
export function mentionsLink(source: string, names: readonly string[]): boolean {
  for (let bracket = source.indexOf('['); bracket !== -1; bracket = source.indexOf('[', bracket + 1))
    if (names.some((name) => isNameAt(source, bracket + 1, name))) return true;
  return false;
}

function isNameAt(source: string, at: number, name: string): boolean {
  const start = skipBlank(source, source[at] === '^' ? at + 1 : at);
  let known = 0;
  for (let next = start; known < name.length; ) {
    if (next >= source.length) return false;
    const end = skipBlank(source, next);
    // As CommonMark folds a name: white space is one space, in quotes too, and capitals do not matter.
    const character = end > next ? ' ' : String.fromCodePoint(source.codePointAt(next) ?? 0);
    const folded = character.toLowerCase().toUpperCase();
    if (!name.startsWith(folded, known)) return false;
    known += folded.length;
    next = end > next ? end : next + character.length;
  }
  return true;
}

function skipBlank(source: string, at: number): number {
  let end = at;
  while (BLANK.has(source.charCodeAt(end))) end += 1;
  return end;
}

const BLANK = new Set([...'\t\n\r >'].map((character) => character.charCodeAt(0)));
