import {
  type ChangeGroup,
  type ChangeGroupKind,
  type ChangeRow,
  listChanges,
  summariseChanges,
} from '../../language/diff/change-list.ts';
import type { Words } from '../../spec/diff/index.ts';
import type { Context } from '../context.ts';
import { printable } from '../terminal/display-width.ts';
import type { Colour } from '../terminal/paint.ts';
import { wrap } from '../terminal/wrap.ts';
import { type DiffReport, titleOf } from './diff-report.ts';
import { createSources, type Sources } from './lint-report.ts';

type Screen = Pick<Context, 'paint' | 'width'>;

/** Every spec that changed: how many clauses of each kind, then each with its old and new words. */
export function diffForPeople({ revision, specs }: DiffReport, screen: Screen): string {
  const { paint } = screen;
  return specs
    .map((spec) => {
      const sides = { before: createSources(spec.before.files), after: createSources(spec.after.files) };
      const head = `${paint('bold', printable(titleOf(spec)))} ${paint('grey', `since ${printable(revision)}`)}`;
      const groups = listChanges(spec.diff, spec.before, spec.after).map((group) => describeGroup(group, sides, screen));
      return [head, `${summariseChanges(spec.diff)}\n`, ...groups].join('\n');
    })
    .join('\n');
}

const COLOURS: Readonly<Record<ChangeGroupKind, Colour>> = {
  reversed: 'red',
  weakened: 'red',
  removed: 'red',
  strengthened: 'green',
  're-scoped': 'yellow',
  'authority-lowered': 'yellow',
  'authority-raised': 'yellow',
  added: 'green',
  reworded: 'blue',
  definitions: 'magenta',
  examples: 'magenta',
  sections: 'magenta',
};

function describeGroup({ kind, title, count, rows }: ChangeGroup, sources: Sides, screen: Screen): string {
  const described = rows.map((row) => describeRow(row, placeOf(row, sources), screen));
  return `${screen.paint(COLOURS[kind], `${title} (${count})`)}\n${described.join('')}`;
}

type Sides = Readonly<Record<'before' | 'after', Sources>>;

function placeOf({ before, after }: ChangeRow, sources: Sides): string {
  const side = after === null ? 'before' : 'after';
  const place = after ?? before;
  if (place === null) return '';
  const { line, character } = sources[side].rangeOf(place).start;
  return `${side === 'before' ? 'was at ' : ''}${place.path}:${line + 1}:${character + 1}`;
}

function describeRow({ what, place, id, words, count }: ChangeRow, where: string, { paint, width }: Screen): string {
  const head = [
    printable(where),
    printable(place),
    ...(id === null ? [] : [printable(`#${id}`)]),
    ...(count > 1 ? [`${count} clauses`] : []),
  ].filter((each) => each !== '');
  const [first = '', ...others] = head;
  const lines = [`  ${paint('bold', first)}${others.length > 0 ? ` ${paint('grey', others.join('  '))}` : ''}\n`];
  if (what !== '') lines.push(wrap(printable(what), { width, indent: '    ' }));
  lines.push(writeWords(words, { paint, width }));
  return lines.join('');
}

/** As `git diff --word-diff` marks words, so that they can be told without colours, too. */
function writeWords(words: readonly Words[], { paint, width }: Screen): string {
  const only = words.length === 1;
  const text = words
    .map(({ kind, text }) => {
      const shown = printable(text).replace(MARKS, '').replace(/\s+/g, ' ');
      if (kind === 'same') return only ? shown : clipped(shown);
      const [open, close] = only ? ['', ''] : kind === 'removed' ? ['[-', '-]'] : ['{+', '+}'];
      return `${kind === 'removed' ? REMOVED : ADDED}${open}${shown}${close}${END}`;
    })
    .join('');
  return text === '' ? '' : paintMarked(wrap(text, { width, indent: '    ' }), paint);
}

/** Invisible signs, which take no room when lines are broken; colour takes their place then. */
const [REMOVED, ADDED, END] = ['\u2061', '\u2062', '\u2063'];
const MARKS = /[\u2061-\u2063]/g;

function paintMarked(text: string, paint: Context['paint']): string {
  let colour: Colour | null = null;
  // A line break ends a colour, so that no terminal paints its margin.
  return text
    .split(/([\u2061-\u2063\n] *)/)
    .map((piece) => {
      const mark = piece.charAt(0);
      if (mark === '\n') return piece;
      if (mark === REMOVED || mark === ADDED || mark === END) {
        colour = mark === END ? null : mark === REMOVED ? 'red' : 'green';
        return piece.slice(1);
      }
      return colour === null ? piece : paint(colour, piece);
    })
    .join('');
}

/** What lies far from any change says nothing about it. */
const MOST_CONTEXT = 160;

function clipped(text: string): string {
  if (text.length <= MOST_CONTEXT) return text;
  const half = MOST_CONTEXT / 2;
  const [head, tail] = [text.slice(0, half), text.slice(-half)];
  return `${head.slice(0, Math.max(head.lastIndexOf(' '), 1))} … ${tail.slice(tail.indexOf(' ') + 1)}`;
}
