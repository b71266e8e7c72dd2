import type { UsedWords } from './used-words.ts';

/** "**Never give harmful content**: do not …": what follows the label says it again, and is told of. */
export function isInLabel(plain: string, index: number, after: string): boolean {
  return (
    index < LABEL &&
    !/[.,;:!?]/.test(plain.slice(0, index).replace(/^\W*[a-z0-9]{1,2}[.)]/i, '')) &&
    /^[^.,;:]{0,30}:\W*\s\W*\w/.test(after)
  );
}

/** "**Activities without Appropriate Safeguards**: … without appropriate oversight": its sentence has the word once more. */
export function isSaidAgain({ sentence: { plain }, found: { index, text } }: UsedWords): boolean {
  if (index > LABEL) return false;
  const after = plain.slice(index + text.length);
  return (
    after.slice(0, LONGEST).toLowerCase().includes(` ${text.toLowerCase()} `) && isInLabel(plain, index, after.slice(0, LABEL))
  );
}

/** A rule has fewer characters. */
const LONGEST = 600;
/** A label has fewer characters. */
const LABEL = 60;
