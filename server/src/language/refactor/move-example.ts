import type { Edit } from '../../lint/finding.ts';
import { firstFrom } from '../../spec/located.ts';
import type { Block, Example, Section, Spec } from '../../spec/model.ts';
import { findPart, innermostAt, plainTitle, shortened, textOf } from '../parts.ts';
import type { Refactoring } from './refactorings.ts';
import { lineBreakOf, trimmedEnd } from './text.ts';

/** Moves an example that stands elsewhere to the section of the clause that its `BAD[#id]` names. */
export function moveExample(spec: Spec, path: string, offset: number): Refactoring[] {
  const example = innermostAt(spec.examples, path, offset);
  if (!example) return [];
  const targets = new Map(destinations(spec, example).map((section) => [section.id, section]));
  const taken = takenOut(spec, example);
  if (!taken) return [];
  return [...targets.values()].slice(0, MOST).flatMap((section): Refactoring[] => {
    const at = insertionPoint(spec, section);
    if (at === null || (section.path === path && at >= taken.from && at <= taken.to)) return [];
    const lineBreak = lineBreakOf(textOf(spec, section.path));
    const text = taken.text.replace(/\r\n|\n|\r/g, lineBreak);
    return [
      {
        kind: 'move',
        title: `Move this example to “${shortened(plainTitle(section), 60)}”`,
        edits: (): Edit[] => [
          { path: section.path, span: { start: at, end: at }, text: `${lineBreak}${lineBreak}${text}` },
          { path, span: { start: taken.from, end: taken.to }, text: '' },
        ],
      },
    ];
  });
}

/** Sections offered for one example. */
const MOST = 3;

/** The sections of the clauses that the bad answers break; their examples have a section of their own in some specs. */
function destinations(spec: Spec, example: Example): Section[] {
  const named = spec.references.filter(
    ({ kind, path, span }) =>
      kind === 'id' && path === example.path && span.start >= example.span.start && span.end <= example.span.end,
  );
  return named.flatMap(({ resolved }) => {
    const part = resolved === null ? null : findPart(spec, resolved);
    const id = part?.kind === 'clause' ? part.clause.section : part?.kind === 'section' ? part.section.id : null;
    const section = spec.sections.find((each) => each.id === id);
    const home = section && (examplesBeside(spec, section) ?? section);
    return home && home.id !== example.section ? [home] : [];
  });
}

/** "Examples" under the section, or beside it. */
function examplesBeside({ sections }: Spec, section: Section): Section | null {
  const named = sections.filter(({ role, parent }) => role === 'examples' && parent !== null);
  return named.find(({ parent }) => parent === section.id) ?? named.find(({ parent }) => parent === section.parent) ?? null;
}

/** The lines of an example, with the comment that speaks of it, and what goes with them. */
function takenOut(spec: Spec, example: Example): { readonly from: number; readonly to: number; readonly text: string } | null {
  const file = textOf(spec, example.path);
  const blocks = blocksOf(spec, example.path);
  const first = firstFrom(blocks, example.span.start);
  const begins = blocks[first];
  const last = blocks.findIndex(({ span }) => span.end >= example.span.end);
  const isWhole = begins?.span.start === example.span.start && blocks[last]?.span.end === example.span.end;
  if (!isWhole || last < first || blocks[last]?.kind !== 'example') return null;
  const before = blocks[first - 1];
  const opening = before && isCommentOn(file, before, example.span.start) ? first - 1 : first;
  const start = blocks[opening]?.span.start ?? example.span.start;
  const next = blocks[last + 1];
  const text = file.slice(start, trimmedEnd(file, example.span.end));
  if (next) return { from: start, to: next.span.start, text };
  const end = blocks[opening - 1]?.span.end ?? start;
  return { from: trimmedEnd(file, end), to: trimmedEnd(file, file.length), text };
}

/** Behind the last block of a section's own text; null where that block has no end. */
function insertionPoint(spec: Spec, section: Section): number | null {
  const file = textOf(spec, section.path);
  const own = spec.sections.filter(({ path }) => path === section.path);
  const next = own[own.findIndex(({ id }) => id === section.id) + 1];
  const blocks = blocksOf(spec, section.path);
  let last = firstFrom(blocks, next?.headingSpan.start ?? file.length) - 1;
  // What is suppressed in the next section stays with it.
  if (next) while (last >= 0 && isCommentOn(file, blocks[last] ?? null, next.headingSpan.start)) last -= 1;
  const block = blocks[last];
  if (!block) return null;
  return isClosed(file, block) ? trimmedEnd(file, block.span.end) : null;
}

/** Whether a block is a comment that answers a finding in what follows it. */
function isCommentOn(file: string, block: Block | null, start: number): boolean {
  if (block?.kind !== 'comment' || !/^[ \t\r\n]*$/.test(file.slice(block.span.end, start))) return false;
  return /^<!--\s*deliberate-disable-next-line\b/.test(file.slice(block.span.start, block.span.end));
}

function isClosed(file: string, { kind, span }: Block): boolean {
  const lines = file
    .slice(span.start, span.end)
    .trimEnd()
    .split(/\r\n|\n|\r/);
  const [first = ''] = lines;
  const last = lines.at(-1) ?? '';
  const mark = /^[ \t]*(`{3,}|~{3,})/.exec(first)?.[1];
  if (kind === 'comment') return last.includes('-->');
  return mark === undefined || (lines.length > 1 && last.trim().startsWith(mark));
}

/** In order, without what is blank. */
function blocksOf({ blocks }: Spec, path: string): Block[] {
  return blocks.filter((block) => block.path === path && block.kind !== 'blank');
}
