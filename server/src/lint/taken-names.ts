import type { Spec } from '../spec/index.ts';

/** Finds ids that nothing in a spec has yet: `weapons`, else `weapons-2`, … Each is given once. */
export function createFreeName(spec: Spec): (wanted: string) => string {
  const taken = new Set<string>();
  for (const list of [spec.sections, spec.clauses, spec.definitions, spec.examples]) for (const { id } of list) taken.add(id);
  const last = new Map<string, number>();
  return (wanted) => {
    let count = last.get(wanted) ?? 1;
    let name = wanted;
    while (taken.has(name)) {
      count += 1;
      name = `${wanted}-${count}`;
    }
    last.set(wanted, count);
    taken.add(name);
    return name;
  };
}
