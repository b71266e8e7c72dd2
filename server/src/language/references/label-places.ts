import type { Section, Span, Spec } from '../../spec/model.ts';

/** Where headings and lines bear one of these labels: one heads a section, others may explain it. */
export function labelPlaces(
  spec: Spec,
  labels: ReadonlySet<string>,
): { readonly path: string; readonly span: Span; readonly label: string }[] {
  if (labels.size === 0) return [];
  const titles = spec.sections.flatMap((section) => {
    const label = section.label ?? section.code;
    const span = label !== null && labels.has(label) ? labelInTitle(section, label) : null;
    return label !== null && span ? [{ path: section.path, span, label }] : [];
  });
  const texts = new Map(spec.files.map(({ path, text }) => [path, text]));
  const lines = spec.clauses.flatMap(({ path, idSpan: span }) => {
    const label = span && texts.get(path)?.slice(span.start, span.end);
    return span && label && labels.has(label) ? [{ path, span, label }] : [];
  });
  return [...titles, ...lines];
}

/** Where a heading writes its label or code. */
export function labelInTitle({ title, titleSpan }: Section, label: string): Span | null {
  const at = title.lastIndexOf(label);
  return at < 0 ? null : { start: titleSpan.start + at, end: titleSpan.start + at + label.length };
}
