import type { Clause, Example, Modality, Section, Span, Spec } from '../spec/model.ts';
import { plainTitle, shortened } from './parts.ts';

export interface OutlineNode {
  readonly kind: 'category' | 'section' | 'clause' | 'definition' | 'example';
  /** never empty */
  readonly name: string;
  /** how it binds and what it decides: `must not · refuse` */
  readonly detail: string;
  /** holds the spans of the children */
  readonly span: Span;
  /** lies within `span` */
  readonly nameSpan: Span;
  readonly children: readonly OutlineNode[];
}

type MutableNode = Omit<OutlineNode, 'children'> & { children: MutableNode[] };

/** What stands in one file of a spec: categories hold sections, sections hold clauses, definitions and examples. */
export function documentOutline(spec: Spec, path: string): readonly OutlineNode[] {
  const categories = new Set(spec.categories.map((category) => category.id));
  const top: MutableNode[] = [];
  const nodes = new Map<string, MutableNode>();
  const place = (parent: MutableNode | undefined, node: MutableNode) => (parent?.children ?? top).push(within(node, parent));

  for (const section of here(spec.sections, path)) {
    const node = sectionNode(section, categories.has(section.id));
    place(section.parent === null ? undefined : nodes.get(section.parent), node);
    nodes.set(section.id, node);
  }
  for (const clause of here(spec.clauses, path)) place(nodes.get(clause.section), clauseNode(clause));
  for (const definition of here(spec.definitions, path)) {
    const { span, termSpan, term } = definition;
    place(nodes.get(definition.section), {
      kind: 'definition',
      name: named(term),
      detail: 'definition',
      span,
      nameSpan: termSpan,
      children: [],
    });
  }
  for (const example of here(spec.examples, path)) place(nodes.get(example.section), exampleNode(example));
  for (const node of nodes.values()) sort(node.children);
  sort(top);
  return top.filter((node) => !isBareStart(node));
}

function sectionNode(section: Section, isCategory: boolean): MutableNode {
  const { span, titleSpan, ownAuthority, verdict, mode, label } = section;
  const detail = marks([isCategory ? 'category' : null, ownAuthority, verdict ?? mode, label]);
  return {
    kind: isCategory ? 'category' : 'section',
    name: named(plainTitle(section)),
    detail,
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
    span,
    nameSpan: span,
    children: [],
  };
}

function exampleNode({ title, answers, label, mode, span }: Example): MutableNode {
  const ratings = answers.flatMap(({ rating }) => (rating === null ? [] : [rating]));
  return {
    kind: 'example',
    name: named(title),
    detail: marks(['example', label ?? mode, ratings.join(' / ')]),
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
  return shortened(text, NAME_LENGTH) || 'Untitled';
}

const NAME_LENGTH = 100;

function here<T extends { readonly path: string }>(parts: readonly T[], path: string): T[] {
  return parts.filter((part) => part.path === path);
}

/** Editors refuse a child that reaches out of its parent, and a name that stands outside its node. */
function within(node: MutableNode, parent: MutableNode | undefined): MutableNode {
  const span = parent ? clipped(node.span, parent.span) : node.span;
  return Object.assign(node, { span, nameSpan: clipped(node.nameSpan, span) });
}

function clipped({ start, end }: Span, { start: first, end: last }: Span): Span {
  const from = Math.min(Math.max(start, first), last);
  return { start: from, end: Math.max(from, Math.min(end, last)) };
}

function sort(nodes: MutableNode[]): void {
  nodes.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** The text before the first heading, where nothing in it is worth a line. */
function isBareStart(node: MutableNode): boolean {
  return node.nameSpan.start === node.nameSpan.end && node.children.length === 0;
}
