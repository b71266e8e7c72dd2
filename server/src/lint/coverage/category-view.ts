import { groupBy } from '../../spec/group-by.ts';
import type { Category, Clause, Definition, Example, Section, Span } from '../../spec/index.ts';
import type { Subject } from '../rule.ts';
import type { Sentence } from '../text/sentence.ts';

/** A category with all that stands in it. */
export interface CategoryView {
  readonly category: Category;
  readonly head: Section;
  readonly sections: readonly Section[];
  readonly clauses: readonly Clause[];
  readonly definitions: readonly Definition[];
  readonly examples: readonly Example[];
  /** English or not */
  readonly sentences: readonly Sentence[];
}

/** The hazard categories of a spec, in document order, and the sentences that stand in none of them. */
export interface CoverageView {
  readonly hazards: readonly CategoryView[];
  readonly general: readonly Sentence[];
}

/** Sorts what a spec says by category, in one pass. */
export function viewCoverage(subject: Subject): CoverageView {
  const sections = groupBy(subject.sections, ({ category }) => category ?? '');
  const clauses = groupBy(subject.clauses, ({ category }) => category ?? '');
  const examples = groupBy(subject.examples, ({ category }) => category ?? '');
  const definitions = groupBy(subject.definitions, ({ section }) => subject.sectionOf(section)?.category ?? '');
  const sentences = groupBy(subject.text().sentences, ({ section }) => section.category ?? '');
  const hazards = subject.categories.flatMap((category): CategoryView[] => {
    const head = subject.sectionOf(category.id);
    if (!category.hazard || !head) return [];
    return [
      {
        category,
        head,
        sections: sections.get(category.id) ?? [],
        clauses: clauses.get(category.id) ?? [],
        definitions: definitions.get(category.id) ?? [],
        examples: examples.get(category.id) ?? [],
        sentences: sentences.get(category.id) ?? [],
      },
    ];
  });
  const joined = joinParts(subject, hazards);
  const ids = new Set(joined.flatMap((view) => view.sections.map(({ id }) => id)));
  return { hazards: joined, general: subject.text().sentences.filter(({ section }) => !ids.has(section.id)) };
}

/**
 * Headings such as "Allowed" and "Disallowed" at the level of categories are parts of one policy: what one of them lacks,
 * the other says.
 */
function joinParts(subject: Subject, hazards: readonly CategoryView[]): readonly CategoryView[] {
  const [first, ...others] = hazards.filter(({ head }) => head.role !== null);
  if (!first) return hazards;
  const parts = [first, ...others];
  const ids = new Set(parts.map(({ category }) => category.id));
  // What stands under headings of no hazard ("Definitions", "Examples") is of the policy too.
  const rest = (category: string | null) => category === null || subject.categoryOf(category)?.hazard === false;
  const head = subject.sectionOf(first.head.parent) ?? first.head;
  const inAll = <T>(own: (view: CategoryView) => readonly T[], all: readonly T[], isRest: (each: T) => boolean) => [
    ...parts.flatMap(own),
    ...all.filter(isRest),
  ];
  const whole: CategoryView = {
    category: { ...first.category, title: head.title || subject.title, span: head.span },
    head,
    sections: inAll(
      (view) => view.sections,
      subject.sections,
      ({ category }) => rest(category),
    ),
    clauses: inAll(
      (view) => view.clauses,
      subject.clauses,
      ({ category }) => rest(category),
    ),
    definitions: inAll(
      (view) => view.definitions,
      subject.definitions,
      ({ section }) => rest(subject.sectionOf(section)?.category ?? null),
    ),
    examples: inAll(
      (view) => view.examples,
      subject.examples,
      ({ category }) => rest(category),
    ),
    sentences: inAll(
      (view) => view.sentences,
      subject.text().sentences,
      ({ section }) => rest(section.category),
    ),
  };
  return [whole, ...hazards.filter(({ category }) => !ids.has(category.id))];
}

/** Where a finding on a whole section stands: its title, or the first line under it where it has none. */
export function titlePlace(subject: Subject, section: Section): { readonly path: string; readonly span: Span } {
  const { path, titleSpan, span } = section;
  if (titleSpan.end > titleSpan.start) return { path, span: titleSpan };
  const text = subject.textOf(path).slice(span.start, span.end);
  const start = span.start + (text.length - text.trimStart().length);
  const line = subject.textOf(path).indexOf('\n', start);
  return { path, span: { start, end: line < 0 || line > span.end ? span.end : line } };
}

/** Where a finding on a whole spec stands: the title of its first section. */
export function specPlace(subject: Subject): { readonly path: string; readonly span: Span } | null {
  const first = subject.sections.find((section) => section.level > 0 && section.titleSpan.end > section.titleSpan.start);
  const section = first ?? subject.sections[0];
  return section ? titlePlace(subject, section) : null;
}

/** Whether what stands here is English: rules that look for words are silent on anything else. */
export function isEnglish(sentences: readonly Sentence[]): boolean {
  return sentences.filter(({ english }) => english).length * 2 >= sentences.length;
}
