import { diffWordsWithSpace } from 'diff';
import type { Words } from './spec-diff.ts';

/** Two versions of one clause differ by fewer words; where more differ, marks word by word would tell nobody anything. */
const MOST_EDITS = 400;

/**
 * Two texts as one, with what only one of them has marked.
 *
 * @returns empty where they are the same
 */
export function markWords(before: string, after: string): readonly Words[] {
  if (before === after) return [];
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (changes === undefined) return whole(before, after);
  return joinAcrossBlanks(
    changes.map(({ value, added, removed }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value })),
  );
}

function whole(before: string, after: string): readonly Words[] {
  const marks: readonly Words[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  return marks.filter(({ text }) => text !== '');
}

/** What was replaced word after word is easier to read as one phrase for another: blanks between belong to both. */
function joinAcrossBlanks(marks: readonly Words[]): readonly Words[] {
  const joined: Words[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    // The blanks that both phrases end with stand behind them.
    const blank = removed !== '' && added !== '' ? sharedEnd(removed, added) : '';
    for (const [kind, text] of [
      ['removed', removed.slice(0, removed.length - blank.length)],
      ['added', added.slice(0, added.length - blank.length)],
    ] as const)
      if (text !== '') joined.push({ kind, text });
    if (blank !== '') joined.push({ kind: 'same', text: blank });
    removed = '';
    added = '';
  };
  for (const { kind, text } of marks) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (/^\s*$/.test(text) && removed !== '' && added !== '') {
      removed += text;
      added += text;
    } else {
      flush();
      joined.push({ kind, text });
    }
  }
  flush();
  return merged(joined);
}

function sharedEnd(one: string, other: string): string {
  const end = /\s*$/.exec(one.slice(-20))?.[0] ?? '';
  return end !== '' && other.endsWith(end) ? end : '';
}

function merged(marks: readonly Words[]): readonly Words[] {
  const runs: Words[] = [];
  for (const mark of marks) {
    const last = runs.at(-1);
    if (last?.kind === mark.kind) runs[runs.length - 1] = { kind: mark.kind, text: last.text + mark.text };
    else runs.push(mark);
  }
  return runs;
}
