import type { Spec } from '../../spec/model.ts';

/** An id that nothing else in the spec has: the one that is wanted, else with a number. What stands at the offset itself does not count. */
export function freeId(spec: Spec, path: string, offset: number, wanted: string): string {
  const taken = new Set<string>();
  const isHere = (part: { readonly path: string }, { start, end }: { readonly start: number; readonly end: number }) =>
    part.path === path && offset >= start && offset <= end + NEAR;
  for (const section of spec.sections) if (!isHere(section, section.headingSpan)) taken.add(section.id);
  for (const list of [spec.clauses, spec.definitions, spec.examples])
    for (const part of list) if (!isHere(part, part.span)) taken.add(part.id);
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
  return id;
}

/** Between the last word and the braces. */
const NEAR = 3;
