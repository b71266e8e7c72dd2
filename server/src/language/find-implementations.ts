import type { Clause, Example, Section, Spec } from '../spec/model.ts';
import { type PlaceFrom, placeOf } from './part-place.ts';
import { innermostAt } from './parts.ts';
import { type Pointed, whatIsAt } from './what-is-at.ts';

/**
 * Finds the examples that exercise a clause or a section: by the measure of the rules on coverage, those whose answers name
 * it or a section it stands in, those that carry its label, and those it stands among; and the eval files that it names.
 *
 * @param evalFile the file of an eval id; null where there is none
 * @returns those that name it first, then the others in document order
 */
export function findImplementations(
  spec: Spec,
  path: string,
  offset: number,
  evalFile: (id: string) => string | null = () => null,
): readonly PlaceFrom[] {
  const pointed = ruleAt(spec, path, offset);
  if (pointed?.part.kind !== 'clause' && pointed?.part.kind !== 'section') return [];
  const { part } = pointed;
  const thing = part.kind === 'clause' ? part.clause : part.section;
  const exercises = part.kind === 'clause' ? ofClause(spec, part.clause) : ofSection(spec, part.section);
  const ranked = spec.examples.flatMap((example) => {
    const rank = exercises(example);
    return rank === null ? [] : [{ example, rank }];
  });
  const start = { start: 0, end: 0 };
  const evals = spec.references
    .filter((each) => each.kind === 'eval' && each.path === thing.path && isIn(each.span.start, thing.span))
    .flatMap(({ target }) => evalFile(target) ?? []);
  return [
    ...ranked.sort((a, b) => a.rank - b.rank).map(({ example }) => placeOf({ kind: 'example', example })),
    ...[...new Set(evals)].map((file) => ({ path: file, span: start, nameSpan: start })),
  ].map((place) => ({ originSpan: pointed.span, ...place }));
}

/** A term in a clause is exercised by nothing: the clause around it is meant. */
function ruleAt(spec: Spec, path: string, offset: number): Pointed | null {
  const pointed = whatIsAt(spec, path, offset);
  const clause = pointed?.how === 'term' ? innermostAt(spec.clauses, path, offset) : null;
  return clause ? { span: clause.span, how: 'itself', part: { kind: 'clause', clause } } : pointed;
}

/** How directly an example exercises something; null: not at all. */
type Exercises = (example: Example) => 0 | 1 | null;

function ofClause(spec: Spec, clause: Clause): Exercises {
  const above = new Set(sectionsAbove(spec, clause.section).map(({ id }) => id));
  const among = standsAmong(spec);
  const named = namedBy(spec);
  return (example) => {
    const names = named(example);
    if (names.includes(clause.id)) return 0;
    return names.some((id) => above.has(id)) || among(example).includes(clause.section) ? 1 : null;
  };
}

function ofSection(spec: Spec, section: Section): Exercises {
  const under = new Set(
    spec.sections
      .filter(({ path, span }) => path === section.path && span.start >= section.span.start && span.end <= section.span.end)
      .map(({ id }) => id),
  );
  const above = new Set(sectionsAbove(spec, section.id).map(({ id }) => id));
  const sectionOfClause = new Map(spec.clauses.map((clause) => [clause.id, clause.section]));
  const among = standsAmong(spec);
  const named = namedBy(spec);
  return (example) => {
    const names = named(example);
    if (names.includes(section.id)) return 0;
    const reaches = names.some((id) => above.has(id) || under.has(sectionOfClause.get(id) ?? id));
    return reaches || among(example).some((id) => under.has(id)) ? 1 : null;
  };
}

/** The ids that an example's answers and its label name. */
function namedBy(spec: Spec): (example: Example) => readonly string[] {
  const targets = new Map(spec.labels.map(({ label, target }) => [label, target]));
  const resolved = new Map(spec.references.map(({ path, target, resolved: id }) => [`${path}#${target}`, id ?? target]));
  return ({ path, answers, label }) => [
    ...answers.flatMap(({ violates }) => (violates === null ? [] : [resolved.get(`${path}#${violates}`) ?? violates])),
    ...(label === null ? [] : [targets.get(label) ?? label]),
  ];
}

/** The sections whose clauses an example stands among: its own, and the one around a heading "Examples". */
function standsAmong(spec: Spec): (example: Example) => readonly string[] {
  const sections = new Map(spec.sections.map((section) => [section.id, section]));
  const categories = new Set(spec.categories.map(({ id }) => id));
  return (example) => {
    const { role, parent } = sections.get(example.section) ?? { role: null, parent: null };
    const isForParent = role === 'examples' && parent !== null && !categories.has(parent);
    return isForParent ? [example.section, parent] : [example.section];
  };
}

/** A section and all that it is in. */
function sectionsAbove(spec: Spec, id: string): Section[] {
  const sections = new Map(spec.sections.map((section) => [section.id, section]));
  const found: Section[] = [];
  for (let at = sections.get(id); at && !found.includes(at); at = at.parent ? sections.get(at.parent) : undefined) found.push(at);
  return found;
}

function isIn(offset: number, { start, end }: { readonly start: number; readonly end: number }): boolean {
  return offset >= start && offset < end;
}
