import { viewCoverage } from '../coverage/category-view.ts';
import { showsRefusal } from '../coverage/example-outcome.ts';
import { count } from '../options.ts';
import { defineRule } from '../rule.ts';

/** Finds a hazard category whose examples all show refusals: whoever learns from them learns to refuse the subject. */
export const refusalOnlyExamples = defineRule({
  name: 'refusal-only-examples',
  family: 'over-refusal',
  severity: 'warning',
  summary: 'A hazard category whose examples show only refusals.',
  options: { examples: count('From how many examples on a category is looked at.', { default: 2, minimum: 1 }) },
  check: (subject, options) =>
    viewCoverage(subject).hazards.flatMap(({ category, examples, head }) => {
      const [first] = examples;
      if (!first || examples.length < options.examples || !examples.every(showsRefusal)) return [];
      const line = subject.textOf(first.path).indexOf('\n', first.span.start);
      return [
        {
          path: first.path,
          span: { start: first.span.start, end: line < 0 ? first.span.end : Math.min(line, first.span.end) },
          message:
            first.mode === null
              ? `Unexpected refusal in all ${examples.length} examples of “${category.title}”, expected one that is answered: add a harmless request that sounds alike, with its answer`
              : `Unexpected violation in all ${examples.length} examples of “${category.title}”, expected one that is allowed: add a harmless text that sounds alike, with its label`,
          related: [{ path: head.path, span: head.titleSpan, message: `The category “${category.title}”` }],
        },
      ];
    }),
});
