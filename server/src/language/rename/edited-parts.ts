import { applyEdits } from '../../lint/apply-fixes.ts';
import type { Edit } from '../../lint/finding.ts';
import { groupBy } from '../../spec/group-by.ts';
import type { Span, Spec } from '../../spec/model.ts';

/** Parts of a spec's files, as edits leave them. */
export interface EditedParts {
  readonly isEdited: (path: string, span: Span) => boolean;
  /** what stands in the place of a span after the edits inside it */
  readonly after: (path: string, span: Span) => string;
}

export function createEditedParts(spec: Spec, edits: readonly Edit[]): EditedParts {
  const texts = new Map(spec.files.map(({ path, text }) => [path, text]));
  const byPath = groupBy(edits, ({ path }) => path);
  for (const own of byPath.values()) own.sort((a, b) => a.span.start - b.span.start);
  const inside = (path: string, span: Span) => editsWithin(byPath.get(path) ?? [], span);
  return {
    isEdited: (path, span) => inside(path, span).length > 0,
    after: (path, span) => {
      const own = inside(path, span);
      const text = (texts.get(path) ?? '').slice(span.start, span.end);
      const moved = own.map((edit) => ({
        ...edit,
        span: { start: edit.span.start - span.start, end: edit.span.end - span.start },
      }));
      return moved.length === 0 ? text : (applyEdits([{ path, text }], moved)[0]?.text ?? text);
    },
  };
}

/** @param edits in the order of their places */
function editsWithin(edits: readonly Edit[], { start, end }: Span): readonly Edit[] {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.span.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (to < edits.length && (edits[to]?.span.end ?? end + 1) <= end) to += 1;
  return edits.slice(low, to);
}
