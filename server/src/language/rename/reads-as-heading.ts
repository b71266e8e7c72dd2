import type { Edit } from '../../lint/finding.ts';
import { parseSpec } from '../../spec/index.ts';
import type { Section, Spec } from '../../spec/model.ts';
import { textOf } from '../parts.ts';
import { createEditedParts } from './edited-parts.ts';

/**
 * Whether a heading is still one after edits to its title, and of the same kind: what it is for ("Allowed"), its level, its
 * label and its attributes stay.
 *
 * @param label the one that the edits give it, where they change it
 */
export function readsAsHeading(spec: Spec, section: Section, edits: readonly Edit[], label: string | null = null): boolean {
  const { path, headingSpan, titleSpan } = section;
  const text = textOf(spec, path).slice(headingSpan.start, headingSpan.end);
  const now = text.length > LONGEST ? null : readAlone(text);
  // Some lines are headings only by what stands before them: nothing can be told of those.
  if (now?.title !== section.title) return !edits.some((edit) => /[\r\n{}]/.test(edit.text));
  const edited = createEditedParts(spec, edits);
  const then = readAlone(edited.after(path, headingSpan));
  const expected = (before: string | null) => (before === null ? null : (label ?? before));
  return (
    then?.title === edited.after(path, titleSpan) &&
    then.role === now.role &&
    then.label === expected(now.label) &&
    then.code === expected(now.code) &&
    then.level === now.level &&
    then.ownAuthority === now.ownAuthority
  );
}

/** What is longer is no title that anybody reads, and parsing it may take long. */
const LONGEST = 1000;

function readAlone(text: string): Section | null {
  const { sections } = parseSpec([{ path: 'heading.md', text }]);
  return sections.length === 1 ? (sections[0] ?? null) : null;
}
