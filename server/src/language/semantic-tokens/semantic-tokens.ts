import { firstFrom } from '../../spec/located.ts';
import type { Span, Spec } from '../../spec/model.ts';
import { clauseTokens, leadTokens } from './binding-tokens.ts';
import { authorityToken, frontMatterToken, idToken, ratingTokens, referenceToken } from './name-tokens.ts';
import { createTermFinder } from './term-uses.ts';
import type { Token } from './token.ts';

/**
 * The words of one file that mean something in a spec, in document order; none overlaps another. Modal verbs are those by
 * which a clause was read to bind, or the introduction of its list, and terms count where a clause uses them: elsewhere the same
 * words are none.
 *
 * @param within the part that is asked for; tokens that reach into it count
 */
export function semanticTokens(spec: Spec, path: string, within: Span): readonly Token[] {
  const text = spec.files.find((file) => file.path === path)?.text ?? '';
  const inFile = <T extends { readonly path: string; readonly span: Span }>(parts: readonly T[]) =>
    parts.filter((part) => part.path === path);
  const named: Token[] = [];
  const binding: Token[] = [];
  const terms: Token[] = [];

  for (const part of [spec.sections, spec.clauses, spec.definitions].flatMap((list) => list.filter((each) => each.path === path)))
    if (part.idSpan && meets(part.idSpan, within)) named.push(idToken(text, part.idSpan));
  for (const section of spec.sections)
    if (section.path === path && meets(section.headingSpan, within)) push(named, authorityToken(text, section));
  for (const { kind, span } of reaching(inFile(spec.blocks), within)) {
    if (kind === 'front-matter') push(named, frontMatterToken(text, span));
  }
  for (const reference of inFile(spec.references))
    if (meets(reference.span, within)) push(named, referenceToken(text, reference));
  for (const example of inFile(spec.examples)) if (meets(example.span, within)) named.push(...ratingTokens(text, example));

  const clauses = inFile(spec.clauses);
  const finder = createTermFinder(spec.definitions);
  const use = (span: Span): Token => ({ span, type: 'type', modifiers: [] });
  for (const clause of reaching(clauses, within)) {
    binding.push(...clauseTokens(text, clause));
    terms.push(...finder.usesIn(text, clause.span).map(use));
  }
  for (const { termSpan } of inFile(spec.definitions))
    if (meets(termSpan, within)) terms.push({ span: termSpan, type: 'type', modifiers: ['definition'] });
  const prose = inFile(spec.prose);
  for (let index = firstReaching(prose, within); (prose[index]?.span.start ?? within.end) < within.end; index += 1)
    binding.push(...leadTokens(text, prose, index, clauses));
  return apart([named, binding, terms], within);
}

function push(tokens: Token[], token: Token | null): void {
  if (token) tokens.push(token);
}

/** The parts of a list in document order that reach into a span. One may begin before it. */
function reaching<T extends { readonly span: Span }>(parts: readonly T[], within: Span): readonly T[] {
  return parts.slice(firstReaching(parts, within), firstFrom(parts, within.end));
}

function firstReaching(parts: readonly { readonly span: Span }[], { start }: Span): number {
  return Math.max(0, firstFrom(parts, start) - 1);
}

function meets(span: Span, { start, end }: Span): boolean {
  return span.start < end && span.end > start;
}

/** In document order. Where two overlap, the one of the earlier list stays. */
function apart(lists: readonly (readonly Token[])[], within: Span): readonly Token[] {
  const ranked = lists.flatMap((tokens, rank) =>
    tokens.filter(({ span }) => span.end > span.start && meets(span, within)).map((token) => ({ token, rank })),
  );
  ranked.sort((a, b) => a.token.span.start - b.token.span.start || a.rank - b.rank);
  const kept: { readonly token: Token; readonly rank: number }[] = [];
  for (const each of ranked) {
    const last = kept.at(-1);
    if (!last || last.token.span.end <= each.token.span.start) kept.push(each);
    else if (each.rank < last.rank) kept.splice(-1, 1, each);
  }
  return kept.map(({ token }) => token);
}
