import { fingerprint, type Ids } from './ids.ts';
import type { Example, Problem, Span } from './model.ts';
import { looksLikeConversation, parseExampleFence } from './notation/example-fence.ts';
import { LABEL, readItemLabel } from './notation/labels.ts';
import type { DraftSection } from './outline.ts';
import type { Passage, Piece } from './passages.ts';

export type DraftExample = { -readonly [Key in keyof Example]: Example[Key] };

/** Reads a fence as an example; null where it is code and no conversation. */
export function readFence(
  source: string,
  piece: Extract<Piece, { kind: 'fence' }>,
  title: Extract<Piece, { kind: 'example-title' }> | null,
  section: DraftSection,
  ids: Ids,
): { example: DraftExample; problems: Problem[] } | null {
  const raw = source.slice(piece.span.start, piece.span.end);
  const firstLine = raw.indexOf('\n') + 1;
  if (firstLine === 0) return null;
  const closing = /\n[ \t>]*(?:~{3,}|`{3,})[ \t]*$/.exec(raw);
  const content = raw.slice(firstLine, Math.max(firstLine, closing?.index ?? raw.length));
  if (!looksLikeConversation(content) || !['', 'xml', 'html', 'conversation'].includes(piece.language)) return null;
  const fence = parseExampleFence(content, piece.span.start + firstLine);
  const problems: Problem[] = fence.problems.map((each) => ({ kind: 'example', ...each, path: section.path }));
  if (!closing)
    problems.push({
      kind: 'example',
      message: 'Unexpected end of the file, expected the fence to be closed',
      path: section.path,
      span: piece.span,
    });
  const name = title?.title ?? '';
  const prompt = fence.turns.find((turn) => turn.role === 'user')?.text ?? '';
  const example: DraftExample = {
    id: ids.derive(`${section.id}/example-${fingerprint(`${name}\n${prompt}`)}`),
    idSpan: null,
    path: section.path,
    span: { start: title?.span.start ?? piece.span.start, end: piece.span.end },
    title: name || prompt.split('\n')[0]?.slice(0, 80) || 'Untitled example',
    section: section.id,
    category: null,
    turns: fence.turns,
    answers: fence.answers,
    comparisons: fence.comparisons,
    mode: null,
    label: null,
  };
  return { example, problems };
}

const QUOTE = /“([^”]+)”|"([^"]+)"/g;
const ARROW = new RegExp(String.raw`(?:→|->|⇒|=>)\s*\W?(${LABEL})`);

/** Reads the quoted prompts of `SP2.a Cold promotion – "…"; "…"` and `"…" -> SP2`. */
export function readQuotes(passage: Passage, section: DraftSection, ids: Ids): DraftExample[] {
  const text = passage.flat.text;
  const item = readItemLabel(text);
  const arrow = ARROW.exec(text);
  if (!item && !arrow) return [];
  const label = arrow?.[1] ?? item?.label ?? null;
  const title = item ? (text.slice(item.length).split(/\s*[:–—-]\s*["“]/)[0] ?? '').trim() : '';
  return [...text.matchAll(QUOTE)]
    .filter((quote) => !arrow || quote.index < arrow.index)
    .map((quote) => {
      const at = (index: number) => passage.flat.offsets[index] ?? passage.span.start;
      const span: Span = { start: at(quote.index), end: at(quote.index + quote[0].length - 1) + 1 };
      return quoted(quote[1] ?? quote[2] ?? '', title, label, span, section, ids);
    });
}

/** Reads a table's row of a quoted prompt and its label. */
export function readRow(piece: Extract<Piece, { kind: 'row' }>, section: DraftSection, ids: Ids): DraftExample[] {
  const [first, second] = piece.cells;
  const quote = first ? /^\s*[“"](.+)[”"]\s*$/s.exec(first.text) : null;
  if (!quote?.[1] || !second?.text.trim()) return [];
  return [quoted(quote[1], '', second.text.trim(), piece.span, section, ids)];
}

function quoted(prompt: string, title: string, label: string | null, span: Span, section: DraftSection, ids: Ids): DraftExample {
  return {
    id: ids.derive(`${section.id}/example-${fingerprint(prompt)}`),
    idSpan: null,
    path: section.path,
    span,
    title: title || prompt.slice(0, 80),
    section: section.id,
    category: null,
    turns: [{ role: 'user', text: prompt, span, attributes: {} }],
    answers: [],
    comparisons: 0,
    mode: null,
    label,
  };
}
