import { groupBy } from '../../spec/group-by.ts';
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
  check: (subject) => {
    const labelled = subject.sections.flatMap((section) =>
      section.label === null ? [] : [{ section, label: section.label, family: labelFamily(section.label) }],
    );
    if (labelled.length === 0) return [];
    const labelsIn = createLabelReader(subject);
    return subject.sections
      .filter((list) => list.label === null && /\blabels?\b/i.test(list.title))
      .flatMap((list) => {
        const named = labelsIn(list);
        if (named.size < 2) return [];
        const families = new Set([...named].map(labelFamily));
        return labelled
          .filter(({ label, family }) => families.has(family) && !named.has(label))
          .map(({ section, label }) => ({
            path: section.path,
            span: section.idSpan ?? section.titleSpan,
            message: `Unexpected label \`${label}\` missing from “${list.title}”, expected every label to be listed there: add it, or drop the label`,
            related: [{ path: list.path, span: list.titleSpan, message: 'The list of labels' }],
          }));
      });
  },
});

/** Reads the labels that a section's prose names, and those that its items open with. */
function createLabelReader({ references, clauses, textOf }: Subject): (list: Section) => ReadonlySet<string> {
  const named = references
    .filter((reference) => reference.kind === 'label')
    .map(({ path, span, target }) => ({ path, span, label: target }));
  const opened = clauses.flatMap(({ path, span, idSpan }) =>
    idSpan ? [{ path, span, label: textOf(path).slice(idSpan.start, idSpan.end) }] : [],
  );
  const places = groupBy([...named, ...opened], ({ path }) => path);
  return (list) => {
    const labels = new Set<string>();
    for (const { span, label } of places.get(list.path) ?? [])
      if (span.start >= list.span.start && span.end <= list.span.end) labels.add(label.replace(/\..*$/, ''));
    return labels;
  };
}
