import type { Clause, Label, Section, Span } from '../../spec/index.ts';
import { labelFamily } from '../../spec/notation/labels.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import { createFreeName } from '../taken-names.ts';
import { readRowIds } from './duplicate-id/table-ids.ts';

/** Finds a written id that two things have, and a label that stands for two things. */
export const duplicateId = defineRule({
  name: 'duplicate-id',
  family: 'structure',
  severity: 'error',
  summary: 'An id or a label that two sections or clauses have.',
  check: (subject) => {
    // Most specs have no id twice, and need no list of those that are taken.
    let freeName: ReturnType<typeof createFreeName> | null = null;
    const first = new Map<string, Named>();
    return namesIn(subject).flatMap((named): Found[] => {
      const key = `${named.scope} ${named.name}`;
      const earlier = first.get(key);
      if (!earlier) {
        first.set(key, named);
        return [];
      }
      const what = /^(?:id|row)\b/.test(named.scope) ? 'id' : 'label';
      freeName ??= createFreeName(subject);
      const free = named.scope === 'id' ? (named.derived ?? freeName(named.name)) : null;
      const { path, span, name } = named;
      return [
        {
          path,
          span,
          message: `Unexpected ${what} \`${name}\`, expected one that nothing else has: it already names “${earlier.words}”`,
          related: [{ path: earlier.path, span: earlier.span, message: `The first \`${name}\`` }],
          fixes: free ? [{ title: `Rename this one to \`${free}\``, safe: false, edits: [{ path, span, text: free }] }] : [],
        },
      ];
    });
  },
});

interface Named {
  readonly name: string;
  /** within what the name must be the only one */
  readonly scope: string;
  /** the id that the parser gave it in place of one that was taken */
  readonly derived: string | null;
  readonly path: string;
  readonly span: Span;
  readonly words: string;
}

/** Names as written, in document order: a parser keeps the first of two equal headings' codes and derives the second. */
function namesIn(subject: Subject): Named[] {
  const { sections, clauses, labels, files, textOf } = subject;
  const order = new Map(files.map((file, index) => [file.path, index]));
  const lone = loneLabels(labels);
  const labelled = new Set(sections.filter((section) => section.label !== null).map((section) => section.id));
  const named = (each: Section | Clause, scope: string, words: string): Named[] => {
    if (!each.idSpan) return [];
    const text = textOf(each.path);
    const name = text.slice(each.idSpan.start, each.idSpan.end);
    const written = text[each.idSpan.start - 1] === '#';
    const derived = each.id === name || each.id.includes('/') ? null : each.id;
    return name
      ? [{ name, derived, scope: written ? 'id' : scope, path: each.path, span: each.idSpan, words: shorten(words) }]
      : [];
  };
  return [
    ...sections.flatMap((section) => named(section, 'section label', section.title)),
    // Elsewhere a list may repeat the labels that sections define, to say how they are used.
    ...clauses
      .filter((clause) => !lone.has(clause.id))
      .flatMap((clause) =>
        named(clause, labelled.has(clause.section) ? 'clause label' : `label in ${clause.section}`, clause.text),
      ),
    ...rowsOf(subject),
  ].sort((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0) || a.span.start - b.span.start);
}

function shorten(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60).trimEnd()}…` : words;
}

/** Rows whose ids stand in their cells, which no clause of theirs has. */
function rowsOf(subject: Subject): Named[] {
  const borne = new Set(subject.clauses.map(({ path, idSpan }) => `${path} ${idSpan?.start}`));
  return readRowIds(subject)
    .filter(({ path, span }) => !borne.has(`${path} ${span.start}`))
    .map(({ name, kind, table, path, span, words }) => ({
      name,
      scope: kind === 'written' ? 'id' : `row of ${path} ${table}`,
      derived: null,
      path,
      span,
      words: shorten(words),
    }));
}

/** Labels without another of their family: "CC0 1.0" is a licence. */
function loneLabels(labels: readonly Label[]): Set<string> {
  const families = new Map<string, Set<string>>();
  for (const { label } of labels) families.set(labelFamily(label), (families.get(labelFamily(label)) ?? new Set()).add(label));
  return new Set([...families.values()].flatMap((family) => (family.size === 1 ? [...family] : [])));
}
