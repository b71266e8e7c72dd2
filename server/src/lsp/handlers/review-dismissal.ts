import { REASON, suppressHere } from '../../language/suppress-here.ts';
import { REVIEW_DISMISSAL, type ReviewDismissalParams, type ReviewDismissalResult } from '../../protocol.ts';
import { REVIEW_RULES } from '../../review/kinds.ts';
import { defineRequest, InvalidParameters } from '../handler.ts';
import { offsetOf, specAt } from '../spec-at.ts';

export const reviewDismissal = defineRequest<ReviewDismissalParams, ReviewDismissalResult | null>({
  method: REVIEW_DISMISSAL,
  answer: async (session, params) => {
    const { uri, position, rule, reason } = (params ?? {}) as Partial<Record<keyof ReviewDismissalParams, unknown>>;
    if (typeof uri !== 'string' || typeof reason !== 'string' || !REVIEW_RULES.some((each) => each === rule))
      throw new InvalidParameters('Unexpected parameters, expected uri, position, rule and reason');
    const at = await specAt(session, uri);
    const offset = at && offsetOf(at, position);
    const edit = at && offset !== null ? suppressHere(at.analysis.spec, at.path, offset, String(rule)) : null;
    if (at === null || edit === null) return null;
    const range = at.analysis.linesOf(edit.path).rangeOf(edit.span);
    return { range, text: edit.text.replace(REASON, () => plainReason(reason)) };
  },
});

/** On one line, and without what would end the comment. */
function plainReason(reason: string): string {
  return reason
    .replace(/\s+/g, ' ')
    .replace(/-{2,}!?>?/g, '–')
    .trim();
}
