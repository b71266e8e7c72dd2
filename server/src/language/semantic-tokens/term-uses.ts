import { singular } from '../../lint/terms/singular.ts';
import type { Definition, Span } from '../../spec/model.ts';

/** Finds where defined terms are used: as words of their own, whatever their case, in singular or plural, the longest first. */
export interface TermFinder {
  /** the uses in a part of a file, in order; none overlaps another */
  readonly usesIn: (text: string, within: Span) => readonly Span[];
}

export function createTermFinder(definitions: readonly Definition[]): TermFinder {
  const root: TermNode = { next: new Map(), isTerm: false };
  for (const { term } of definitions) {
    let node = root;
    for (const word of wordsOf(term)) {
      const next: TermNode = node.next.get(word) ?? { next: new Map(), isTerm: false };
      node.next.set(word, next);
      node = next;
    }
    node.isTerm = node !== root;
  }
  return { usesIn: (text, within) => (root.next.size === 0 ? [] : usesIn(text, within, root)) };
}

/** What terms go on with after the words so far: many may begin with the same word. */
interface TermNode {
  readonly next: Map<string, TermNode>;
  /** the words so far are a term */
  isTerm: boolean;
}

function usesIn(text: string, { start, end }: Span, terms: TermNode): readonly Span[] {
  const uses: Span[] = [];
  for (let word = nextWord(text, start, end); word; word = nextWord(text, word.end, end)) {
    const first = terms.next.get(formOf(text, word));
    if (!first) continue;
    const last = lastWordOf(first, text, word, end);
    if (!last) continue;
    if (!isAddress(text, word.start, last.end)) uses.push({ start: word.start, end: last.end });
    word = last;
  }
  return uses;
}

/** The last word of the longest term that goes on from its first word; null where none is complete. */
function lastWordOf(first: TermNode, text: string, word: Span, end: number): Span | null {
  let found = first.isTerm ? word : null;
  let last = word;
  for (let node = first; node.next.size > 0; ) {
    const following = nextWord(text, last.end, end);
    const next = following && node.next.get(formOf(text, following));
    if (!following || !next || !BETWEEN.test(text.slice(last.end, following.start))) break;
    if (next.isTerm) found = following;
    last = following;
    node = next;
  }
  return found;
}

function formOf(text: string, { start, end }: Span): string {
  return singular(text.slice(start, end).toLowerCase());
}

function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  for (let word = nextWord(text, 0, text.length); word; word = nextWord(text, word.end, text.length))
    words.push(formOf(text, word));
  return words;
}

/** Character by character: a pattern takes twice the time, and this is asked of every word of a spec. */
function nextWord(text: string, from: number, end: number): Span | null {
  let start = from;
  while (start < end && !isInWord(text.charCodeAt(start))) start += 1;
  if (start >= end) return null;
  let at = start + 1;
  while (at < end && isInWord(text.charCodeAt(at))) at += 1;
  return { start, end: at };
}

function isInWord(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
  return LETTER.test(String.fromCharCode(code));
}

const LETTER = /[\p{L}\p{N}\p{M}\p{Cs}]/u;

/** What may stand between two words of a term. */
const BETWEEN = /^(?:[-\u2010\u2011/’']|[*`"“”]{0,3}\s{1,3}[*`"“”>]{0,3}\s{0,4})$/;

/** Part of code, of an id, of a path or of an address. */
function isAddress(text: string, start: number, end: number): boolean {
  return (
    /[`/\\#@=&?]$|\]\($/.test(text.slice(Math.max(0, start - 2), start)) ||
    /^(?:[`/\\#@=]|\.[\p{L}\p{N}])/u.test(text.slice(end, end + 2))
  );
}
