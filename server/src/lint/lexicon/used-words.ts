import type { Prose } from '../../spec/index.ts';
import type { Subject } from '../subject.ts';
import { type FoundWords, type Sentence, spanIn } from '../text/sentence.ts';
import { withoutQuotes } from '../text/without-quotes.ts';
import { findPhrases, type Phrases, phrases } from './phrases.ts';

/** Words that a sentence of a rule uses. */
export interface UsedWords {
  readonly sentence: Sentence;
  readonly found: FoundWords;
}

/** What an author adds to a rule's words, and what is left alone. */
export interface OwnWords {
  readonly allow: readonly string[];
  readonly words: readonly string[];
}

/**
 * Finds words in the English sentences of a spec where they are used: not where they are named (quoted, in code, after
 * "the word"), and not in an aside that gives examples or points elsewhere.
 *
 * @param isAsked which of the sentences that hold a phrase are looked at
 */
export function findUsed(
  subject: Subject,
  list: Phrases,
  { allow, words }: OwnWords,
  isAsked: (sentence: Sentence) => boolean,
): UsedWords[] {
  const allowed = new Set(allow.map((each) => each.trim().toLowerCase()));
  const isUsed = createUseReader(subject);
  return subject
    .text()
    .holding(withWords(list, words))
    .flatMap(({ sentence, phrases: held }) => {
      const places = findPhrases(lowerCase(sentence.plain), held);
      if (places.length === 0 || sentence.section.role === 'examples' || !isAsked(sentence)) return [];
      return places
        .map(({ index, length }) => wordsAt(sentence, index, length))
        .filter((found) => !allowed.has(found.text.toLowerCase()) && isUsed(sentence, found))
        .map((found) => ({ sentence, found }));
    });
}

function withWords(list: Phrases, words: readonly string[]): Phrases {
  if (words.length === 0) return list;
  const joined = new Map(list);
  for (const [word, group] of phrases(words)) joined.set(word, [...(joined.get(word) ?? []), ...group]);
  return joined;
}

/** Every character at its place: some letters grow when their case changes. */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** A part of a sentence as found words. */
export function wordsAt(sentence: Sentence, index: number, length: number): FoundWords {
  const text = sentence.plain.slice(index, index + length);
  return { text, span: spanIn(sentence, index, index + length), index, groups: {} };
}

/** Tells the words that a sentence uses from those that it names or gives in an aside. */
export function createUseReader(
  subject: Subject,
): (sentence: Sentence, found: Pick<FoundWords, 'index' | 'text' | 'span'>) => boolean {
  const unquoted = new Map<Prose, string>();
  return (sentence, { index, text, span }) => {
    const { prose, plain } = sentence;
    const before = plain.slice(Math.max(0, index - REACH), index);
    const after = plain.slice(index + text.length, index + text.length + REACH);
    if (NAMES.test(before) || ASIDE.test(before)) return false;
    if (OPENS_SINGLE.test(before) && CLOSES_SINGLE.test(after)) return false;
    const source = subject.textOf(sentence.path);
    // The title that a reference prints is no word of this sentence.
    if (source[span.start]?.toLowerCase() !== text[0]?.toLowerCase() || isCode(source, span)) return false;
    // A quotation may run over several sentences.
    let outside = unquoted.get(prose);
    if (outside === undefined) {
      outside = withoutQuotes(prose.text);
      unquoted.set(prose, outside);
    }
    return /\S/.test(outside.slice(sentence.start + index, sentence.start + index + text.length));
  };
}

/** How far around the words is looked. */
const REACH = 160;
/** "the word generally", "phrases such as where possible". */
const NAMES =
  /\b(?:the|a|an) (?:word|term|phrase|expression|adverb|qualifier)s? ["“]?$|\b(?:word|term|phrase|expression|adverb|qualifier)s? (?:like|such as) ["“]?$/i;
/** A bracket that still stands open and gives examples or points elsewhere. */
const ASIDE = /[([](?:e\.g\.|for example|for instance|i\.e\.|see|such as|like|note)[^)\]]*$/i;
const OPENS_SINGLE = /(?:^|[\s(])['‘][^'’]{0,80}$/;
const CLOSES_SINGLE = /^[^'’]{0,80}['’](?![a-z])/i;

function isCode(source: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  const line = source.slice(Math.max(0, start - 80), start);
  const marks = line.slice(line.lastIndexOf('\n') + 1).match(/`/g)?.length ?? 0;
  return marks % 2 === 1 && /^[^`\n]{0,80}`/.test(source.slice(end, end + 81));
}
