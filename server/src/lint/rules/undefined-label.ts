import type { Label, Span } from '../../spec/index.ts';
import { LABEL, labelFamily } from '../../spec/notation/labels.ts';
import { createNearestName } from '../nearest-name.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';

/** Finds labels that a spec gives but never defines: `ARS9` where it defines `ARS0` to `ARS2`. */
export const undefinedLabel = defineRule({
  name: 'undefined-label',
  family: 'structure',
  severity: 'error',
  summary: 'A label that is used and never defined.',
  check: (subject) => {
    const { labels, references } = subject;
    const nearest = createNearestName(labels.map((label) => label.label));
    const report = (path: string, span: Span, label: string): Found => {
      // Which number was meant cannot be guessed; which letters can.
      const guess = nearest(label);
      const near = guess && numberOf(guess) === numberOf(label) ? guess : null;
      const known = near ? `did you mean \`${near}\`?` : `the spec defines ${listOf(labels, label)}`;
      return {
        path,
        span,
        message: `Unexpected label \`${label}\`, expected one that this spec defines: ${known}`,
        fixes: near ? [{ title: `Change to \`${near}\``, safe: false, edits: [{ path, span, text: near }] }] : [],
      };
    };
    const unresolved = references.filter((reference) => reference.kind === 'label' && reference.resolved === null);
    return [
      ...unresolved.map(({ path, span, target }) => report(path, span, target)),
      ...prefixedLabels(subject).map(({ path, span, label }) => report(path, span, label)),
    ];
  },
});

const PREFIXED = new RegExp(String.raw`(?<![\w-])[DR]-(${LABEL})(?![\w-])`, 'g');

/** `D-S2` and `R-S2` (depiction, request) are labels whatever their letters, so a wrong family shows. */
function prefixedLabels({ labels, blocks, textOf }: Subject): Label[] {
  if (labels.length === 0) return [];
  const families = new Set(labels.map((label) => labelFamily(label.label)));
  const prose = blocks.filter(({ kind }) => kind === 'prose' || kind === 'list' || kind === 'table');
  return prose.flatMap(({ path, span }) =>
    [...textOf(path).slice(span.start, span.end).matchAll(PREFIXED)]
      .filter((match) => !families.has(labelFamily(match[1] ?? '')))
      .map((match) => {
        const start = span.start + match.index + 2;
        const label = match[1] ?? '';
        return { label, path, span: { start, end: start + label.length }, target: '' };
      }),
  );
}

/** The labels that would do in place of this one, the first six. */
function listOf(labels: readonly Label[], wanted: string): string {
  const alike = labels.map((label) => label.label).filter((label) => label.includes('.') === wanted.includes('.'));
  const family = alike.filter((label) => labelFamily(label) === labelFamily(wanted));
  const listed = [...new Set(family.length > 0 ? family : labels.map((label) => label.label))];
  return `${listed
    .slice(0, 6)
    .map((label) => `\`${label}\``)
    .join(', ')}${listed.length > 6 ? ' and others' : ''}`;
}

function numberOf(label: string): string {
  return label.slice(labelFamily(label).length);
}
