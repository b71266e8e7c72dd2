/** Something that leads from one name to another. */
interface Edge {
  readonly from: string;
  readonly to: string;
}

/**
 * Finds the edges that lie on a circle, one group for all circles that touch. Linear in the edges, and without recursion, so
 * that a chain of any length is followed.
 */
export function findCircles<E extends Edge>(edges: readonly E[]): E[][] {
  const component = componentsOf(edges);
  const groups = new Map<number, E[]>();
  for (const edge of edges) {
    const number = component.get(edge.from);
    if (edge.from === edge.to || number === undefined || number !== component.get(edge.to)) continue;
    const group = groups.get(number);
    if (group) group.push(edge);
    else groups.set(number, [edge]);
  }
  return [...groups.values()];
}

/** Strongly connected components, after Kosaraju: the order in which names are left, then the same backwards. */
function componentsOf(edges: readonly Edge[]): Map<string, number> {
  const onwards = neighboursOf(edges, (edge) => [edge.from, edge.to]);
  const backwards = neighboursOf(edges, (edge) => [edge.to, edge.from]);
  const left: string[] = [];
  const seen = new Set<string>();
  for (const name of onwards.keys()) walk(name, onwards, seen, (each) => left.push(each));
  const component = new Map<string, number>();
  const placed = new Set<string>();
  left.reverse().forEach((name, number) => {
    walk(name, backwards, placed, (each) => component.set(each, number));
  });
  return component;
}

function neighboursOf(edges: readonly Edge[], turn: (edge: Edge) => [string, string]): Map<string, string[]> {
  const neighbours = new Map<string, string[]>();
  for (const edge of edges) {
    const [from, to] = turn(edge);
    if (!neighbours.has(to)) neighbours.set(to, []);
    const known = neighbours.get(from);
    if (known) known.push(to);
    else neighbours.set(from, [to]);
  }
  return neighbours;
}

/** Visits what can be reached and was not seen yet; tells of each name when all that follows it was visited. */
function walk(
  start: string,
  neighbours: ReadonlyMap<string, readonly string[]>,
  seen: Set<string>,
  leave: (name: string) => void,
) {
  if (seen.has(start)) return;
  seen.add(start);
  const open: { readonly name: string; next: number }[] = [{ name: start, next: 0 }];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const next = neighbours.get(top.name)?.[top.next];
    top.next += 1;
    if (next === undefined) {
      leave(top.name);
      open.pop();
    } else if (!seen.has(next)) {
      seen.add(next);
      open.push({ name: next, next: 0 });
    }
  }
}
