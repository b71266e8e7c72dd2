import { allMatches } from '../../spec/all-matches.ts';
import type { Clause, Prose, Section, Span } from '../../spec/index.ts';
import { offsetOf } from '../../spec/located.ts';

/** A sentence of a spec's prose, as a rule looks at it. */
export interface Sentence {
  readonly path: string;
  /** where it stands in the file */
  readonly span: Span;
  /** as a reader sees it, without Markdown; every white-space character is a blank */
  readonly text: string;
  /** `text` with what stands in quotation marks blanked out, at the same places: words that are named, not used */
  readonly plain: string;
  /** the different words of `plain`, lower case: letters, digits, apostrophes and hyphens */
  readonly words: readonly string[];
  readonly section: Section;
  /** the clause that it belongs to; null where it binds nobody */
  readonly clause: Clause | null;
  /** the run of prose that it stands in, and where it begins there */
  readonly prose: Prose;
  readonly start: number;
  /** rules on English words leave the others alone */
  readonly english: boolean;
}

/** Words found in a sentence. */
export interface FoundWords {
  /** as written, white space folded */
  readonly text: string;
  /** in the file */
  readonly span: Span;
  /** where it begins in the sentence's text */
  readonly index: number;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/**
 * Finds a pattern in the words that a sentence uses, not in those that it quotes.
 *
 * @param pattern global; matched against `plain`, in which every white-space character is one blank
 */
export function findWords(sentence: Sentence, pattern: RegExp): FoundWords[] {
  return allMatches(sentence.plain, pattern).map((match) => ({
    text: match[0].replace(/\s+/g, ' ').trim(),
    span: spanIn(sentence, match.index, match.index + match[0].length),
    index: match.index,
    groups: match.groups ?? {},
  }));
}

/** The span in the file of a part of a sentence, blanks at its ends left out. */
export function spanIn({ prose, start, text }: Sentence, from: number, to: number): Span {
  let first = from;
  let last = to;
  while (first < last && text[first] === ' ') first += 1;
  while (last > first && text[last - 1] === ' ') last -= 1;
  const begin = offsetOf(prose, start + first) ?? prose.span.start;
  return { start: begin, end: last > first ? (offsetOf(prose, start + last - 1) ?? begin) + 1 : begin };
}
