import { groupBy } from '../../spec/group-by.ts';
import type { Found, Subject } from '../rule.ts';
import { findWords, spanIn } from '../text/sentence.ts';
import { readFormats } from './output-formats.ts';

/** Finds an outcome in capitals that is none of those from which the spec says to choose: "Classify as VALID or INVALID". */
export function undefinedOutcomes(subject: Subject): Found[] {
  const declared = readFormats(subject).filter(
    ({ kind, sentence, words }) => kind === 'words' && sentence !== '' && /[A-Z]{3}/.test(words),
  );
  if (declared.length === 0) return [];
  const choices = new Set(declared.flatMap((format) => [...format.choices]));
  const listed = [...choices].map((word) => `\`${word.toUpperCase()}\``).join(', ');
  const known = new Set([...choices, ...subject.labels.map(({ label }) => label.toLowerCase())]);
  const outcomes = subject.text().sentences.flatMap((sentence) => {
    const { text } = sentence;
    if (text.length > 500 || !/[A-Z]{3}/.test(text)) return [];
    const isOutput = /^\W*Output\s*:/.test(text);
    return findWords(
      { ...sentence, plain: text.replace(/\([^)]*\)/g, (part) => ' '.repeat(part.length)) },
      isOutput ? IN_OUTPUT : AS,
    )
      .filter(({ groups }) => !known.has((groups['word'] ?? '').toLowerCase()))
      .map(({ groups, index, text: found }) => {
        const word = groups['word'] ?? '';
        const start = index + found.lastIndexOf(word);
        return { word, path: sentence.path, span: spanIn(sentence, start, start + word.length) };
      });
  });
  return [...groupBy(outcomes, ({ word }) => word).values()].flatMap((group) =>
    group.slice(0, 1).map(({ word, path, span }) => ({
      path,
      span,
      message: `Unexpected outcome \`${word}\`, expected one of those from which the spec says to choose (${listed}): add it there, or use one of them`,
    })),
  );
}

const WORD = '(?<word>[A-Z][A-Z_]{3,}[A-Z])';
const IN_OUTPUT = new RegExp(String.raw`(?<![\p{L}\d])${WORD}(?![\p{L}\d])`, 'gu');
const AS = new RegExp(
  String.raw`\b(?:[Cc]lassify|[Cc]lassified|[Ll]abel(?:led|ed)?|[Tt]reat(?:ed)?|[Mm]ark(?:ed)?|[Ff]lag(?:ged)?|[Rr]ate[d]?)\b(?: [\w’'-]+){0,8}? as ${WORD}(?![\w-])`,
  'g',
);
