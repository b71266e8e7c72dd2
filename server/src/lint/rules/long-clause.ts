import { count } from '../options.ts';
import { defineRule } from '../rule.ts';

/** Finds clauses of more tokens than a configured limit. Without a limit nothing is counted. */
export const longClause = defineRule({
  name: 'long-clause',
  family: 'budget',
  severity: 'warning',
  scope: 'block',
  summary: 'A clause of more tokens than the limit that is set.',
  options: { tokens: count('Most tokens of a clause; null: no limit.', { default: null }) },
  check: ({ clauses, countTokens, textOf }, { tokens: limit }) => {
    if (limit === null || countTokens === null) return [];
    return clauses.flatMap(({ path, span, text }) => {
      // A token is at least one character.
      const length = text.length <= limit ? 0 : countTokens(text);
      if (length <= limit) return [];
      const line = textOf(path).indexOf('\n', span.start);
      return [
        {
          path,
          span: { start: span.start, end: line < 0 ? span.end : Math.min(line, span.end) },
          message: `Unexpected clause of ${length} tokens, expected at most ${limit}: split it, or move its reasons to commentary and its cases to examples`,
        },
      ];
    });
  },
});
