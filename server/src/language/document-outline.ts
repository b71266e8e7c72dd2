import type { Clause, Definition, Example, Modality, Section, Span, Spec } from '../spec/model.ts';
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

type MutableNode = Omit<OutlineNode, 'children' | 'span' | 'nameSpan'> & { span: Span; nameSpan: Span; children: MutableNode[] };

/** What stands in one file of a spec: categories hold sections, sections hold clauses, definitions and examples. */
export function documentOutline(spec: Spec, path: string): readonly OutlineNode[] {
  const categories = new Set(spec.categories.map((category) => category.id));
  const top: MutableNode[] = [];
  const nodes = new Map<string, MutableNode>();
  const place = (parent: MutableNode | undefined, node: MutableNode) => (parent?.children ?? top).push(within(node, parent));

  for (const section of spec.sections) {
    if (section.path !== path) continue;
    const node = sectionNode(section, categories.has(section.id));
    place(section.parent === null ? undefined : nodes.get(section.parent), node);
    nodes.set(section.id, node);
  }
  for (const clause of spec.clauses) if (clause.path === path) place(nodes.get(clause.section), clauseNode(clause));
  for (const definition of spec.definitions)
    if (definition.path === path) place(nodes.get(definition.section), definitionNode(definition));
  for (const example of spec.examples) if (example.path === path) place(nodes.get(example.section), exampleNode(example));
  for (const node of nodes.values()) sort(node.children);
  sort(top);
  return top.filter((node) => !isBareStart(node));
}

function sectionNode(section: Section, isCategory: boolean): MutableNode {
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

function clauseNode({ text, modality, mode, span }: Clause): MutableNode {
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

function definitionNode({ term, span, termSpan }: Definition): MutableNode {
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

function exampleNode({ title, answers, label, mode, span }: Example): MutableNode {
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
function within(node: MutableNode, parent: MutableNode | undefined): MutableNode {
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

function sort(nodes: MutableNode[]): void {
  if (nodes.every((node, index) => index === 0 || (nodes[index - 1]?.span.start ?? 0) < node.span.start)) return;
  nodes.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** The text before the first heading, where nothing in it is worth a line. */
function isBareStart(node: MutableNode): boolean {
  return node.nameSpan.start === node.nameSpan.end && node.children.length === 0;
}
