import { defineRule } from '../rule.ts';

/** Finds front matter that cannot be read, or says what no spec can mean. */
export const invalidFrontMatter = defineRule({
  name: 'invalid-front-matter',
  family: 'structure',
  severity: 'error',
  summary: 'Front matter that cannot be read.',
  check: ({ problems }) =>
    problems.filter((problem) => problem.kind === 'front-matter').map(({ path, span, message }) => ({ path, span, message })),
});
