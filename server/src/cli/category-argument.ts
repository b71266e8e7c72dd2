import { createNearestName } from '../lint/nearest-name.ts';
import type { Context } from './context.ts';
import type { OpenedSpec } from './open-spec.ts';

/**
 * Finds the category that a person named, by its id or its title.
 *
 * @returns its id; null where the spec has no such category, after saying which there are
 */
export function findCategory({ spec, path }: OpenedSpec, name: string, { complain }: Context): string | null {
  const { categories } = spec;
  const known = categories.map(({ id }) => id);
  if (known.includes(name)) return name;
  const alike = categories.filter(({ id, title }) => [id, title].some((each) => folded(each) === folded(name)));
  if (alike.length === 1 && alike[0]) return alike[0].id;
  complain(`${path} has ${known.length === 0 ? 'no categories: leave out --category.' : `no category “${name}”: ${advice()}`}`);
  return null;

  function advice(): string {
    const section = spec.sections.find(({ id, category }) => category !== null && folded(id) === folded(name));
    if (section) return `that is a section of ${section.category}, so name ${section.category}.`;
    const nearest = createNearestName(known)(name);
    return nearest === null ? `name one of ${known.join(', ')}.` : `did you mean ${nearest}?`;
  }
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}
