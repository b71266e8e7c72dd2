/** Finds the citations in a chain of thought. */

import type { Span } from '../spec/model.ts';
import { type CitationToken, findCitationTokens } from './citation-tokens.ts';

export interface FoundCitation {
  /** the id or title as the model wrote it, without brackets */
  readonly clause: string;
  /** the words as the model wrote them, without their marks */
  readonly quote: string;
  /** id and quotation, or the quotation alone where it shares its id */
  readonly cot: Span;
}

export interface CitationFinder {
  push(text: string): void;
  end(): void;
}

/** Every citation of a text, in the order in which they end. */
export function findCitations(text: string): readonly FoundCitation[] {
  const found: FoundCitation[] = [];
  const finder = createCitationFinder((citation) => found.push(citation));
  finder.push(text);
  finder.end();
  return found;
}

/** A quotation may cross this many blank lines. */
const MOST_JOINS = 3;

/**
 * Finds citations paragraph by paragraph as the text comes. A bare id without a quotation is none; each quotation after
 * an id is one of its own.
 */
export function createCitationFinder(onCitation: (citation: FoundCitation) => void): CitationFinder {
  let base = 0;
  let block = '';
  let line = '';
  let joins = 0;

  function closeBlock(last: boolean): void {
    if (block.trim() === '') {
      base += block.length;
      block = '';
      return;
    }
    const { citations, unfinished } = readBlock(block);
    if (unfinished && !last && joins < MOST_JOINS) {
      joins += 1;
      return;
    }
    for (const { clause, quote, cot } of citations) {
      onCitation({ clause, quote, cot: { start: base + cot.start, end: base + cot.end } });
    }
    base += block.length;
    block = '';
    joins = 0;
  }

  return {
    push(text) {
      let position = 0;
      for (;;) {
        const end = text.indexOf('\n', position);
        if (end < 0) break;
        line += text.slice(position, end + 1);
        block += line;
        if (line.trim() === '') closeBlock(false);
        line = '';
        position = end + 1;
      }
      line += text.slice(position);
    },
    end() {
      block += line;
      line = '';
      closeBlock(true);
    },
  };
}

const LONGEST_GAP = 90;
const CITING =
  'says?|said|saying|states?|stated|stating|reads?|reading|requires?|prohibits?|forbids?|allows?|permits?|explicitly|clearly|also|that|namely|specifically|as|follows|notes?|defines?|tells|us|to|lists?|mentions?|declares?|demands?|specifies|explains?|section|policy|clause|rule|category|definition|principle|guideline|article|is|are|the|here|directly|further|goes|on|adds|under|in|which|text|words?|quote|and then';
const ID_TO_QUOTE = new RegExp(String.raw`^(?:[\s*_:,()\]–—→=>.\`-]|\d{1,3}[.)] |\b(?:${CITING})\b)*$`, 'i');
const QUOTE_TO_QUOTE = /^(?:[\s,;&/*_…()+–—-]|\.{3}|\d{1,3}[.)] |\b(?:and|or|also|then|plus|as|well|again|further)\b)*$/i;
const QUOTE_TO_ID = /^(?:[\s*_,(–—~[-]|\b(?:from|in|per|under|see|at|by|of|cf)\b)*$/i;
const NOT_THE_SPEC = /\b(?:user|request|prompt|message|asks?|asked|writes?|wrote|question)\b/i;

function readBlock(text: string): { citations: readonly FoundCitation[]; unfinished: boolean } {
  const tokens = withTitles(text, findCitationTokens(text));
  const citations: FoundCitation[] = [];
  let run: CitationToken[] = [];
  for (const token of tokens) {
    const before = run.at(-1);
    if (before !== undefined && !areConnected(text, before, token)) {
      readRun(run, citations);
      run = [];
    }
    // A mark that nothing closes is a quotation only right after an id.
    if (token.unclosed && run.at(-1)?.kind !== 'id') continue;
    run.push(token);
  }
  readRun(run, citations);
  return { citations, unfinished: isUnfinished(text, tokens, run) };
}

/** The block ends within a quotation, or with an id whose quotation may follow a blank line. */
function isUnfinished(text: string, tokens: readonly CitationToken[], run: readonly CitationToken[]): boolean {
  const last = run.at(-1);
  if (last?.unclosed) return text.slice(last.end).trim() === '';
  const end = tokens.at(-1);
  return (
    end?.kind === 'id' &&
    /^[\s*_)]{0,6}(?:\w{1,12} ?){0,2}:[\s*_]*$/.test(text.slice(end.end, end.end + LONGEST_GAP)) &&
    text.length - end.end < LONGEST_GAP
  );
}

/** `section "Title" says "words"`: the first quotation names the section. */
function withTitles(text: string, tokens: readonly CitationToken[]): readonly CitationToken[] {
  return tokens.map((token, index) => {
    const next = tokens[index + 1];
    if (!token.title || next?.kind !== 'quote' || token.text.length > 160) return token;
    const { start, end } = token;
    return connectsIdToQuote(text.slice(end, next.start)) ? { kind: 'id', start, end, text: token.text } : token;
  });
}

function areConnected(text: string, before: CitationToken, after: CitationToken): boolean {
  if (after.start < before.end || after.start - before.end > LONGEST_GAP) return false;
  const gap = text.slice(before.end, after.start);
  if (before.kind === 'id') return after.kind === 'quote' && connectsIdToQuote(gap);
  if (countNewlines(gap) > 1) return false;
  if (after.kind === 'quote') return QUOTE_TO_QUOTE.test(gap);
  return QUOTE_TO_ID.test(gap) && (!before.block || /^[^\n]{0,3}(?:\n|$)/.test(text.slice(after.end)));
}

function connectsIdToQuote(gap: string): boolean {
  if (gap.length > LONGEST_GAP || countNewlines(gap) > 2) return false;
  if (NOT_THE_SPEC.test(gap)) return false;
  // A full stop ends what the id is about, and the next quotation begins something else.
  if (/[.!?]\s*$/.test(gap.replace(/\d{1,3}\.\s*$/, ''))) return false;
  return ID_TO_QUOTE.test(gap) || /^[^.!?\n"]*:[\s*_>-]*$/.test(gap);
}

function countNewlines(gap: string): number {
  return gap.split('\n').length - 1;
}

/**
 * A run that begins with an id gives each id the quotations after it. One that begins with a quotation and ends with an
 * id is written the other way round. Else its first quotations belong to no id: they quote the prompt.
 */
function readRun(run: readonly CitationToken[], citations: FoundCitation[]): void {
  const quoteFirst = run[0]?.kind === 'quote' && run.at(-1)?.kind === 'id';
  if (quoteFirst) {
    let waiting: CitationToken[] = [];
    for (const token of run) {
      if (token.kind === 'quote') {
        waiting.push(token);
        continue;
      }
      waiting.forEach((quote, index) => {
        const end = index === waiting.length - 1 ? token.end : quote.end;
        citations.push({ clause: token.text, quote: quote.text, cot: { start: quote.start, end } });
      });
      waiting = [];
    }
    return;
  }
  let id: CitationToken | null = null;
  let start: number | null = null;
  for (const token of run) {
    if (token.kind === 'id') {
      id = token;
      start = token.start;
    } else if (id !== null) {
      citations.push({ clause: id.text, quote: token.text, cot: { start: start ?? token.start, end: token.end } });
      start = null;
    }
  }
}
