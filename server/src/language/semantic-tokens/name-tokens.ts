import type { Example, Reference, Section, Span } from '../../spec/model.ts';
import type { Token } from './token.ts';

/** Where an id or a label is written that something has: `{#weapons}` is an id, `(#WPN)` and `SP2` are labels. */
export function idToken(text: string, span: Span): Token {
  const isId =
    text.startsWith('{#', span.start - 2) || /\{\s*[^{}\n]{0,200}#$/.test(text.slice(Math.max(0, span.start - 210), span.start));
  return { span, type: isId ? 'label' : 'enumMember', modifiers: ['declaration'] };
}

/** The id or label that a reference names, where something has it. Whether an eval id has a file is not asked here. */
export function referenceToken(text: string, { kind, target, span, resolved }: Reference): Token | null {
  switch (kind) {
    case 'label':
      return resolved === null ? null : { span, type: 'enumMember', modifiers: [] };
    case 'eval':
      return { span: { start: span.start + 2, end: span.end - 1 }, type: 'label', modifiers: [] };
    case 'id':
    case 'file': {
      if (resolved === null) return null;
      const written = text.slice(span.start, span.end);
      const id = kind === 'id' ? target : target.slice(target.indexOf('#') + 1);
      const at = written.lastIndexOf(`#${id}`);
      if (at < 0 || (kind === 'file' && !target.includes('#'))) return null;
      const start = span.start + at + 1;
      return { span: { start, end: start + id.length }, type: 'label', modifiers: [] };
    }
  }
}

/** The level that a heading states: `root` of `{#id authority=root}`. */
export function authorityToken(text: string, { ownAuthority, headingSpan, titleSpan }: Section): Token | null {
  if (ownAuthority === null) return null;
  return levelAfter(text, /\bauthority=(\w+)/, { start: titleSpan.end, end: headingSpan.end });
}

/** The level that front matter states. */
export function frontMatterToken(text: string, frontMatter: Span): Token | null {
  return levelAfter(text, /^authority:[ \t]*["']?(\w+)/m, frontMatter);
}

function levelAfter(text: string, pattern: RegExp, { start, end }: Span): Token | null {
  const match = pattern.exec(text.slice(start, Math.min(end, start + LONGEST_HEAD)));
  if (!match?.[1]) return null;
  const to = start + match.index + match[0].length;
  return { span: { start: to - match[1].length, end: to }, type: 'enumMember', modifiers: ['authority'] };
}

const LONGEST_HEAD = 4000;

/** The word that rates each answer: `GOOD` of `<!-- GOOD -->`. */
export function ratingTokens(text: string, { answers }: Example): readonly Token[] {
  return answers.flatMap(({ rating, span }): Token[] => {
    const match = rating && RATING.exec(text.slice(span.start, Math.min(span.end, span.start + 400)));
    if (!rating || !match) return [];
    const end = span.start + match[0].length;
    return [{ span: { start: end - rating.length, end }, type: 'enumMember', modifiers: [rating] }];
  });
}

const RATING = /^<[^<>]*>\s*<!--\s*(?:GOOD|BAD|OK)\b/;
