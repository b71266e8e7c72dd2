import type { Block, Span } from '../spec/index.ts';
import { firstFrom } from '../spec/located.ts';

/** Tells whether a place in a file is code, an example or front matter: what stands there is quoted, whatever it looks like. */
export function createCodeFinder(text: string, blocks: readonly Block[]): (at: number) => boolean {
  const spans = codeIn(text, blocks).map((span) => ({ span }));
  return (at) => {
    const before = spans[firstFrom(spans, at + 1) - 1];
    return before !== undefined && at < before.span.end;
  };
}

/** Code of every kind in one file, in document order: fences, also those in lists and quotes, and `code` in a line. */
function codeIn(text: string, blocks: readonly Block[]): Span[] {
  return blocks.flatMap((block) => codeOf(text, block));
}

function codeOf(text: string, { kind, span }: Block): Span[] {
  switch (kind) {
    case 'code':
    case 'example':
    case 'front-matter':
      return [span];
    case 'prose':
    case 'heading':
    case 'list':
    case 'quote':
    case 'table':
    case 'link-definition':
      return codeInBlock(text, span);
    case 'commentary':
    case 'comment':
    case 'rule':
    case 'blank':
      return [];
  }
}

const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/;
/** A line that goes on with no line before it. */
const BEGINS = /^[ \t>]*(?:$|(?:[-*+]|\d{1,9}[.)])[ \t])/;

function codeInBlock(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  if (!text.slice(start, end).includes('`') && !text.slice(start, end).includes('~~~')) return found;
  let fence: { readonly mark: string; readonly start: number } | null = null;
  let paragraph = start;
  for (let at = start; at < end; ) {
    const line = text.slice(at, lineEnd(text, at, end));
    const next = at + line.length + 1;
    const mark: string | undefined = FENCE.exec(line)?.[1];
    if (fence) {
      const closes = mark?.startsWith(fence.mark) && line.trimEnd().endsWith(mark) && /^[ \t>]*[`~]+[ \t\r]*$/.test(line);
      if (closes) {
        found.push({ start: fence.start, end: Math.min(next, end) });
        fence = null;
        paragraph = next;
      }
    } else if (mark) {
      found.push(...codeInParagraph(text, paragraph, at));
      fence = { mark, start: at };
    } else if (BEGINS.test(line)) {
      found.push(...codeInParagraph(text, paragraph, at));
      paragraph = at;
    }
    at = next;
  }
  if (fence) return [...found, { start: fence.start, end }];
  return [...found, ...codeInParagraph(text, paragraph, end)];
}

/** A run of backticks opens code where a run of the same length follows. */
function codeInParagraph(text: string, start: number, end: number): Span[] {
  const runs = [...text.slice(start, end).matchAll(/\\`|`+/g)].filter(([run]) => !run.startsWith('\\'));
  const nextOfLength = new Map<number, number>();
  const closing = new Array<number | undefined>(runs.length);
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const { length } = runs[index]?.[0] ?? '';
    closing[index] = nextOfLength.get(length);
    nextOfLength.set(length, index);
  }
  const found: Span[] = [];
  for (let index = 0; index < runs.length; index += 1) {
    const to = closing[index];
    const last = to === undefined ? undefined : runs[to];
    if (to === undefined || !last) continue;
    found.push({ start: start + (runs[index]?.index ?? 0), end: start + last.index + last[0].length });
    index = to;
  }
  return found;
}

function lineEnd(text: string, at: number, end: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 || found > end ? end : found;
}
