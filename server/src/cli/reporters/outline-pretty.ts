import type { Clause, ResponseMode, Section } from '../../spec/model.ts';
import type { Context } from '../context.ts';
import type { OpenedSpec } from '../open-spec.ts';
import { cellsOf, displayWidth, printable } from '../terminal/display-width.ts';
import type { Colour } from '../terminal/paint.ts';
import { MODE_COLOURS } from './verdict-colours.ts';

type Screen = Pick<Context, 'paint' | 'width'>;

/** Sections as a tree, each with its clauses: one line each, cut to the width of the terminal. */
export function outlineForPeople({ spec, path }: Pick<OpenedSpec, 'spec' | 'path'>, screen: Screen): string {
  const { paint } = screen;
  const clauses = groupBySection(spec.clauses);
  const examples = groupBySection(spec.examples);
  const definitions = groupBySection(spec.definitions);
  const categories = new Set(spec.categories.map(({ id }) => id));
  const lines = spec.sections.flatMap((section) => [
    sectionLine(section, categories.has(section.id), screen),
    ...(definitions.get(section.id) ?? []).map(({ id, term }) => line(section.level, 'definition', id, term, screen)),
    ...(clauses.get(section.id) ?? []).map((clause) => clauseLine(clause, section.level, screen)),
    ...(examples.get(section.id) ?? []).map(({ id, title }) => line(section.level, 'example', id, title, screen)),
  ]);
  const counts = [
    [spec.categories.length, 'category', 'categories'],
    [spec.sections.length, 'section', 'sections'],
    [spec.clauses.length, 'clause', 'clauses'],
    [spec.definitions.length, 'definition', 'definitions'],
    [spec.examples.length, 'example', 'examples'],
    [spec.references.length, 'reference', 'references'],
  ] as const;
  const summary = counts.map(([number, one, many]) => `${number} ${number === 1 ? one : many}`).join(', ');
  const others = spec.files.length - 1;
  const files = others > 0 ? `${path} and ${others} more ${others === 1 ? 'file' : 'files'}` : path;
  return `${paint('bold', printable(spec.title))} ${paint('grey', printable(files))}\n${lines.join('')}${summary}\n`;
}

function sectionLine(section: Section, isCategory: boolean, { paint, width }: Screen): string {
  const facts = [isCategory && 'category', section.authority !== 'none' && section.authority, section.mode]
    .filter(Boolean)
    .join(', ');
  const indent = '  '.repeat(Math.max(0, section.level - 1));
  const id = `#${section.id}`;
  const title = clip(printable(section.title), width - indent.length - displayWidth(id) - facts.length - 3);
  return `${indent}${paint('bold', title)} ${paint('grey', id)}${facts ? ` ${paint('cyan', facts)}` : ''}\n`;
}

function clauseLine({ modality, mode, id, text }: Clause, level: number, screen: Screen): string {
  return line(level, mode === null ? modality : `${modality}, ${mode}`, id, text, screen, colourOf(mode));
}

function line(level: number, kind: string, id: string, text: string, { paint, width }: Screen, colour: Colour = 'grey'): string {
  const indent = '  '.repeat(Math.max(1, level));
  const room = width - indent.length - displayWidth(id) - kind.length - 6;
  return `${indent}${paint(colour, kind)}  ${clip(printable(text).replace(/\s+/g, ' '), Math.max(room, 20))}  ${paint('grey', `#${id}`)}\n`;
}

function colourOf(mode: ResponseMode | null): Colour {
  return mode === null ? 'grey' : MODE_COLOURS[mode];
}

function groupBySection<T extends { readonly section: string }>(parts: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const part of parts) {
    const group = groups.get(part.section) ?? [];
    group.push(part);
    groups.set(part.section, group);
  }
  return groups;
}

function clip(text: string, width: number): string {
  const cells = cellsOf(text);
  let used = 0;
  const past = cells.findIndex((cell) => {
    used += cell.width;
    return used > Math.max(1, width);
  });
  // The ellipsis takes the place of one more.
  return past < 0
    ? text
    : `${cells
        .slice(0, Math.max(0, past - 1))
        .map((cell) => cell.text)
        .join('')
        .trimEnd()}…`;
}
