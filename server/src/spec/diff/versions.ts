import type { Category, Clause, Section, Spec } from '../model.ts';
import { matchClauses } from './match-clauses.ts';
import { matchSections } from './match-sections.ts';
import type { Pairs } from './pair-up.ts';
import type { WordReader } from './read-words.ts';

/** Two versions of a spec, and what in one became what in the other. */
export interface Versions {
  readonly before: Version;
  readonly after: Version;
  readonly clauses: Pairs<Clause>;
  readonly sections: Pairs<Section>;
}

interface Version {
  readonly spec: Spec;
  readonly section: (id: string) => Section | null;
  readonly category: (id: string | null) => Category | null;
  /** the section, among one and those above it, whose heading states the authority */
  readonly holder: (section: Section | null) => Section | null;
}

export function matchVersions(before: Spec, after: Spec, reader: WordReader): Versions {
  const clauses = matchClauses(before, after, reader);
  return { before: readVersion(before), after: readVersion(after), clauses, sections: matchSections(before, after, clauses) };
}

function readVersion(spec: Spec): Version {
  const sections = new Map(spec.sections.map((section) => [section.id, section]));
  const categories = new Map(spec.categories.map((category) => [category.id, category]));
  const section = (id: string) => sections.get(id) ?? null;
  return {
    spec,
    section,
    category: (id) => (id === null ? null : (categories.get(id) ?? null)),
    holder: (start) => {
      for (let at = start; at; at = at.parent === null ? null : section(at.parent)) if (at.ownAuthority !== null) return at;
      return null;
    },
  };
}
