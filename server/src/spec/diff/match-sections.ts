import { fold } from '../flat-text.ts';
import type { Clause, Section, Spec } from '../model.ts';
import { Pairs } from './pair-up.ts';

/**
 * Finds which section became which: by the id that its author wrote, then by title, then by where its clauses went, so
 * that a section that was only renamed is not taken for another.
 */
export function matchSections(before: Spec, after: Spec, clauses: Pairs<Clause>): Pairs<Section> {
  const pairs = new Pairs<Section>();
  const sectionsBefore = new Map(before.sections.map((section) => [section.id, section]));
  const sectionsAfter = new Map(after.sections.map((section) => [section.id, section]));
  const titlesBefore = titlePaths(before.sections);
  const titlesAfter = titlePaths(after.sections);
  const addByKey = (keyOf: (section: Section) => string | null) => pairs.addByKey(before.sections, after.sections, keyOf);
  addByKey(({ id, idSpan }) => (idSpan === null ? null : id));
  // What stands before the first heading has no title of its own.
  addByKey(({ path, level }) => (level === 0 ? path : null));
  addByKey((section) => titlesBefore.get(section) ?? titlesAfter.get(section) ?? null);
  addByKey(({ title }) => keyOfTitle(title));
  addByVote(
    pairs,
    [...clauses.entries()].map(([one, other]) => [sectionsBefore.get(one.section), sectionsAfter.get(other.section)]),
  );
  // A heading without clauses of its own goes where those under it went, the deepest first.
  for (let level = 6; level > 0; level -= 1)
    addByVote(
      pairs,
      [...pairs.entries()]
        .filter(([one]) => one.level === level)
        .map(([one, other]) => [sectionsBefore.get(one.parent ?? ''), sectionsAfter.get(other.parent ?? '')]),
    );
  return pairs;
}

type Vote = readonly [Section | undefined, Section | undefined];

/** Pairs two sections where each has more than half of the other's votes. */
function addByVote(pairs: Pairs<Section>, votes: readonly Vote[]): void {
  const together = new Map<Section, Map<Section, number>>();
  const all = new Map<Section, number>();
  for (const [one, other] of votes) {
    for (const section of [one, other]) if (section) all.set(section, (all.get(section) ?? 0) + 1);
    if (!one || !other || pairs.has(one) || pairs.has(other)) continue;
    const counts = together.get(one) ?? new Map<Section, number>();
    together.set(one, counts.set(other, (counts.get(other) ?? 0) + 1));
  }
  for (const [one, counts] of together)
    for (const [other, count] of counts)
      if (count * 2 > (all.get(one) ?? 0) && count * 2 > (all.get(other) ?? 0)) pairs.add(one, other);
}

/** Each section's title below those above it. */
function titlePaths(sections: readonly Section[]): ReadonlyMap<Section, string> {
  const byId = new Map<string, string>();
  const paths = new Map<Section, string>();
  for (const section of sections) {
    const path = `${section.parent === null ? '' : (byId.get(section.parent) ?? '')}\n${keyOfTitle(section.title)}`;
    byId.set(section.id, path);
    paths.set(section, path);
  }
  return paths;
}

function keyOfTitle(title: string): string {
  return fold(title.toLowerCase());
}
