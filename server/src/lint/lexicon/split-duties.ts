import { offsetOf } from '../../spec/located.ts';
import type { Fix } from '../finding.ts';
import type { FoundWords, Sentence } from '../text/sentence.ts';

/**
 * Splits "X must A and must B." into two sentences, or into two items of its list; the first keeps the written id. None
 * where a condition or a comma leaves open what the second obligation depends on.
 *
 * @param source the text of the sentence's file
 * @param duties the words that oblige, in order
 */
export function splitDuties(source: string, sentence: Sentence, duties: readonly FoundWords[]): readonly Fix[] {
  const [first, ...others] = duties;
  const written = source.slice(sentence.span.start, sentence.span.end);
  if (!first || written.includes('\n') || others.some(({ text }) => text.toLowerCase() !== first.text.toLowerCase())) return [];
  const actor = sentence.plain.slice(0, first.index);
  if (!SUBJECT.test(actor) || LEADS.test(actor) || !/[.!]$/.test(sentence.plain)) return [];
  const joins = others.map(({ index }) => JOIN.exec(sentence.plain.slice(Math.max(0, index - 12), index)));
  const spans = others.map(({ index }, at) => {
    const length = joins[at]?.[0].length ?? 0;
    return {
      length,
      start: offsetOf(sentence.prose, sentence.start + index - length),
      end: offsetOf(sentence.prose, sentence.start + index),
    };
  });
  const isPlain = spans.every(
    ({ start, end, length }) => length > 0 && start !== null && end !== null && JOIN.test(source.slice(start, end)),
  );
  if (!isPlain || /[;:(]/.test(sentence.plain)) return [];
  const item = itemAround(source, sentence);
  const between = item ? `.${item.id}\n${item.marker}` : '. ';
  const edits = spans.map(({ start, end }, at) => ({
    path: sentence.path,
    span: { start: start ?? 0, end: end ?? 0 },
    text: `${at === 0 ? between : item ? `.\n${item.marker}` : '. '}${actor}`,
  }));
  const moved = item?.idSpan ? [{ path: sentence.path, span: item.idSpan, text: '' }] : [];
  return [{ title: item ? 'Split into list items' : 'Split into sentences', safe: false, edits: [...edits, ...moved] }];
}

/** What comes before a sentence that the next one would lack. */
const LEADS =
  /^(?:if|when|where|unless|for|in|before|after|while|once|as|otherwise|instead|also|however|it|this|these|they|such)\b/i;

/** The bullet that a sentence fills; null where it stands in a paragraph, or shares its item. */
function itemAround(source: string, { prose, span, text }: Sentence) {
  if (prose.kind !== 'item' || prose.text.trim() !== text.trim()) return null;
  const lineStart = source.lastIndexOf('\n', span.start - 1) + 1;
  const marker = /^[ \t]*[-*+][ \t]+$/.exec(source.slice(lineStart, span.start))?.[0];
  if (!marker) return null;
  const end = source.indexOf('\n', span.end);
  const rest = source.slice(span.end, end < 0 ? source.length : end);
  const id = /^[ \t]*\{#[^{}\s]+\}[ \t]*$/.exec(rest)?.[0] ?? '';
  if (rest.trim() && !id) return null;
  return { marker, id: id.trimEnd(), idSpan: id ? { start: span.end, end: span.end + id.length } : null };
}

const JOIN = /,? and (?:(?:then|also) )?$/i;
const SUBJECT = /^(?:the|an?|our|each|every|all|any)? ?(?:[\w-]+ ){1,4}$/i;
