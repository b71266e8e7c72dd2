import type { Clause, Definition, Example, Modality, Section, Span } from '../spec/model.ts';
import { plainTitle, shortened } from './parts.ts';

export interface OutlineNode {
  readonly kind: 'category' | 'section' | 'clause' | 'definition' | 'example';
  /** never empty */
  readonly name: string;
  /** how it binds and what it decides: `must not · refuse` */
  readonly detail: string;
  /** its author marks it as no longer in force: `tags=deprecated` */
  readonly deprecated: boolean;
  /** holds the spans of the children */
  readonly span: Span;
  /** lies within `span` */
  readonly nameSpan: Span;
  readonly children: readonly OutlineNode[];
}

/** A node while its outline is put together. */
export type MutableNode = Omit<OutlineNode, 'children' | 'span' | 'nameSpan'> & {
  span: Span;
  nameSpan: Span;
  children: MutableNode[];
};

export function sectionNode(section: Section, isCategory: boolean): MutableNode {
  const { span, titleSpan, ownAuthority, verdict, mode, label, tags } = section;
  const others = tags.filter((tag) => tag !== 'category');
  const detail = marks([isCategory ? 'category' : null, ownAuthority, verdict ?? mode, label, ...others]);
  return {
    kind: isCategory ? 'category' : 'section',
    name: named(plainTitle(section)),
    detail,
    deprecated: others.includes('deprecated'),
    span,
    nameSpan: titleSpan,
    children: [],
  };
}

export function clauseNode({ text, modality, mode, span }: Clause): MutableNode {
  return {
    kind: 'clause',
    name: named(text),
    detail: marks([modalityWords(modality), mode]),
    deprecated: false,
    span,
    nameSpan: span,
    children: [],
  };
}

export function definitionNode({ term, span, termSpan }: Definition): MutableNode {
  return {
    kind: 'definition',
    name: named(term),
    detail: 'definition',
    deprecated: false,
    span,
    nameSpan: termSpan,
    children: [],
  };
}

export function exampleNode({ title, answers, label, mode, span }: Example): MutableNode {
  const ratings = answers.flatMap(({ rating }) => (rating === null ? [] : [rating]));
  return {
    kind: 'example',
    name: named(title),
    detail: marks(['example', label ?? mode, ratings.join(' / ')]),
    deprecated: false,
    span,
    nameSpan: span,
    children: [],
  };
}

/** `must-not` as a person writes it. */
export function modalityWords(modality: Modality): string {
  return modality.replace('-', ' ');
}

function marks(words: readonly (string | null)[]): string {
  return words.filter(Boolean).join(' · ');
}

function named(text: string): string {
  const head = text.slice(0, NAME_LENGTH + 1);
  const isFolded = !UNFOLDED.test(head);
  if (isFolded && head.length <= NAME_LENGTH) return head || 'Untitled';
  // Folding takes most of the time of a large outline: only what can be shown is folded.
  return shortened(isFolded ? head : text.slice(0, NAME_LENGTH * 4), NAME_LENGTH) || 'Untitled';
}

const UNFOLDED = /[^\S ]|^ | {2}| $/;

/** As much as a line of an outline or a trail of titles shows. */
const NAME_LENGTH = 60;

/** Editors refuse a child that reaches out of its parent, and a name that stands outside its node. */
export function within(node: MutableNode, parent: MutableNode | undefined): MutableNode {
  if (parent && !holds(parent.span, node.span)) node.span = clipped(node.span, parent.span);
  if (!holds(node.span, node.nameSpan)) node.nameSpan = clipped(node.nameSpan, node.span);
  return node;
}

function holds(outer: Span, { start, end }: Span): boolean {
  return outer.start <= start && start <= end && end <= outer.end;
}

function clipped({ start, end }: Span, { start: first, end: last }: Span): Span {
  const from = Math.min(Math.max(start, first), last);
  return { start: from, end: Math.max(from, Math.min(end, last)) };
}

/** In the order of the text, what holds others before them. */
export function sortNodes(nodes: MutableNode[]): void {
  if (nodes.every((node, index) => index === 0 || (nodes[index - 1]?.span.start ?? 0) < node.span.start)) return;
  nodes.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** The text before the first heading, where nothing in it is worth a line. */
export function isBareStart({ nameSpan }: Pick<OutlineNode, 'nameSpan'>, childCount: number): boolean {
  return nameSpan.start === nameSpan.end && childCount === 0;
}
