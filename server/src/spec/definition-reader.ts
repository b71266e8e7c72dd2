import { fold, sourceSpan } from './flat-text.ts';
import { type IdPool, slugOf } from './ids.ts';
import type { Definition } from './model.ts';
import type { DraftSection } from './outline.ts';
import type { Passage } from './passages.ts';

const ENTRY = /^([^:.;!?\n]{1,70}?)\s*(?::|\s[–—]\s|\s-\s)\s*(?=\S)/;

/** Reads `Term: text`, in whatever emphasis, under a heading that announces definitions; null for other prose. */
export function readDefinition(passage: Passage, section: DraftSection, ids: IdPool): Definition | null {
  if (section.role !== 'definitions') return null;
  const match = ENTRY.exec(passage.flat.text);
  const term = match?.[1]?.replace(/\s*\([^)]*\)\s*$/, '').trim();
  if (!match || !term || term.split(/\s+/).length > 9) return null;
  const start = match[0].indexOf(term);
  return {
    id: passage.written ? ids.written(passage.written.id) : ids.derive(`${section.id}/${slugOf(term)}`),
    idSpan: passage.written?.span ?? null,
    path: section.path,
    span: passage.span,
    term,
    termSpan: sourceSpan(passage.flat, start, start + term.length),
    text: fold(passage.flat.text.slice(match[0].length)),
    section: section.id,
  };
}
