import type { Section } from '../../spec/index.ts';
import type { Subject } from '../rule.ts';
import type { Sentence } from '../text/sentence.ts';
import { deniesBelow } from './ban-scope-verdicts.ts';

/**
 * Finds, for a section, the part of a document whose words limit the bans in it: its chapter, or the whole document where the
 * chapters are "Never" and "Always", or where it has none.
 */
export function createChapters(subject: Subject): (section: Section) => string {
  const tops = subject.sections.filter(({ level }) => level > 0);
  const least = Math.min(...tops.map(({ level }) => level));
  const [title, ...others] = tops.filter(({ level }) => level === least);
  const known = new Map<string, string>();
  const chapterOf = (section: Section): string => {
    const found = known.get(section.id);
    if (found !== undefined) return found;
    known.set(section.id, WHOLE);
    const parent = subject.sectionOf(section.parent);
    const isWhole = section.level === 0 || (section === title && others.length === 0);
    const isPart = section.role !== null || section.mode !== null || deniesBelow(section.title);
    const above = parent ? chapterOf(parent) : WHOLE;
    const chapter = isWhole ? WHOLE : above === WHOLE && !isPart ? section.id : above;
    known.set(section.id, chapter);
    return chapter;
  };
  return chapterOf;
}

/** The name of the chapter that is the whole document. */
export const WHOLE = '';

/** A cell's row: its other cells, what its table's first row says, and the title of its column. */
export interface Row {
  readonly others: readonly string[];
  readonly header: string;
  readonly column: string;
}

/** The row of each cell. */
export function readRows(subject: Subject, sentences: readonly Sentence[]): ReadonlyMap<Sentence, Row> {
  const rows = new Map<Sentence, Row>();
  let row: Sentence[] = [];
  let header: readonly string[] = [];
  const close = () => {
    const cells = [...new Set(row.map(({ prose }) => prose))];
    const isFirst = header.length === 0;
    if (isFirst) header = cells.map(({ text }) => text);
    for (const each of row)
      rows.set(each, {
        others: cells.filter((cell) => cell !== each.prose).map(({ text }) => text),
        header: header.join(' '),
        column: isFirst ? '' : (header[cells.indexOf(each.prose)] ?? ''),
      });
    row = [];
  };
  for (const sentence of sentences) {
    const last = row.at(-1);
    const isCell = sentence.prose.kind === 'cell';
    const isSame =
      isCell &&
      last?.path === sentence.path &&
      row.length < MOST_CELLS &&
      !subject.textOf(sentence.path).slice(last.span.end, sentence.span.start).includes('\n');
    if (!isSame && last) close();
    if (isCell) row.push(sentence);
    else header = [];
  }
  close();
  return rows;
}

const MOST_CELLS = 12;
