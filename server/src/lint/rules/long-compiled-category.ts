import { compileCategory } from '../../spec/index.ts';
import { specPlace, titlePlace } from '../coverage/category-view.ts';
import { count } from '../options.ts';
import { defineRule, type Subject } from '../rule.ts';

/**
 * Finds categories whose spec(category), the text that a model reads for them, has more tokens than a configured limit. Without
 * a limit nothing is counted.
 */
export const longCompiledCategory = defineRule({
  name: 'long-compiled-category',
  family: 'budget',
  severity: 'warning',
  summary: 'A category whose compiled text has more tokens than the limit that is set.',
  options: { tokens: count('Most tokens of the text that a model reads for a category; null: no limit.', { default: null }) },
  check: (subject, { tokens: limit }) => {
    const { categories, countTokens, sectionOf } = subject;
    if (limit === null || countTokens === null) return [];
    // A token is at least one character.
    const lengthOf = (text: string) => (text.length <= limit ? 0 : countTokens(text));
    const shared = lengthOf(compileCategory(withoutCategories(subject), null).text);
    const whole = specPlace(subject);
    // What every category is read with is told once: no category could meet the limit.
    if (shared > limit && whole)
      return [
        {
          ...whole,
          message: `Unexpected ${shared} tokens that a model reads for every category, expected at most ${limit} with the category: shorten the general rules, or make fewer categories`,
        },
      ];
    return categories.flatMap(({ id, title }) => {
      const head = sectionOf(id);
      const length = lengthOf(compileCategory(subject, id).text);
      if (!head || length <= limit) return [];
      return [
        {
          ...titlePlace(subject, head),
          message: `Unexpected ${length} tokens in the text that a model reads for “${title}”, expected at most ${limit}: shorten the category, the general rules or the style guidance`,
        },
      ];
    });
  },
});

/** A spec with its general part and its list of categories alone. */
function withoutCategories(subject: Subject): Subject {
  return { ...subject, sections: subject.sections.filter(({ category }) => category === null) };
}
