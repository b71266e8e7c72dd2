import { groupBy } from '../../spec/group-by.ts';
import { defineRule, type Found } from '../rule.ts';
import { type Format, readFormats } from '../similarity/output-formats.ts';
import { quote } from '../similarity/quote.ts';

/**
 * Finds two formats for one answer: "answer 0 or 1" and "answer yes or no", or one of them and "return JSON". A format that
 * holds only in a case ("if the user asks for JSON") is none that is declared.
 */
export const severalOutputFormats = defineRule({
  name: 'several-output-formats',
  family: 'conflict',
  severity: 'warning',
  summary: 'Two formats declared for one answer.',
  check: (subject) => {
    const declared = readFormats(subject);
    // Categories of one file are answered alike; each coded policy has a format of its own.
    return [...groupBy(declared, ({ policy }) => policy).values()].flatMap((group): Found[] => {
      const [first] = group;
      if (!first) return [];
      return group
        .filter((each) => areApart(first, each))
        .slice(0, MOST)
        .map((other) => ({
          path: other.path,
          span: other.span,
          message: `Unexpected second output format (${quote(other.words, 40)}), expected one format for the answer: the spec also asks for ${quote(first.words, 40)}, so keep one, or say how the two go together`,
          related: [{ path: first.path, span: first.span, message: 'The first format' }],
        }));
    });
  },
});

const MOST = 3;

const ALONE = /\b(?:only|just|nothing else|one (?:letter|word|digit|character)|single|no other)\b/i;

function areApart(one: Format, other: Format): boolean {
  if (one.section !== other.section && (one.special || other.special)) return false;
  // The `Output:` lines of labelled sections say what each label counts as.
  if ([one, other].some(({ kind }) => kind === 'labels') && [one, other].some(({ sentence }) => sentence === '')) return false;
  // The label that is given with a reason may be one of the words, unless nothing else may be given.
  if (one.kind === 'reasoned' || other.kind === 'reasoned')
    return [one, other].some(({ kind, sentence }) => kind === 'words' && ALONE.test(sentence));
  if (one.kind === 'words' && other.kind === 'words') return ![...one.choices].some((word) => other.choices.has(word));
  if (one.kind !== other.kind) {
    const [words, holder] = one.kind === 'words' ? [one, other] : [other, one];
    if (words.kind !== 'words') return true;
    // JSON that holds the words is one format.
    return ![...words.choices].some((word) => new RegExp(`\\b${word}\\b`, 'i').test(holder.sentence));
  }
  return ![...one.choices].every((word) => other.choices.has(word));
}
