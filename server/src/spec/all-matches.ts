/**
 * Every match of a pattern in a text, as `matchAll` gives them. That copies the pattern at each call, and a copy of a large
 * pattern may have to be compiled again.
 *
 * @param pattern global
 */
export function allMatches(text: string, pattern: RegExp): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    matches.push(match);
    // A match of nothing is found at the same place for ever.
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return matches;
}
