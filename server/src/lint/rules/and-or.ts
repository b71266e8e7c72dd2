import { rules } from '../lexicon/binding.ts';
import { isReason } from '../lexicon/sentence-parts.ts';
import { createUseReader } from '../lexicon/used-words.ts';
import { defineRule } from '../rule.ts';
import { findWords, type Sentence } from '../text/sentence.ts';

/** Finds "and/or" in clauses and definitions: a rule should say whether one will do. */
export const andOr = defineRule({
  name: 'and-or',
  family: 'ambiguity',
  severity: 'warning',
  summary: 'An “and/or” in a rule or a definition.',
  check: (subject) => {
    const isUsed = createUseReader(subject);
    return subject
      .text()
      .having(['and', 'or'])
      .filter((sentence) => sentence.plain.includes('/') && binds(sentence))
      .flatMap((sentence) =>
        findWords(sentence, AND_OR)
          .filter((found) => isUsed(sentence, found) && !isReason(sentence.plain, found.index))
          .map(({ text, span }) => ({
            path: sentence.path,
            span,
            message: `Unexpected \`${text}\`, expected one of the two: write \`or\` where one is enough, \`and\` where it takes both`,
            fixes: ['or', 'and'].map((word) => ({
              title: `Replace \`${text}\` by \`${word}\``,
              safe: false,
              edits: [{ path: sentence.path, span, text: word }],
            })),
          })),
      );
  },
});

const AND_OR = /(?<![\w/])(?:and ?\/ ?or|or ?\/ ?and)(?![\w/])/gi;

function binds(sentence: Sentence): boolean {
  const { prose, section, plain } = sentence;
  if (section.role === 'examples') return false;
  return (
    rules(sentence) ||
    prose.holds === 'definition' ||
    /^\W*(?:this|these|it|they)\s+(?:also\s+)?(?:includes?|covers?|means?|appl(?:y|ies))\b/i.test(plain)
  );
}
