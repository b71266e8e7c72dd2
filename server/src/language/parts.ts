import type { Clause, Definition, Example, Section, Span, Spec } from '../spec/model.ts';

/** Anything in a spec that has an id. */
export type SpecPart =
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'clause'; readonly clause: Clause }
  | { readonly kind: 'definition'; readonly definition: Definition }
  | { readonly kind: 'example'; readonly example: Example };

/** Finds what has an id; the first, where several have it, as a reference resolves to it. */
export function findPart(spec: Spec, id: string): SpecPart | null {
  const section = spec.sections.find((each) => each.id === id);
  if (section) return { kind: 'section', section };
  const clause = spec.clauses.find((each) => each.id === id);
  if (clause) return { kind: 'clause', clause };
  const definition = spec.definitions.find((each) => each.id === id);
  if (definition) return { kind: 'definition', definition };
  const example = spec.examples.find((each) => each.id === id);
  return example ? { kind: 'example', example } : null;
}

/** The titles down to a section: `Hard limits › No weapons`. A document's own title says nothing here, unless it is a category. */
export function breadcrumb(spec: Spec, sectionId: string): string {
  const byId = new Map(spec.sections.map((section) => [section.id, section]));
  const above: Section[] = [];
  for (let at = byId.get(sectionId); at && !above.includes(at); at = at.parent ? byId.get(at.parent) : undefined)
    above.unshift(at);
  const [top] = above;
  const isDocumentTitle = top?.title === spec.title && !spec.categories.some(({ id }) => id === top.id);
  const shown = above.length > 1 && isDocumentTitle ? above.slice(1) : above;
  return shown.map(plainTitle).join(' › ');
}

/** A heading's words without the emphasis and code marks around them. */
export function plainTitle({ title }: Pick<Section, 'title'>): string {
  return title.replace(/[*`]+/g, '').replace(/\s+/g, ' ').trim() || 'Untitled';
}

/** The smallest of the parts around an offset; a cursor behind the last character still counts. */
export function innermostAt<T extends { readonly path: string; readonly span: Span }>(
  parts: readonly T[],
  path: string,
  offset: number,
): T | null {
  let found: T | null = null;
  for (const part of parts) {
    if (part.path !== path || offset < part.span.start || offset > part.span.end) continue;
    if (found === null || length(part.span) <= length(found.span)) found = part;
  }
  return found;
}

/** The words of a text that fit, cut between two of them. */
export function shortened(text: string, limit: number): string {
  const folded = text.replace(/\s+/g, ' ').trim();
  if (folded.length <= limit) return folded;
  const cut = folded.slice(0, limit - 1);
  const space = cut.lastIndexOf(' ');
  // A pair of surrogates is one character: half of it would be none.
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}

/** Every id of a spec, or what stands for it. */
export function idsOf(
  { sections, clauses, definitions, examples }: Spec,
  named: (id: string) => string = (id) => id,
): Set<string> {
  const ids = new Set<string>();
  for (const list of [sections, clauses, definitions, examples]) for (const { id } of list) ids.add(named(id));
  return ids;
}

/** The text of one of the files; empty where the spec has no such file. */
export function textOf(spec: Spec, path: string): string {
  return spec.files.find((file) => file.path === path)?.text ?? '';
}

export function idOf(part: SpecPart): string {
  switch (part.kind) {
    case 'section':
      return part.section.id;
    case 'clause':
      return part.clause.id;
    case 'definition':
      return part.definition.id;
    case 'example':
      return part.example.id;
  }
}

export function isInside(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Whether a cursor is in a span, or at one of its ends. */
export function touches({ start, end }: Span, offset: number): boolean {
  return offset >= start && offset <= end;
}

function length(span: Span): number {
  return span.end - span.start;
}
