import type { Example } from '../../spec/index.ts';

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
    allowed: example.answers.some(({ rating, text }) => (rating === 'bad' ? isRefusal(text) : !isRefusal(text))),
    withheld: example.answers.some(({ rating, text }) => rating === 'bad' || isRefusal(text)),
  };
}

/** Whether an example shows a refusal as the right answer, and nothing else as right. */
export function showsRefusal({ mode, answers }: Example): boolean {
  if (mode !== null) return mode === 'refuse';
  const right = answers.filter(({ rating }) => rating !== 'bad');
  return right.length > 0 && right.every(({ text }) => isRefusal(text));
}

const REFUSES =
  /\b(?:I|we)(?: am|['’]m|['’]re| are)? ?(?:really |very |so )?(?:can(?:not|['’]t)|won['’]t|will not|do(?:n['’]t| not) (?:write|give|provide|help|make|share|discuss|do)|(?:un|not )able to|not going to|not comfortable|must decline|have to decline|decline)\b|^\W*(?:no\b|refus|declin|\[?\s*(?:the (?:assistant|model) )?(?:refus|declin))/i;
/** A refusal says so at once. */
const OPENING = 160;

/** Whether an answer opens by declining. "I can't stop laughing" does not. */
function isRefusal(text: string): boolean {
  const opening = text.trimStart().slice(0, OPENING);
  return REFUSES.test(opening) && !/^\W*(?:sure|yes|of course|here)\b/i.test(opening);
}
