import { groupBy } from '../../spec/group-by.ts';
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
    const unresolved = subject.references.filter((reference) => reference.kind === 'label' && reference.resolved === null);
    const uses = [...unresolved.map(({ path, span, target }) => ({ path, span, label: target })), ...prefixedLabels(subject)];
    const nearest = createNearestLabel(subject.labels);
    // Many wrong labels of the same letters are one mistake: the letters.
    return [...groupBy(uses, ({ path, label }) => `${path}\n${labelFamily(label)}`).values()].flatMap((group) =>
      group.length < MANY ? group.map((use) => report([use], subject.labels, nearest)) : [report(group, subject.labels, nearest)],
    );
  },
});

const MANY = 3;

/** A place where an undefined label stands. */
interface Use {
  readonly path: string;
  readonly span: Span;
  readonly label: string;
}

/** @param uses of labels of the same letters; at least one */
function report(uses: readonly Use[], labels: readonly Label[], nearest: (label: string) => string | null): Found {
  const [first, ...others] = uses as readonly [Use, ...Use[]];
  const names = [...new Set(uses.map(({ label }) => label))].sort();
  const meant = names.map(nearest);
  const isKnown = meant.every((name) => name !== null);
  const expected = isKnown ? `did you mean ${quoted(meant)}?` : `the spec defines ${listOf(labels, first.label)}`;
  const what = names.length === 1 ? `label ${quoted(names)}` : `labels ${quoted(names)}`;
  const edits = uses.flatMap(({ path, span, label }) => ({ path, span, text: nearest(label) ?? label }));
  return {
    path: first.path,
    span: first.span,
    message: `Unexpected ${what}${others.length > 0 ? ` in ${uses.length} places` : ''}, expected ${names.length === 1 ? 'one' : 'ones'} that this spec defines: ${expected}`,
    related: others.map(({ path, span, label }) => ({ path, span, message: `Also \`${label}\`` })),
    fixes: isKnown ? [{ title: `Change to ${quoted(meant)}`, safe: false, edits }] : [],
  };
}

/** Which number was meant cannot be guessed; which letters can. */
function createNearestLabel(labels: readonly Label[]): (label: string) => string | null {
  const nearest = createNearestName(labels.map(({ label }) => label));
  return (label) => {
    const guess = nearest(label);
    return guess !== null && numberOf(guess) === numberOf(label) ? guess : null;
  };
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

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
