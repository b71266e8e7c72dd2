import type { Span } from '../spec/index.ts';

/** What to delete so that a comment is gone, and whether the rest is then sure to be read as before. */
export interface Drop {
  readonly span: Span;
  readonly safe: boolean;
}

/** A line that Markdown takes for the beginning of something new, whatever stands above it. */
const BEGINS_ANEW = /^[ \t]*(?:[-*+][ \t]+\S|1[.)][ \t]+\S|#{1,6}[ \t]|>|`{3,}|~{3,}|<!--)/;

/** Lines in a list that say what the items after them are, until the list ends: two lists are not then one. */
const LEADS_ON = /^[ \t]*(?:should not|can)[^\w\n]*$/im;

/**
 * Prepares to delete comments of a text, each with the blanks around it, and with its line where nothing else stands there.
 */
export function createCommentDropper(text: string): (comment: Span) => Drop {
  const joinsLists = !LEADS_ON.test(text);
  return (comment) => dropComment(text, comment, joinsLists);
}

function dropComment(text: string, { start, end }: Span, joinsLists: boolean): Drop {
  const line = lineAt(text, start);
  const lastLine = lineAt(text, end);
  const before = text.slice(line.start, start);
  const after = text.slice(end, lastLine.end);
  if (before.trim() !== '') {
    const blanks = before.length - before.trimEnd().length;
    return { span: { start: start - blanks, end: end + (after.trim() === '' ? after.trimEnd().length : 0) }, safe: true };
  }
  // With the comment gone, what follows it on its line could begin something: a list, a heading.
  if (after.trim() !== '') return { span: { start, end: end + after.length - after.trimStart().length }, safe: false };

  const above = line.start === 0 ? '' : lineText(text, lineAt(text, line.start - 1));
  const below = lastLine.end >= text.length ? '' : lineText(text, lineAt(text, lastLine.end + 1));
  const beyond = below === '' ? nextWords(text, lastLine.end) : below;
  // A comment ends the list or the paragraph above it; a line that stands further in would then belong to that.
  const staysOut = indentOf(beyond) <= indentOf(before);
  const staysBetween = joinsLists || !/^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(beyond);
  // At the head of a file, a rule would open front matter.
  const staysRule = text.slice(0, line.start).trim() !== '' || !beyond.startsWith('---');
  const safe = staysOut && staysBetween && staysRule;
  if (above !== '' && below !== '' && !BEGINS_ANEW.test(below))
    return { span: { start: line.start, end: lastLine.end - (text[lastLine.end - 1] === '\r' ? 1 : 0) }, safe };
  const next = Math.min(text.length, lastLine.end + 1);
  const isBetweenBlanks = above === '' && below === '' && next < text.length;
  return { span: { start: line.start, end: isBetweenBlanks ? lineAt(text, next).end + 1 : next }, safe };
}

function lineText(text: string, { start, end }: Span): string {
  const line = text.slice(start, end);
  return line.trim() === '' ? '' : line;
}

function nextWords(text: string, from: number): string {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  const line = lineAt(text, at);
  return text.slice(line.start, line.end);
}

function indentOf(line: string): number {
  const blanks = /^[ \t]*/.exec(line)?.[0] ?? '';
  return blanks.includes('\t') ? blanks.length + 4 : blanks.length;
}

function lineAt(text: string, at: number): Span {
  const start = at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return { start, end: end < 0 ? text.length : end };
}
