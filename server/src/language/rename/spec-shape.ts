import type { ResponseMode, Spec } from '../../spec/model.ts';

/**
 * What a spec says but for its names and words, for tests: each id is the number of what bears it.
 *
 * @param withModes false where words may change from which a clause's response mode is read
 */
export function shapeOf(spec: Spec, withModes = true): Record<string, unknown> {
  const modeOf = ({ mode }: { readonly mode: ResponseMode | null }) => (withModes ? mode : null);
  const numbers = new Map<string, string>();
  for (const kind of ['examples', 'definitions', 'clauses', 'sections'] as const)
    for (const [index, { id }] of spec[kind].entries()) numbers.set(id, `${kind} ${index}`);
  const numberOf = (id: string | null) => (id === null ? null : (numbers.get(id) ?? 'unknown'));
  return {
    sections: spec.sections.map(({ level, role, mode, authority, tags, parent, category }) => {
      return [level, role, mode, authority, tags, numberOf(parent), numberOf(category)];
    }),
    clauses: spec.clauses.map(({ modality, authority, section, references, exceptions, ...clause }) => {
      return [modality, modeOf(clause), authority, numberOf(section), references.length, exceptions.length];
    }),
    definitions: spec.definitions.map(({ section }) => numberOf(section)),
    examples: spec.examples.map(({ section, mode, answers }) => [numberOf(section), mode, answers.length]),
    references: spec.references
      .map(({ kind, path, resolved, section }) => `${kind} ${path} ${numberOf(resolved)} ${numberOf(section)}`)
      .sort(),
    labels: spec.labels.map(({ target }) => numberOf(target)),
    categories: spec.categories.map(({ id }) => numberOf(id)),
    problems: spec.problems.map(({ kind }) => kind),
    prose: spec.prose.length,
    blocks: spec.blocks.map(({ kind }) => kind),
  };
}
