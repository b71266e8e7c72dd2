import type { Section } from '../../spec/index.ts';
import { labelFamily } from '../../spec/notation/labels.ts';
import { defineRule, type Subject } from '../rule.ts';

/**
 * Finds a section's label that the spec's own list of labels leaves out. A label that only heads its section is no
 * fault in a policy that classifies (labels are what it answers with), so a list must be there to compare with.
 */
export const unusedLabel = defineRule({
  name: 'unused-label',
  family: 'structure',
  severity: 'warning',
  summary: 'A section’s label that the list of labels leaves out.',
  check: (subject) =>
    subject.sections
      .filter((list) => /\blabels?\b/i.test(list.title) && list.label === null)
      .flatMap((list) => {
        const named = labelsIn(subject, list);
        if (named.size < 2) return [];
        const families = new Set([...named].map(labelFamily));
        return subject.sections
          .filter((section) => section.label !== null && families.has(labelFamily(section.label)) && !named.has(section.label))
          .map((section) => ({
            path: section.path,
            span: section.idSpan ?? section.titleSpan,
            message: `Unexpected label \`${section.label}\` missing from “${list.title}”, expected every label to be listed there: add it, or drop the label`,
            related: [{ path: list.path, span: list.titleSpan, message: 'The list of labels' }],
          }));
      }),
});

/** Labels that its prose names, and those that its items open with. */
function labelsIn({ references, clauses, textOf }: Subject, list: Section): Set<string> {
  const inside = ({ path, span }: Pick<Section, 'path' | 'span'>) =>
    path === list.path && span.start >= list.span.start && span.end <= list.span.end;
  const named = references
    .filter((reference) => reference.kind === 'label' && inside(reference))
    .map((reference) => reference.target);
  const opened = clauses.flatMap(({ path, span, idSpan }) =>
    idSpan && inside({ path, span }) ? [textOf(path).slice(idSpan.start, idSpan.end)] : [],
  );
  return new Set([...named, ...opened].map((label) => label.replace(/\..*$/, '')));
}
