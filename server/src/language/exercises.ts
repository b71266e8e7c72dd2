import type { Example, Spec } from '../spec/model.ts';

/** The examples that exercise a section or a clause, in two groups. */
export interface Exercised {
  /** its answers or its label name it, what it is in, or what is in it */
  readonly naming: readonly Example[];
  /** it stands among the clauses concerned, and names none of them */
  readonly beside: readonly Example[];
}

/**
 * Tells which examples exercise a part of a spec, as the rules on coverage see it: an example exercises what its answers
 * name and what is under that, what its label stands for, and the clauses it stands among.
 */
export function createExercises(spec: Spec): (id: string) => Exercised {
  const parents = new Map(spec.sections.map(({ id, parent }) => [id, parent]));
  for (const { id, section } of spec.clauses) parents.set(id, section);
  const roles = new Map(spec.sections.map(({ id, role }) => [id, role]));
  const heads = new Set(spec.categories.map(({ id }) => id));
  const namesOf = createNames(spec);
  const named = new Map<string, Set<Example>>();
  const namedInside = new Map<string, Set<Example>>();
  const standing = new Map<string, Set<Example>>();
  const standingInside = new Map<string, Set<Example>>();
  for (const example of spec.examples) {
    for (const id of namesOf(example)) {
      add(named, id, example);
      for (const above of upFrom(id)) add(namedInside, above, example);
    }
    for (const id of homesOf(example)) add(standing, id, example);
    for (const above of upFrom(example.section)) add(standingInside, above, example);
  }

  /** A part and the sections it is in, the innermost first. */
  function upFrom(id: string): readonly string[] {
    const found: string[] = [];
    for (let at: string | null | undefined = id; at && found.length < DEEPEST; at = parents.get(at)) found.push(at);
    return found;
  }

  /** Examples under a heading of their own belong to the section that the heading is in, unless that is the whole category. */
  function homesOf({ section }: Example): readonly string[] {
    const parent = parents.get(section);
    return roles.get(section) === 'examples' && parent && !heads.has(parent) ? [section, parent] : [section];
  }

  return (id) => {
    const isSection = roles.has(id);
    const naming = new Set([
      ...upFrom(id).flatMap((each) => [...(named.get(each) ?? [])]),
      ...(isSection ? (namedInside.get(id) ?? []) : []),
    ]);
    const among = isSection ? standingInside.get(id) : standing.get(parents.get(id) ?? '');
    return { naming: [...naming], beside: [...(among ?? [])].filter((example) => !naming.has(example)) };
  };
}

const DEEPEST = 20;

function add(to: Map<string, Set<Example>>, id: string, example: Example): void {
  const known = to.get(id);
  if (known) known.add(example);
  else to.set(id, new Set([example]));
}

/** The ids that an example's answers and its label name. */
function createNames({ labels, references }: Spec): (example: Example) => readonly string[] {
  const targets = new Map(labels.map(({ label, target }) => [label, target]));
  const resolved = new Map(references.map(({ path, target, resolved: id }) => [`${path}#${target}`, id ?? target]));
  return ({ path, answers, label }) => [
    ...answers.flatMap(({ violates }) => (violates === null ? [] : [resolved.get(`${path}#${violates}`) ?? violates])),
    ...(label === null ? [] : [targets.get(label) ?? label]),
  ];
}
