import type { Clause } from '../../spec/index.ts';
import type { Subject } from '../rule.ts';
import type { CategoryView } from './category-view.ts';

/** The clauses of a category that an example could show, and those of them that none does. */
export interface Exercise {
  readonly deciding: readonly Clause[];
  readonly missing: readonly Clause[];
}

/**
 * Finds the clauses that no example exercises. An example exercises the clauses that its answers name, those under a section
 * that they name, those under the label it carries, and those it stands among. Where no example names a clause or a section,
 * nothing can be told, and nothing is missing.
 */
export function findUnexercised(subject: Subject, { category, clauses, sections, examples }: CategoryView): Exercise {
  const named = new Set(examples.flatMap(({ answers }) => answers.flatMap(({ violates }) => violates ?? [])));
  if (named.size === 0) return { deciding: [], missing: [] };
  const targets = new Map(subject.labels.map(({ label, target }) => [label, target]));
  for (const { label } of examples) if (label !== null) named.add(targets.get(label) ?? label);
  // A section stands after its parent, and what names a section names all under it.
  for (const { id, parent } of sections) if (parent !== null && named.has(parent)) named.add(id);
  const among = new Set(
    examples.flatMap(({ section }) => {
      const { role, parent } = subject.sectionOf(section) ?? { role: null, parent: null };
      return role === 'examples' && parent !== null && parent !== category.id ? [section, parent] : [section];
    }),
  );
  const deciding = clauses.filter(({ mode, section }) => mode !== null && subject.sectionOf(section)?.role !== 'style');
  return {
    deciding,
    missing: deciding.filter(({ id, section }) => !named.has(id) && !named.has(section) && !among.has(section)),
  };
}
