import { HAZARDS } from './hazards.ts';
import type { Category } from './model.ts';
import type { DraftSection } from './outline.ts';

export interface CategoryFacts {
  /** ids of the sections in which clauses stand */
  readonly clauseSections: ReadonlySet<string>;
  /** heading level that a configuration fixes */
  readonly depth: number | null;
  /** ids of the sections that stand for whole files, by path, where front matter names a category */
  readonly fileHeads: ReadonlyMap<string, string>;
}

/**
 * A category is a coded or marked heading, or a file whose front matter names one; else the shallowest heading level at
 * which two headings hold clauses, those aside that only say what is done ("Allowed", "Excludes"); else the document. Sets
 * the `category` of every section.
 */
export function readCategories(sections: readonly DraftSection[], facts: CategoryFacts): Category[] {
  const { clauseSections, fileHeads } = facts;
  const byId = new Map(sections.map((section) => [section.id, section]));
  const found = headsOf(sections, facts);
  // No heading sets categories apart: the document is one, under the name of the first section that holds clauses.
  const document =
    found.length > 0
      ? undefined
      : sections.find((section, index) => section.parent === null && holdsClauses(sections, index, clauseSections));
  const heads = new Set((document ? [document] : found).map((section) => section.id));
  const members = new Map<string, DraftSection[]>([...heads].map((id) => [id, []]));
  for (const section of sections) {
    let head: DraftSection | undefined = document ?? section;
    while (head && !heads.has(head.id)) head = head.parent ? byId.get(head.parent) : undefined;
    head ??= byId.get(fileHeads.get(section.path) ?? '');
    section.category = head?.id ?? null;
    if (head) members.get(head.id)?.push(section);
  }
  return sections
    .filter((section) => heads.has(section.id))
    .map((head) => {
      const own = members.get(head.id) ?? [];
      return {
        id: head.id,
        idSpan: head.idSpan,
        path: head.path,
        span: head.span,
        title: head.title,
        sections: own.map((section) => section.id),
        hazard: own.some((section) => section.mode !== null) || HAZARDS.some((hazard) => hazard.pattern.test(head.title)),
      };
    });
}

function headsOf(sections: readonly DraftSection[], { clauseSections, depth, fileHeads }: CategoryFacts): DraftSection[] {
  const whole = new Set(fileHeads.values());
  if (depth !== null) return sections.filter((section) => section.level === depth);
  const marked = sections.filter(
    (section) => section.code !== null || section.tags.includes('category') || whole.has(section.id),
  );
  if (marked.length > 0) return marked;
  for (let level = 1; level <= 6; level += 1) {
    const holding = sections.filter(
      (section, index) => section.level === level && section.role === null && holdsClauses(sections, index, clauseSections),
    );
    if (holding.length >= 2) return holding;
  }
  return [];
}

function holdsClauses(sections: readonly DraftSection[], index: number, clauseSections: ReadonlySet<string>): boolean {
  const head = sections[index];
  for (let at = index; head && at < sections.length; at += 1) {
    const section = sections[at];
    if (!section || (at > index && (section.path !== head.path || section.level <= head.level))) return false;
    if (clauseSections.has(section.id)) return true;
  }
  return false;
}
