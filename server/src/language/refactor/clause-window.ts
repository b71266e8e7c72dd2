import { parseSpec } from '../../spec/index.ts';
import { firstFrom } from '../../spec/located.ts';
import type { Clause, Section, Span, Spec } from '../../spec/model.ts';
import { lineEnd, lineStart } from '../format/lines.ts';
import { textOf } from '../parts.ts';

/**
 * A clause with the headings above it and the text of its section before it, as a spec of its own: what a change of the clause
 * does is seen there without reading all of a large document again.
 */
export interface ClauseWindow {
  readonly spec: Spec;
  readonly path: string;
  readonly text: string;
  readonly clause: Clause;
  /** to be added to an offset in the window for that in the file */
  readonly shift: number;
  /** the part of the window that is in the file as it is here */
  readonly own: Span;
}

/** Characters before a clause, in its block and above it; where there are more, only the nearest are taken. */
const LONGEST = 5000;
/** Characters that are read again for one clause. */
const MOST = 20_000;

/** Null where the clause reads otherwise by itself, so that the window would tell nothing of it. */
export function clauseWindow(spec: Spec, clause: Clause): ClauseWindow | null {
  const { path, span } = clause;
  const file = textOf(spec, path);
  const blocks = spec.blocks.filter((block) => block.path === path);
  const index = Math.max(0, firstFrom(blocks, span.start + 1) - 1);
  const section = spec.sections.find(({ id }) => id === clause.section);
  const block = blocks[index];
  if (!section || !block || span.end - span.start > LONGEST) return null;
  // Of a long list, the item alone: what introduces the list stands above it.
  const start = span.end - block.span.start > LONGEST ? lineStart(file, span.start) : block.span.start;
  const above = Math.min(section.headingSpan.end, block.span.start);
  const nearest = blocks[Math.max(0, index - 2)]?.span.start ?? 0;
  const from = block.span.start - above > LONGEST ? Math.max(above, nearest) : above;
  const headings = ancestors(spec, section).map(({ headingSpan }) => file.slice(headingSpan.start, headingSpan.end));
  const titles = headings.filter(Boolean).map((heading) => `${heading}\n\n`);
  const prefix = titles.join('') + file.slice(from, block.span.start);
  const text = prefix + file.slice(start, lineEnd(file, span.end));
  if (text.length > MOST) return null;
  const window = parseSpec([{ path, text }]);
  const shift = start - prefix.length;
  const at = window.clauses.find((each) => each.span.start + shift === span.start);
  if (!at || !readsAlike(at, clause)) return null;
  return { spec: window, path, text, clause: at, shift, own: { start: prefix.length, end: text.length } };
}

/** Whether two clauses say the same; whose level of authority they have is said elsewhere. */
export function readsAlike(one: Clause, other: Clause): boolean {
  return one.text === other.text && one.modality === other.modality && one.mode === other.mode;
}

function ancestors({ sections }: Spec, section: Section): Section[] {
  const byId = new Map(sections.map((each) => [each.id, each]));
  const found: Section[] = [];
  for (let at: Section | undefined = section; at && !found.includes(at); at = at.parent ? byId.get(at.parent) : undefined)
    if (at.path === section.path) found.unshift(at);
  return found;
}
