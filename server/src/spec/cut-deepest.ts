import type { Nodes, RootContent } from 'mdast';

/** Nodes within nodes; what people write stays far below. */
const DEEPEST = 200;

/** Cuts off what is nested deeper than anybody writes: those who read the nodes go down by recursion. Changes the nodes. */
export function cutDeepest(nodes: RootContent[]): RootContent[] {
  let level: Nodes[] = nodes;
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: Nodes[] = [];
    for (const node of level) {
      if (!('children' in node)) continue;
      if (depth >= DEEPEST) node.children = [];
      else for (const child of node.children) next.push(child);
    }
    level = next;
  }
  return nodes;
}
