import type { Edit } from '../lint/finding.ts';
import type { Block, Span, Spec } from '../spec/model.ts';

/** What stands in a new comment where its author is to say why. */
export const REASON = 'say why';

/**
 * The comment that answers findings of a rule at a place, put where the text is read as before: on a line of its own above the
 * passage, or at the end of the line where one above would break a paragraph or a table.
 *
 * @returns null where no comment can stand: in front matter, in an HTML comment
 */
export function suppressHere(spec: Spec, path: string, start: number, rule: string): Edit | null {
  const text = spec.files.find((file) => file.path === path)?.text ?? '';
  const line = lineAt(text, start);
  const word = line.start + indentOf(text.slice(line.start, line.end)).length;
  const block = blockAt(spec, path, Math.min(Math.max(word, line.start), text.length)) ?? blockAt(spec, path, start);
  const clause = spec.clauses.find((each) => each.path === path && start >= each.span.start && start < each.span.end);
  switch (block?.kind) {
    case 'front-matter':
    case 'comment':
      return null;
    case 'table':
      return inCell(path, text, line, rule);
    case 'list':
      return inList(clause ? lineAt(text, clause.span.start) : line) ?? atEnd(path, text, line, rule);
    case 'example':
    case 'code':
      return aboveBlock(exampleAt(spec, path, start) ?? block.span);
    case 'quote':
      return atEnd(path, text, line, rule);
    case 'prose':
    case 'heading':
    case 'commentary':
    case 'link-definition': {
      const first = lineAt(text, block.span.start);
      const wanted = clause ? lineAt(text, clause.span.start) : line;
      if (block.kind === 'commentary') return above(path, text, line, indentOf(text.slice(line.start, line.end)), rule);
      return wanted.start === first.start ? aboveBlock(block.span) : atEnd(path, text, line, rule);
    }
    case 'rule':
    case 'blank':
    case undefined:
      return above(path, text, line, '', rule);
  }

  /** Above an item the comment stands as far in as the words of the item, so that it belongs to the item before. */
  function inList(of: Span): Edit | null {
    const marker = MARKER.exec(text.slice(of.start, of.end));
    if (!marker) return null;
    const isFirst = block?.kind === 'list' && !isAfterItem(text, block.span.start, of.start, marker[1] ?? '');
    const indent = isFirst ? (marker[1] ?? '') : ' '.repeat(marker[0].length);
    return above(path, text, of, indent, rule);
  }

  function aboveBlock(span: Span): Edit {
    const first = lineAt(text, span.start);
    return above(path, text, first, indentOf(text.slice(first.start, first.end)), rule);
  }
}

const MARKER = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]{1,4}(?=\S)/;

/** Whether an item of the same list, or of one inside it, stands before a line. */
function isAfterItem(text: string, from: number, line: number, indent: string): boolean {
  const before = text.slice(lineAt(text, from).start, line).split('\n');
  for (let index = before.length - 2; index >= 0; index -= 1) {
    const own = before[index] ?? '';
    const marker = MARKER.exec(own);
    if (marker && (marker[1]?.length ?? 0) <= indent.length) return marker[1]?.length === indent.length;
  }
  return false;
}

function above(path: string, text: string, line: Span, indent: string, rule: string): Edit {
  const end = text[line.end - 1] === '\r' || text[line.start - 2] === '\r' ? '\r\n' : '\n';
  const comment = `${indent}<!-- deliberate-disable-next-line ${rule} -- ${REASON} -->${end}`;
  return { path, span: { start: line.start, end: line.start }, text: comment };
}

/** Before an id or what breaks the line, which both have to stand last. */
function atEnd(path: string, text: string, line: Span, rule: string): Edit {
  const words = text.slice(line.start, line.end);
  const kept = trimmedEnd(words);
  const id = /\s*\{#[^{}\s]+\}$/.exec(kept.slice(-200))?.[0].length ?? 0;
  const at = line.start + kept.length - (id > 0 ? id : kept.endsWith('\\') ? 1 : 0);
  return { path, span: { start: at, end: at }, text: ` <!-- deliberate-disable-line ${rule} -- ${REASON} -->` };
}

/** In a table's last cell: a line between two rows would end the table. */
function inCell(path: string, text: string, line: Span, rule: string): Edit {
  const kept = trimmedEnd(text.slice(line.start, line.end));
  const at = line.start + (kept.endsWith('|') ? trimmedEnd(kept.slice(0, -1)).length : kept.length);
  return { path, span: { start: at, end: at }, text: ` <!-- deliberate-disable-line ${rule} -- ${REASON} -->` };
}

function trimmedEnd(line: string): string {
  return line.trimEnd();
}

function exampleAt({ examples }: Spec, path: string, at: number): Span | null {
  return examples.find((each) => each.path === path && at >= each.span.start && at < each.span.end)?.span ?? null;
}

function blockAt({ blocks }: Spec, path: string, at: number): Block | null {
  return (
    blocks.find((block) => block.path === path && at >= block.span.start && at < block.span.end) ??
    blocks.findLast((block) => block.path === path && at === block.span.end) ??
    null
  );
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

function lineAt(text: string, at: number): Span {
  const start = at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return { start, end: end < 0 ? text.length : end };
}
