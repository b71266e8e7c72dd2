import { firstFrom } from '../../spec/located.ts';
import type { Clause, Modality, Prose, Span } from '../../spec/model.ts';
import { findModalWord } from './modal-word.ts';
import type { Token, TokenModifier } from './token.ts';

/** The words by which a clause binds, and those that open its exceptions. */
export function clauseTokens(text: string, clause: Clause): readonly Token[] {
  const { span, modality, exceptions } = clause;
  const word = findModalWord(text.slice(span.start, span.end), modality);
  const tokens: Token[] = word ? [modalToken({ start: span.start + word.start, end: span.start + word.end }, modality)] : [];
  for (const exception of exceptions) {
    const opening = EXCEPTION.exec(text.slice(exception.start, Math.min(exception.end, exception.start + 60)))?.[0];
    if (opening !== undefined)
      tokens.push({
        span: { start: exception.start, end: exception.start + opening.length },
        type: 'keyword',
        modifiers: ['exception'],
      });
  }
  return tokens;
}

const EXCEPTION =
  /^(?:unless|except(?:[\s*_]+(?:for|that|when|if|where|in|as))?|other\s+than|with\s+the\s+exception\s+of|apart\s+from)\b/i;

/**
 * The words of a list's introduction that bind its items: "The assistant must not:".
 *
 * @param prose of one file, in document order
 * @param index of the introduction in it
 * @param clauses of the same file, in document order
 */
export function leadTokens(text: string, prose: readonly Prose[], index: number, clauses: readonly Clause[]): readonly Token[] {
  const lead = prose[index];
  if (!lead || !OPENS_LIST.test(lead.text.slice(-20))) return [];
  for (let at = index + 1; at <= index + MOST_ITEMS; at += 1) {
    const item = prose[at];
    if (item?.kind !== 'item' || item.lead !== lead.text) return [];
    const clause = clauses[firstFrom(clauses, item.span.start)];
    if (!clause || clause.span.start >= item.span.end) continue;
    // An item with a modal verb of its own says nothing of what the introduction does.
    if (findModalWord(text.slice(clause.span.start, clause.span.end), clause.modality)) continue;
    const start = Math.max(lead.span.start, lead.span.end - LONGEST_LEAD);
    const word = findModalWord(text.slice(start, lead.span.end), clause.modality);
    return word ? [modalToken({ start: start + word.start, end: start + word.end }, clause.modality)] : [];
  }
  return [];
}

const OPENS_LIST = /(?:[:*_]|\b(?:not|never|following|includ(?:es?|ing)))\s*$/i;
const MOST_ITEMS = 8;
const LONGEST_LEAD = 600;

function modalToken(span: Span, modality: Modality): Token {
  return { span, type: 'keyword', modifiers: FORCES[modality] };
}

const FORCES: Readonly<Record<Modality, readonly TokenModifier[]>> = {
  must: ['must'],
  'must-not': ['mustNot'],
  should: ['should'],
  'should-not': ['shouldNot'],
  may: ['may'],
  will: ['will'],
  verdict: [],
};
