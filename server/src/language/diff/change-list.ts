import {
  CLAUSE_CHANGES,
  type ClauseChange,
  type ClauseChangeKind,
  type DefinitionChange,
  type ExampleChange,
  type SectionChange,
  type SpecDiff,
  type Words,
} from '../../spec/diff/index.ts';
import type { Clause, Span, Spec } from '../../spec/model.ts';
import { shortened } from '../parts.ts';
import { createTitles, type Titles } from './titles.ts';

export type ChangeGroupKind = ClauseChangeKind | 'definitions' | 'examples' | 'sections';

/** Changes of one kind, as a reader is told of them. */
export interface ChangeGroup {
  readonly kind: ChangeGroupKind;
  readonly title: string;
  /** clauses, definitions, examples or sections; a row may stand for many */
  readonly count: number;
  readonly rows: readonly ChangeRow[];
}

export interface ChangeRow {
  /** what happened, in plain words: "must → should"; empty where the group says it all */
  readonly what: string;
  /** what it happened to: the titles above a clause, the term of a definition */
  readonly place: string;
  /** a written id; null where it would say nothing */
  readonly id: string | null;
  /** old and new text in one; one run where nothing or everything differs */
  readonly words: readonly Words[];
  /** how many it stands for: what happened to many clauses of a section alike is one row */
  readonly count: number;
  readonly before: Place | null;
  readonly after: Place | null;
}

export interface Place {
  readonly path: string;
  readonly span: Span;
}

/** Groups what changed, the gravest first, and tells once what happened to many clauses of a section alike. */
export function listChanges(diff: SpecDiff, before: Spec, after: Spec): readonly ChangeGroup[] {
  const titles = createTitles(before, after);
  const groups = CLAUSE_CHANGES.map((kind): ChangeGroup => {
    const changes = diff.clauses.filter((change) => change.kind === kind);
    return { kind, title: GROUP_TITLES[kind], count: changes.length, rows: clauseRows(changes, titles) };
  });
  const others: readonly (readonly [ChangeGroupKind, readonly ChangeRow[]])[] = [
    ['definitions', diff.definitions.map((change) => definitionRow(change))],
    ['examples', diff.examples.map((change) => exampleRow(change, titles))],
    ['sections', diff.sections.map((change) => sectionRow(change, titles))],
  ];
  return [
    ...groups,
    ...others.map(([kind, rows]): ChangeGroup => ({ kind, title: GROUP_TITLES[kind], count: rows.length, rows })),
  ].filter(({ count }) => count > 0);
}

/** `2 weakened, 1 added; 340 clauses unchanged` */
export function summariseChanges({ clauses, unchangedCount, sections, definitions, examples, identical }: SpecDiff): string {
  if (identical) return 'no change';
  const counts = [
    ...CLAUSE_CHANGES.map((kind) => [
      clauses.filter((change) => change.kind === kind).length,
      kind.replace(/^authority-/, 'authority '),
    ]),
    ...(
      [
        [definitions, 'definition'],
        [examples, 'example'],
        [sections, 'section'],
      ] as const
    ).map(([{ length }, name]) => [length, `${name} ${length === 1 ? 'change' : 'changes'}`] as const),
  ] as const;
  const told = counts.flatMap(([count, name]) => (Number(count) > 0 ? `${count} ${name}` : []));
  const unchanged = `${unchangedCount} ${unchangedCount === 1 ? 'clause' : 'clauses'} unchanged`;
  return `${told.length > 0 ? told.join(', ') : 'no clause, definition or example changed, only other text'}; ${unchanged}`;
}

const GROUP_TITLES: Readonly<Record<ChangeGroupKind, string>> = {
  reversed: 'Reversed',
  weakened: 'Weakened',
  removed: 'Removed',
  strengthened: 'Strengthened',
  're-scoped': 'Re-scoped',
  'authority-lowered': 'Authority lowered',
  'authority-raised': 'Authority raised',
  added: 'Added',
  reworded: 'Reworded',
  definitions: 'Definitions',
  examples: 'Examples',
  sections: 'Sections',
};

/** What a title may have of an example's prompt. */
const MOST_OF_PROMPT = 60;

function clauseRows(changes: readonly ClauseChange[], titles: Titles): readonly ChangeRow[] {
  const alike = new Map<string, ClauseChange[]>();
  for (const [index, change] of changes.entries()) {
    const key = isOfPlace(change) ? `${change.after?.section}\n${what(change)}` : String(index);
    const group = alike.get(key);
    if (group) group.push(change);
    else alike.set(key, [change]);
  }
  return [...alike.values()].flatMap(([first, ...others]) => (first ? clauseRow(first, others.length + 1, titles) : []));
}

/** The words are the same: only the section that they stand in is another, or says something else. */
function isOfPlace({ words, grounds }: ClauseChange): boolean {
  return (
    words.length === 0 &&
    grounds.length > 0 &&
    grounds.every(({ aspect }) => ['section', 'category', 'authority'].includes(aspect))
  );
}

function clauseRow(change: ClauseChange, count: number, titles: Titles): ChangeRow {
  const { before, after } = change;
  const clause = after ?? before;
  return {
    what: what(change),
    place: after ? titles.after(after.section) : before ? titles.before(before.section) : '',
    id: clause?.idSpan && count === 1 ? clause.id : null,
    words: count > 1 ? [] : wordsOf(change.words, before, after),
    count,
    before: before && placeOf(before),
    after: after && placeOf(after),
  };
}

function what({ grounds }: ClauseChange): string {
  return grounds.map(({ text }) => text).join(' · ');
}

function wordsOf(
  words: readonly Words[],
  before: Pick<Clause, 'text'> | null,
  after: Pick<Clause, 'text'> | null,
): readonly Words[] {
  if (words.length > 0) return words;
  const kind = before === null ? 'added' : after === null ? 'removed' : 'same';
  return [{ kind, text: (after ?? before)?.text ?? '' }];
}

function definitionRow({ kind, before, after, words }: DefinitionChange): ChangeRow {
  return {
    what: kind,
    place: (after ?? before)?.term ?? '',
    id: null,
    words: wordsOf(words, before, after),
    count: 1,
    before: before && placeOf(before),
    after: after && placeOf(after),
  };
}

function exampleRow({ kind, before, after, expectation }: ExampleChange, titles: Titles): ChangeRow {
  const example = after ?? before;
  const title = example?.title || example?.turns.find(({ role }) => role === 'user')?.text || 'Example';
  const section = after ? titles.after(after.section) : before ? titles.before(before.section) : '';
  return {
    what: kind === 'expectation' ? `expects something else: ${expectation}` : kind,
    place: [section, shortened(title, MOST_OF_PROMPT)].filter(Boolean).join(' › '),
    id: null,
    words: [],
    count: 1,
    before: before && placeOf(before),
    after: after && placeOf(after),
  };
}

function sectionRow({ kind, before, after }: SectionChange, titles: Titles): ChangeRow {
  const [from, to] = [before ? titles.before(before.id) : '', after ? titles.after(after.id) : ''];
  return {
    what: kind,
    place: kind === 'renamed' ? `${from} → ${to}` : to || from,
    id: null,
    words: [],
    count: 1,
    before: before && { path: before.path, span: before.headingSpan },
    after: after && { path: after.path, span: after.headingSpan },
  };
}

function placeOf({ path, span }: Place): Place {
  return { path, span };
}
