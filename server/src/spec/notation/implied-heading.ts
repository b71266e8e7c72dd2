import { readTitleLabels } from './labels.ts';
import { readMark } from './marks.ts';

const SMALL_WORDS = /^(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with|vs|&)$/;

/**
 * Whether a line of plain text stands for a heading, as policies without Markdown write them: `Spam Policy (#SP)`,
 * `✅ Allowed Content (SP0 – …)`, `DEFINITIONS`, `S1: Violent Crimes`.
 */
export function isImpliedHeading(line: string): boolean {
  const text = line.trim();
  if (text.length < 4 || text.length > 110 || /\bOutput\s*:/i.test(text)) return false;
  // "MUST NOT:" says what the list under it binds to.
  if (/^(?:must|shall|should|do|will|may|can|never|always)(?: not)?:?$/i.test(text)) return false;
  const { code, label } = readTitleLabels(text);
  if (code) return /\(#/.test(text) || isTitleCase(text.replace(/^\w+:\s*/, '')) || isName(text.replace(/^\w+:\s*/, ''));
  if (label && /\)\s*$/.test(text))
    return /^\p{Extended_Pictographic}/u.test(text) || isTitleCase(text.replace(/\([^)]*\)\s*$/, ''));
  // "❌ Make promises" is an item of a list; "❌ Not allowed" stands over one.
  const mark = readMark(text);
  if (mark && !OUTCOME.test(text.slice(mark.length))) return false;
  if (/^\p{Extended_Pictographic}/u.test(text)) return text.length < 70 && !/[.:;,!?→"”]\s*$/.test(text) && !/["“→]/.test(text);
  return /^\p{Lu}[\p{Lu}\d &/,'’-]{3,59}:?$/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 5;
}

const OUTCOME =
  /^(?:(?:what is|what['’]s|content that is|always|strictly|explicitly)\s+)?(?:not\s+)?(?:allowed|permitted|ok|okay|acceptable|appropriate|disallowed|prohibited|forbidden|banned|blocked|unacceptable|inappropriate|safe|unsafe|violat\w+|do|does|don['’]?ts?|do not|yes|no|good|bad|always|never|in scope|out of scope|should|should not|must|must not|can|cannot)(?:\s+(?:content|topics?|requests?|examples?|answers?|responses?|behaviou?rs?|uses?))?\W*$/i;

/** "Violence and weapons": few words, no sentence. */
function isName(text: string): boolean {
  return (
    /^\p{Lu}[\p{L} ,&/'’-]{2,50}:?$/u.test(text) &&
    text.split(' ').length <= 7 &&
    !/\b(?:is|are|be|must|should|may|can|will|not|no|that|this|it|them|your|user)\b/i.test(text)
  );
}

function isTitleCase(text: string): boolean {
  const words = text.replace(/[.:]$/, '').match(/[\p{L}&'’-]+/gu) ?? [];
  return words.length > 0 && words.length <= 9 && words.every((word) => /^\p{Lu}/u.test(word) || SMALL_WORDS.test(word));
}
