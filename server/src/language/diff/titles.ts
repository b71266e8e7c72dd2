import type { Section, Spec } from '../../spec/model.ts';
import { plainTitle } from '../parts.ts';

/** The titles down to a section of either version: `Weapons › Disallowed`. Each version is indexed once. */
export interface Titles {
  readonly before: (sectionId: string) => string;
  readonly after: (sectionId: string) => string;
}

export function createTitles(before: Spec, after: Spec): Titles {
  return { before: titlesOf(before), after: titlesOf(after) };
}

function titlesOf({ sections, title, categories }: Spec): (sectionId: string) => string {
  const byId = new Map(sections.map((section) => [section.id, section]));
  const heads = new Set(categories.map(({ id }) => id));
  const known = new Map<string, string>();
  return (id) => {
    const found = known.get(id) ?? pathTo(byId.get(id));
    known.set(id, found);
    return found;
  };

  function pathTo(section: Section | undefined): string {
    const above: Section[] = [];
    for (let at = section; at; at = at.parent === null ? undefined : byId.get(at.parent)) above.unshift(at);
    const [top] = above;
    // The document's own title says nothing about a place in it.
    const shown = above.length > 1 && top?.title === title && !heads.has(top.id) ? above.slice(1) : above;
    return shown.map(plainTitle).join(' › ');
  }
}
