import { singular } from '../../lint/terms/singular.ts';
import type { Span } from '../../spec/model.ts';

/** A term as it is looked for: in any case, in singular and plural, its words on one line or more. */
export interface TermPattern {
  /** the same for terms that are one term: "Minors" and "minor" */
  readonly key: string;
  /** where it stands in a part of a text, as a word or words of its own */
  readonly find: (text: string, within: Span) => Span[];
}

export function termPattern(term: string): TermPattern {
  const key = keyOf(term);
  const pattern = new RegExp(key.split(' ').map(escaped).join(String.raw`\s+`), 'gi');
  return {
    key,
    find: (text, { start, end }) => {
      if (key === '') return [];
      // A search that may go on to the end of a long text is slow: it is given the part alone.
      return [...text.slice(start, end).matchAll(pattern)].flatMap((match) => {
        const at = start + match.index;
        const whole = wholeWord(text, { start: at, end: at + match[0].length });
        return whole && whole.end <= end ? [whole] : [];
      });
    },
  };
}

/** A term without the "s" of its plural, as lint reads it. */
export function keyOf(term: string): string {
  const lower = term.toLowerCase();
  // Most terms need no more, and there may be very many.
  return singular(/^\s|\s$|\s\s|[^\S ]/.test(lower) ? lower.replace(/\s+/g, ' ').trim() : lower);
}

/** A span with the "s" of its plural; null where it is part of a longer word, a compound, a path or an address. */
function wholeWord(text: string, { start, end }: Span): Span | null {
  if (BEFORE.test(text.slice(Math.max(0, start - 2), start))) return null;
  const isPlural = /^s(?![\p{L}\p{N}])/iu.test(text.slice(end, end + 3));
  const last = isPlural ? end + 1 : end;
  return AFTER.test(text.slice(last, last + 3)) ? null : { start, end: last };
}

const BEFORE = /(?:[\p{L}\p{N}][_.\-\u2010\u2011]?|[@#\\=])$/u;
const AFTER = /^(?:[_.\-\u2010\u2011]?[\p{L}\p{N}]|[@=\\])/u;

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
