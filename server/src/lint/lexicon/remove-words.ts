import type { Span } from '../../spec/index.ts';
import type { Fix } from '../finding.ts';
import type { Subject } from '../subject.ts';

/**
 * A fix that takes words out of a sentence, with the blank or the commas that they leave behind.
 *
 * @returns none where nothing would be left to say
 */
export function removeWords(subject: Subject, path: string, words: Span): readonly Fix[] {
  const text = subject.textOf(path);
  const span = withEmphasis(text, words);
  // The words are what a link is clicked by.
  if (text[span.start - 1] === '[' || text[span.end] === ']') return [];
  const written = text.slice(words.start, words.end);
  if (!written || written.includes('\n\n')) return [];
  const before = text.slice(Math.max(0, span.start - 40), span.start);
  const after = text.slice(span.end, span.end + 40);
  const opensSentence = /(?:^|[.!?:]\s+|\n\s*(?:[-*+]|\d+[.)])\s+|\n\n)$/.test(before) || span.start === 0;
  const blankBefore = /[ \t]*$/.exec(before)?.[0].length ?? 0;
  const blankAfter = /^[ \t]*/.exec(after)?.[0].length ?? 0;
  const commaBefore = /,[ \t]*$/.exec(before)?.[0].length ?? 0;
  const commaAfter = /^,[ \t]*/.exec(after)?.[0].length ?? 0;
  let { start, end } = span;
  let put = '';
  if (opensSentence) {
    end += commaAfter || blankAfter;
    put = (text[end] ?? '').toUpperCase();
    end += put ? 1 : 0;
  } else if (commaBefore && commaAfter) {
    // "must, where possible, decline": both commas go; "a, generally, b" keeps none.
    start -= commaBefore;
    end += commaAfter;
    put = /^(?:and|or|etc|et)\b/i.test(written) ? ', ' : ' ';
  } else if (commaBefore && ENDS.test(after)) start -= commaBefore;
  else if (after.startsWith(',') || ENDS.test(after)) start -= blankBefore;
  else end += blankAfter;
  if (end >= text.length && start === 0) return [];
  return [
    {
      title: `Remove \`${written.replace(/\s+/g, ' ')}\``,
      safe: false,
      edits: [{ path, span: { start, end }, text: put }],
    },
  ];
}

/** The sentence, its line or the text before a written id ends here. */
const ENDS = /^[ \t]*(?:[.;:)!?|\n]|\{#|$)/;

/** Words with the asterisks around them: "**usually**". */
function withEmphasis(text: string, { start, end }: Span): Span {
  let length = 0;
  while (length < 3 && /[*_]/.test(text[start - length - 1] ?? '') && text[start - length - 1] === text[end + length])
    length += 1;
  return { start: start - length, end: end + length };
}
