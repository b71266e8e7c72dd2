import type { SpecDiff, Words } from '../../spec/diff/index.ts';
import type { Spec } from '../../spec/model.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { type ChangeGroup, type ChangeRow, listChanges, type Place, summariseChanges } from './change-list.ts';

/** A spec that was compared. */
export interface ComparedSpec {
  /** what it is called, and what was compared with what: "specs/assistant.md" */
  readonly title: string;
  readonly diff: SpecDiff;
  readonly before: Spec;
  readonly after: Spec;
  /** zero-based line of a place in the version of today */
  readonly lineOf: (place: Place) => number;
}

/** What changed in specs, as Markdown for a pull request: the gravest first, long texts and long lists folded. */
export function diffAsMarkdown(specs: readonly ComparedSpec[], revision: string): string {
  const changed = specs.filter(({ diff }) => !diff.identical);
  const since = `since ${code(revision)}`;
  if (changed.length === 0) return `## Policy changes ${since}\n\nNo spec changed.\n`;
  const parts = changed.flatMap((spec) => describeSpec(spec));
  return `${[`## Policy changes ${since}`, ...parts].join('\n\n')}\n`;
}

/** A text with what was removed struck out and what was added in bold; GitHub and VS Code show both. */
export function wordsAsMarkdown(words: readonly Words[]): string {
  const marked = words.map(({ kind, text }, index) => {
    // What is there or gone as a whole, its heading says.
    const mark = kind === 'same' || words.length === 1 ? '' : kind === 'removed' ? '~~' : '**';
    // A comma before marked words would keep the mark from being read as one.
    const comma = mark === '' ? '' : (/^[,;:.]+(?=\s)/.exec(text)?.[0] ?? '');
    const rest = text.slice(comma.length);
    const escaped = escapeMarkdown(rest);
    if (escaped === '') return { text: escapeMarkdown(text) || ' ', mark: '' };
    const follows = index > 0 && kind === 'added' && words[index - 1]?.kind === 'removed';
    const lead = comma !== '' ? `${comma} ` : follows || /^\s/.test(text) ? ' ' : '';
    return { text: `${lead}${mark}${escaped}${mark}${/\s$/.test(text) ? ' ' : ''}`, mark: lead === '' ? mark : '' };
  });
  return marked
    .reduce((line, { text, mark }) => line + (needsBlank(line, text, mark) ? ' ' : '') + text, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Up to here a text stands in its row; a longer one is folded. */
const MOST_SHOWN = 300;
/** A longer list is folded, but for what no reviewer may miss. */
const MOST_ROWS = 12;
const NEVER_FOLDED: readonly ChangeGroup['kind'][] = ['reversed', 'weakened', 'removed'];

function describeSpec(spec: ComparedSpec): readonly string[] {
  const { title, diff, before, after } = spec;
  const groups = listChanges(diff, before, after).map((group) => describeGroup(group, spec));
  return [`### ${escapeMarkdown(title)}`, `${capitalised(summariseChanges(diff))}.`, ...groups];
}

function describeGroup({ kind, title, count, rows }: ChangeGroup, spec: ComparedSpec): string {
  const list = rows.map((row) => describeRow(row, spec)).join('\n');
  if (rows.length <= MOST_ROWS || NEVER_FOLDED.includes(kind)) return `#### ${title} (${count})\n\n${list}`;
  return `<details>\n<summary><b>${title} (${count})</b></summary>\n\n${list}\n\n</details>`;
}

function describeRow({ what, place, id, words, count, before, after }: ChangeRow, { lineOf }: ComparedSpec): string {
  const line = after === null ? null : lineOf(after) + 1;
  const where = [
    escapeMarkdown(place),
    ...(id === null ? [] : [code(`#${id}`)]),
    ...(line === null || after === null ? [] : [`${escapeMarkdown(after.path)}:${line}`]),
    ...(after === null && before !== null ? [`was in ${escapeMarkdown(before.path)}`] : []),
    ...(count > 1 ? [`${count} clauses`] : []),
  ].filter((each) => each !== '');
  const head = `- ${[what === '' ? '' : `**${escapeMarkdown(what)}**`, where.join(', ')].filter(Boolean).join(' — ')}`;
  const text = wordsAsMarkdown(words);
  if (text === '') return head;
  if (text.length <= MOST_SHOWN) return `${head}\n  > ${text}`;
  return `${head}\n\n  <details><summary>${html(beginning(words))}</summary>\n\n  > ${text}\n\n  </details>\n`;
}

/** A mark beside a letter and before a sign would not be read as one, as in `word**, and**`. */
function needsBlank(line: string, text: string, mark: string): boolean {
  const [last, first] = [line.at(-1) ?? ' ', text.at(0) ?? ' '];
  if (line === '' || /\s/.test(last) || /\s/.test(first)) return false;
  if (mark !== '') {
    const inside = text.slice(mark.length).replace(/^\\/, '').at(0) ?? '';
    return /[\p{L}\p{N}]/u.test(last) && !/[\p{L}\p{N}]/u.test(inside);
  }
  // After a closing mark: what it encloses ends with a sign, and a letter follows.
  const closed = /[~*]{2}$/.test(line);
  return closed && /[\p{L}\p{N}]/u.test(first) && !/[\p{L}\p{N}][~*]{2}$/u.test(line);
}

function beginning(words: readonly Words[]): string {
  const text = words
    .filter(({ kind }) => kind !== 'removed' || words.length === 1)
    .map((each) => each.text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length <= 100
    ? text
    : `${text
        .slice(0, 100)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`;
}

/** A code span that holds any text: its fence is longer than any run of backticks inside. */
function code(text: string): string {
  const folded = text.replace(/\s+/g, ' ').trim();
  const longest = Math.max(0, ...[...folded.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `\`${folded}\`` : `${fence} ${folded} ${fence}`;
}

function html(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
