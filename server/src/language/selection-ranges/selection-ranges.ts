import type { Span, Spec } from '../../spec/model.ts';
import { splitSentences } from '../../spec/sentences.ts';
import { comparisonsIn } from '../folding-ranges/comparisons.ts';
import { listItems } from '../folding-ranges/list-items.ts';

/**
 * What a selection around an offset grows to, step by step: word, sentence, clause, list item, list, section body, section,
 * the sections above, the file. In an example: word, line, answer, comparison, fence, example. Each holds the one before it
 * and is longer.
 *
 * @returns the smallest first; at least the file itself
 */
export function selectionRanges(spec: Spec, path: string, offset: number): readonly Span[] {
  const text = spec.files.find((file) => file.path === path)?.text ?? '';
  const at = Math.max(0, Math.min(offset, text.length));
  const steps = [
    ...wordAt(text, at),
    ...inProse(spec, path, text, at),
    ...inExamples(spec, path, text, at),
    ...inBlock(spec, path, text, at),
    ...inSections(spec, path, text, at),
    { start: 0, end: text.length },
  ];
  return growing(steps, at);
}

/** The steps around an offset that grow out of one another. */
function growing(steps: readonly Span[], offset: number): readonly Span[] {
  const around = steps.filter(({ start, end }) => start <= offset && offset <= end && end > start);
  const chain: Span[] = [];
  for (const step of around.toSorted((a, b) => a.end - a.start - (b.end - b.start))) {
    const last = chain.at(-1);
    if (!last) chain.push(step);
    else if (step.start <= last.start && step.end >= last.end && step.end - step.start > last.end - last.start) chain.push(step);
  }
  return chain.length > 0 ? chain : [{ start: 0, end: steps.at(-1)?.end ?? 0 }];
}

const LONGEST_WORD = 100;

function wordAt(text: string, offset: number): readonly Span[] {
  const from = Math.max(0, offset - LONGEST_WORD);
  const before = /[\p{L}\p{N}\p{M}_'’-]*$/u.exec(text.slice(from, offset))?.[0].length ?? 0;
  const after = /^[\p{L}\p{N}\p{M}_'’-]*/u.exec(text.slice(offset, offset + LONGEST_WORD))?.[0].length ?? 0;
  let start = offset - before;
  let end = offset + after;
  // Marks that join words are none of a word's ends.
  while (start < end && JOINS.test(text.charAt(start))) start += 1;
  while (end > start && JOINS.test(text.charAt(end - 1))) end -= 1;
  return [{ start, end }];
}

const JOINS = /['’_-]/;

function inProse(spec: Spec, path: string, text: string, offset: number): readonly Span[] {
  const steps: Span[] = [];
  for (const { span } of around(spec.prose, path, offset)) {
    const own = text.slice(span.start, span.end);
    for (const { start, end } of splitSentences(own)) steps.push({ start: span.start + start, end: span.start + end });
    steps.push(span);
  }
  for (const { span } of around(spec.clauses, path, offset)) steps.push(span);
  for (const { span } of around(spec.definitions, path, offset)) steps.push(span);
  return steps;
}

function inExamples(spec: Spec, path: string, text: string, offset: number): readonly Span[] {
  return around(spec.examples, path, offset).flatMap((example) => [
    lineAt(text, offset),
    example.span,
    ...[...example.turns, ...example.answers].flatMap(({ span }) => [span, contentOf(text, span)]),
    ...comparisonsIn(text, example),
  ]);
}

function inBlock(spec: Spec, path: string, text: string, offset: number): readonly Span[] {
  const block = spec.blocks.find((each) => each.path === path && each.span.start <= offset && offset < each.span.end);
  if (!block) return [];
  const isList = block.kind === 'list';
  return [block.span, ...(isList ? inList(text, block.span, offset) : [])];
}

/** The items around an offset, each with the list that it is an item of. */
function inList(text: string, list: Span, offset: number): readonly Span[] {
  const items = listItems(text, list);
  return items.flatMap((item, index) => {
    if (offset < item.span.start || offset > item.span.end) return [];
    let first = index;
    let last = index;
    for (let at = index; at >= 0 && (items[at]?.depth ?? -1) >= item.depth; at -= 1)
      if (items[at]?.depth === item.depth) first = at;
    for (let at = index; (items[at]?.depth ?? -1) >= item.depth; at += 1) if (items[at]?.depth === item.depth) last = at;
    const whole = { start: items[first]?.span.start ?? list.start, end: items[last]?.span.end ?? list.end };
    return [item.span, whole];
  });
}

/** For each section around an offset its title, its heading, its own text, all that is under the heading, and the whole. */
function inSections(spec: Spec, path: string, text: string, offset: number): readonly Span[] {
  const sections = spec.sections.filter((section) => section.path === path);
  return sections.flatMap((section, index) => {
    const { span, titleSpan, headingSpan } = section;
    if (offset < span.start || offset > span.end) return [];
    const next = sections[index + 1];
    const ownEnd = next && next.headingSpan.start < span.end ? next.headingSpan.start : span.end;
    return [
      titleSpan,
      headingSpan,
      trimmed(text, headingSpan.end, ownEnd),
      trimmed(text, headingSpan.end, span.end),
      trimmed(text, span.start, span.end),
    ];
  });
}

function around<T extends { readonly path: string; readonly span: Span }>(
  parts: readonly T[],
  path: string,
  offset: number,
): T[] {
  return parts.filter((part) => part.path === path && part.span.start <= offset && offset <= part.span.end);
}

function lineAt(text: string, offset: number): Span {
  const end = text.indexOf('\n', offset);
  return trimmed(text, text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? text.length : end);
}

/** What stands between the tags of a turn, without the comment that rates it. */
function contentOf(text: string, span: Span): Span {
  const own = text.slice(span.start, span.end);
  const opening = /^<[^<>]*>(?:\s*<!--[^<>]{0,1000}-->)?/.exec(own)?.[0].length ?? 0;
  const closing = /<\/[^<>]*>$/.exec(own.slice(-40))?.[0].length ?? 0;
  return trimmed(text, span.start + opening, Math.max(span.start + opening, span.end - closing));
}

function trimmed(text: string, start: number, end: number): Span {
  let from = start;
  let to = Math.min(end, text.length);
  while (to > from && text.charCodeAt(to - 1) <= 32) to -= 1;
  while (from < to && text.charCodeAt(from) <= 32) from += 1;
  return { start: from, end: to };
}
