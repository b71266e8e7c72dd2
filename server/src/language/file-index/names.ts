import type { Span } from '../../spec/model.ts';
import { readItemLabel } from '../../spec/notation/labels.ts';
import { readRole } from '../../spec/response-mode.ts';
import type { TextBlock } from './block-reader.ts';
import type { IndexedName, IndexedSection } from './file-index.ts';

const WRITTEN_ID = /\{#([^{}\s]+)\}\s*$/;
/** `**Term**: text`, `Term - text` */
const TERM =
  /^(?:\*\*|__|[*_`"“])*([^:.;!?\n*_`"”]{1,70}?)(?:\*\*|__|[*_`"”])*\s*(?::|\s[–—]\s|\s-\s)(?:\*\*|__|[*_`])*\s*(?=\S)/;

/** What a block names: the written id of a clause, a label that it opens with, a term where a heading announces definitions. */
export function readNames(source: string, block: TextBlock, sections: readonly IndexedSection[]): IndexedName[] {
  const { kind, span, nesting } = block;
  if (kind !== 'paragraph') return [];
  const section = sections.length - 1;
  const found: IndexedName[] = [];
  const last = block.lines.at(-1);
  const written =
    last && source.charAt(lastVisible(source, last)) === '}' ? WRITTEN_ID.exec(source.slice(last.start, last.end)) : null;
  if (last && written?.[1]) {
    const start = last.start + written.index + 2;
    found.push({ kind: 'clause', name: written[1], span: { start, end: start + written[1].length }, section });
  }
  if (nesting === 'quote') return found;
  const opening = source.slice(span.start, Math.min(block.lines[0]?.end ?? span.end, span.start + LONGEST_OPENING));
  const label = /[A-Z]\d/.test(opening.slice(0, 14)) ? readItemLabel(opening) : null;
  if (label) {
    const start = span.start + opening.indexOf(label.label);
    found.push({ kind: 'label', name: label.label, span: { start, end: start + label.label.length }, section });
  }
  const heading = sections[section];
  if (!heading || !isGlossary(heading)) return found;
  const term = TERM.exec(opening)?.[1]
    ?.replace(/\s*\([^)]*\)\s*$/, '')
    .trim();
  if (term && term.split(/\s+/).length <= 9) {
    const start = span.start + opening.indexOf(term);
    found.push({ kind: 'term', name: term, span: { start, end: start + term.length }, section });
  }
  return found;
}

const LONGEST_OPENING = 120;

function isGlossary({ title }: IndexedSection): boolean {
  return readRole(title) === 'definitions';
}

function lastVisible(source: string, { start, end }: Span): number {
  let at = end - 1;
  while (at > start && source.charCodeAt(at) <= 32) at -= 1;
  return at;
}
