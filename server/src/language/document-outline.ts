import type { Spec } from '../spec/model.ts';
import {
  clauseNode,
  definitionNode,
  exampleNode,
  isBareStart,
  type MutableNode,
  type OutlineNode,
  sectionNode,
  sortNodes,
  within,
} from './outline-nodes.ts';

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
  for (const node of nodes.values()) sortNodes(node.children);
  sortNodes(top);
  return top.filter((node) => !isBareStart(node, node.children.length));
}
