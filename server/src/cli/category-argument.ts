import type { Context } from './context.ts';
import type { OpenedSpec } from './open-spec.ts';

/** Whether a spec has the category that a person named; where it has not, says which there are. */
export function hasCategory({ spec, path }: OpenedSpec, category: string, { complain }: Context): boolean {
  const known = spec.categories.map(({ id }) => id);
  if (known.includes(category)) return true;
  complain(
    known.length === 0
      ? `${path} has no categories: leave out --category.`
      : `${path} has no category “${category}”: name one of ${known.join(', ')}.`,
  );
  return false;
}
