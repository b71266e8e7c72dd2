/**
 * Writes a term in the case in which another was used: "minor" → "child", "Minor" → "Child", "MINOR" → "CHILD".
 *
 * @param used the old term as it is used at a place
 * @param declared the old term where it is defined: used just so, the new one stays as it was typed
 * @param typed the new term
 */
export function inCaseOf(used: string, declared: string, typed: string): string {
  if (used === declared) return typed;
  if (isCapitals(used) && !isCapitals(declared)) return typed.toUpperCase();
  const others = wordsOf(used).slice(1);
  const [first = '', ...rest] = typed.split(/([ -])/);
  const opens = startsUpper(used) ? upperFirst(first) : lowerFirst(first);
  if (others.length > 0 && others.every(startsUpper)) return [opens, ...rest.map(upperFirst)].join('');
  // "Personal Data" where it is defined and "personal data" elsewhere: then the words behind the first change too.
  const isTitle = wordsOf(declared).slice(1).some(startsUpper) || wordsOf(typed).every(startsUpper);
  const isLower = isTitle && (others.length > 0 ? !others.some(startsUpper) : !startsUpper(used));
  return [opens, ...(isLower ? rest.map(lowerFirst) : rest)].join('');
}

/** A new term as it stands in the place of the old one's definition: its first letter is as large as it was. */
export function asDeclared(declared: string, typed: string): string {
  if (isCapitals(declared)) return typed;
  const [first = '', ...rest] = typed.split(/([ -])/);
  return [startsUpper(declared) ? upperFirst(first) : lowerFirst(first), ...rest].join('');
}

function wordsOf(text: string): string[] {
  return text.split(/[\s-]+/);
}

function isCapitals(text: string): boolean {
  return (text.match(/\p{Lu}/gu) ?? []).length > 1 && !/\p{Ll}/u.test(text);
}

function startsUpper(word: string): boolean {
  return /^\P{L}*\p{Lu}/u.test(word);
}

function upperFirst(word: string): string {
  return word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** "PII" and "iPhone" keep their letters. */
function lowerFirst(word: string): string {
  return /^\p{Lu}\P{Lu}*$/u.test(word) ? word.toLowerCase() : word;
}
