import type { Section, Span } from '../../spec/index.ts';
import type { Edit } from '../finding.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';

/** Finds a heading more than one level below the one before it (`#`, then `###`). */
export const skippedHeadingLevel = defineRule({
  name: 'skipped-heading-level',
  family: 'structure',
  severity: 'warning',
  summary: 'A heading more than one level below the one before it.',
  check: (subject) => {
    // Lines that stand for headings have no level of their own.
    const headings = subject.sections.filter((section) => section.level > 0 && !section.implied);
    return headings.flatMap((heading, index): Found[] => {
      const before = headings[index - 1];
      if (!before || before.path !== heading.path || heading.level <= before.level + 1) return [];
      const expected = before.level + 1;
      return [
        {
          path: heading.path,
          span: heading.titleSpan,
          message: `Unexpected heading of level ${heading.level} after one of level ${before.level}, expected level ${expected} (\`${'#'.repeat(expected)}\`)`,
          fixes: [
            {
              title: `Raise it, and the headings under it, to level ${expected}`,
              safe: false,
              edits: raise(subject, headings, index, heading.level - expected),
            },
          ],
        },
      ];
    });
  },
});

/** The headings that follow at its level or below go with it, so that they keep their places to each other. */
function raise({ textOf }: Subject, headings: readonly Section[], index: number, by: number): Edit[] {
  const first = headings[index];
  const edits: Edit[] = [];
  for (let at = index; first && at < headings.length; at += 1) {
    const heading = headings[at];
    if (!heading || heading.path !== first.path || heading.level < first.level) break;
    const span = marksOf(textOf(heading.path), heading.headingSpan);
    if (span) edits.push({ path: heading.path, span: { start: span.start, end: span.start + by }, text: '' });
  }
  return edits;
}

function marksOf(text: string, heading: Span): Span | null {
  const marks = /^#+/.exec(text.slice(heading.start, heading.end))?.[0];
  return marks ? { start: heading.start, end: heading.start + marks.length } : null;
}
