import type { Answer, Example } from '../../spec/index.ts';

/** What an example shows of the two sides of a category. An answer that is rated bad shows the side that it gets wrong. */
export interface Shown {
  readonly allowed: boolean;
  readonly withheld: boolean;
}

export function shownBy(example: Example): Shown {
  if (example.mode !== null) return { allowed: example.mode !== 'refuse', withheld: example.mode === 'refuse' };
  // A prompt without a verdict shows no side: it is not held against the spec.
  if (example.answers.length === 0) return { allowed: true, withheld: true };
  return {
    allowed: example.answers.some((answer) => (answer.rating === 'bad') === turnsAway(answer)),
    withheld: example.answers.some((answer) => (answer.rating === 'bad') !== turnsAway(answer) || leavesOut(answer)),
  };
}

/** Whether an answer refuses, by its words or by its author's note ("BAD: refuses a question on history"). */
function turnsAway({ text, reason }: Answer): boolean {
  return isRefusal(text) || (reason !== null && NOTES_REFUSAL.test(reason));
}

/** A good answer that is noted to keep something back ("GOOD: a crisis line, no method") shows what is withheld. */
function leavesOut({ rating, reason }: Answer): boolean {
  return rating !== 'bad' && reason !== null && NOTES_OMISSION.test(reason);
}

const NOTES_REFUSAL = /^\W*(?:\w+ )?(?:refus|declin|turns? (?:down|away))/i;
const NOTES_OMISSION = /\b(?:no|not|without|leaves? out|leaving out|omits?|omitting|withholds?)\b/i;

/** Whether an example shows a refusal as the right answer, and nothing else as right. */
export function showsRefusal({ mode, answers }: Example): boolean {
  if (mode !== null) return mode === 'refuse';
  const right = answers.filter(({ rating }) => rating !== 'bad');
  return right.length > 0 && right.every(({ text }) => isRefusal(text));
}

const REFUSES =
  /\b(?:I|we)(?: am|['’]m|['’]re| are)? ?(?:really |very |so )?(?=)(?:can(?:not|['’]t)|won['’]t|will not|do(?:n['’]t| not) (?:write|give|provide|help|make|share|discuss|do)|(?:un|not )able to|not going to|not comfortable|must decline|have to decline|decline)\b|^\W*(?:no\b|refus|declin|\[?\s*(?:the (?:assistant|model) )?(?:refus|declin))/i;
/** A refusal says so at once. */
const OPENING = 160;

/** Whether an answer opens by declining. "I can't stop laughing" does not. */
export function isRefusal(text: string): boolean {
  const opening = text.trimStart().slice(0, OPENING);
  return REFUSES.test(opening) && !/^\W*(?:sure|yes|of course|here)\b/i.test(opening);
}
