import type { Authority, Category, Section, Spec } from '../spec/model.ts';
import { plainTitle } from './parts.ts';

/** What answers about many parts of one spec ask for, made once per answer: no search per part. */
export interface SpecLookup {
  readonly sectionOf: (id: string | null) => Section | null;
  readonly categoryOf: (id: string | null) => Category | null;
  readonly textOf: (path: string) => string;
  /** the titles down to a section: `Hard limits › No weapons` */
  readonly titlePath: (section: string) => string;
  /** where levels of authority are stated, from the document down to a section; the last one holds */
  readonly authorityChain: (section: string) => readonly StatedAuthority[];
}

interface StatedAuthority {
  readonly authority: Authority;
  /** title of the heading that states it; null for the document */
  readonly by: string | null;
}

export function createLookup(spec: Spec): SpecLookup {
  const sections = new Map(spec.sections.map((section) => [section.id, section]));
  const categories = new Map(spec.categories.map((category) => [category.id, category]));
  const texts = new Map(spec.files.map((file) => [file.path, file.text]));
  const sectionOf = (id: string | null) => (id === null ? null : (sections.get(id) ?? null));

  /** A section and those above it, the outermost first. Levels end, so the climb does. */
  function downTo(id: string): readonly Section[] {
    const above: Section[] = [];
    for (let at = sectionOf(id); at && above.length < DEEPEST; at = sectionOf(at.parent)) above.unshift(at);
    return above;
  }

  return {
    sectionOf,
    categoryOf: (id) => (id === null ? null : (categories.get(id) ?? null)),
    textOf: (path) => texts.get(path) ?? '',
    titlePath: (id) => {
      const above = downTo(id);
      const [top] = above;
      // A document's own title says nothing here, unless it is a category.
      const isDocumentTitle = top?.title === spec.title && !categories.has(top.id);
      return (above.length > 1 && isDocumentTitle ? above.slice(1) : above).map(plainTitle).join(' › ');
    },
    authorityChain: (id) => {
      const above = downTo(id);
      const [top] = above;
      // What holds at the top without being stated there, the document states.
      const document =
        top && top.ownAuthority === null && top.authority !== 'none' ? [{ authority: top.authority, by: null }] : [];
      const stated = above.flatMap((section) =>
        section.ownAuthority === null ? [] : [{ authority: section.ownAuthority, by: plainTitle(section) }],
      );
      return [...document, ...stated];
    },
  };
}

const DEEPEST = 20;
