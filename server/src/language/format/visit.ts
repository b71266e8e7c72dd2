import type { Nodes } from 'mdast';

/** Hands over a node and those in it, in document order; what `enter` answers false to is not looked into. */
export function visit(node: Nodes, enter: (node: Nodes) => boolean): void {
  if (enter(node) && 'children' in node) for (const child of node.children) visit(child, enter);
}
