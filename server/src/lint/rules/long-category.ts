import { titlePlace } from '../coverage/category-view.ts';
import { createTextReader } from '../coverage/read-text.ts';
import { count } from '../options.ts';
import { defineRule } from '../rule.ts';

/** Finds categories whose own text has more tokens than a configured limit. Without a limit nothing is counted. */
export const longCategory = defineRule({
  name: 'long-category',
  family: 'budget',
  severity: 'warning',
  summary: 'A category of more tokens than the limit that is set.',
  options: { tokens: count('Most tokens of a category; null: no limit.', { default: null }) },
  check: (subject, { tokens: limit }) => {
    const { categories, countTokens, sectionOf } = subject;
    if (limit === null || countTokens === null) return [];
    // A token is at least one character.
    const lengthOf = (text: string) => (text.length <= limit ? 0 : countTokens(text));
    const read = createTextReader(subject);
    return categories.flatMap(({ id, path, span, title }) => {
      const head = sectionOf(id);
      const length = lengthOf(read(path, span));
      if (!head || length <= limit) return [];
      return [
        {
          ...titlePlace(subject, head),
          message: `Unexpected ${length} tokens in “${title}”, expected at most ${limit}: shorten its clauses, drop examples that show the same, or split the category`,
        },
      ];
    });
  },
});
