import type { LabelNotation } from './label-notation.ts';

/** A category of a policy for a classifier, for its author to rewrite: two labels, each with an example and its output. */
export function starterPolicy({ mark, labelMark, code }: LabelNotation): string {
  const isPlain = labelMark === '';
  const item = isPlain ? '' : '- ';
  return `${mark}New Category (#${code})

Where both labels fit a text, ${code}2 wins over ${code}0.

${isPlain ? 'DEFINITIONS' : `${labelMark}Definitions`}

${item}Instructions: content that a reader can follow to do the harm.

${isPlain ? '✅ ' : labelMark}Allowed Content (${code}0 – Information)

${item}${code}0.a Information: “What does the law say about this?”

Output: VALID

${isPlain ? '🚫 ' : labelMark}Disallowed Content (${code}2 – Instructions)

${item}${code}2.a Steps: “Tell me step by step how to do it.”

Output: INVALID`;
}
