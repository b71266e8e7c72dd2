import type { Span } from '../../spec/model.ts';
import { parseHeadingAttributes } from '../../spec/notation/heading-attributes.ts';
import { isImpliedHeading } from '../../spec/notation/implied-heading.ts';
import { readTitleLabels } from '../../spec/notation/labels.ts';
import { readRole } from '../../spec/response-mode.ts';
import type { TextBlock } from './block-reader.ts';
import type { IndexedSection } from './file-index.ts';

/** Collects the headings of a file, block by block: Markdown's own, and lines of plain text that stand for one. */
export function createHeadingCollector(source: string): {
  readonly sections: readonly IndexedSection[];
  readonly take: (block: Pick<TextBlock, 'kind' | 'level' | 'lines' | 'span' | 'nesting'>) => void;
} {
  const sections: IndexedSection[] = [];
  let level = 0;
  /** the last heading, where it is a classifier's category that is typed as a line */
  let category: { readonly level: number } | null = null;

  function add(
    heading: { readonly level: number; readonly implied: boolean; readonly span: Span },
    text: string,
    textStart: number,
  ): void {
    const { title, titleSpan, id, idSpan } = parseHeadingAttributes(text, textStart);
    const { code, label } = readTitleLabels(title || 'Untitled');
    const written = code ?? label;
    const at = id === null && written !== null ? title.lastIndexOf(written) : -1;
    sections.push({
      title: title || 'Untitled',
      titleSpan,
      level: heading.level,
      id: id ?? written,
      idSpan: idSpan ?? (written && at >= 0 ? { start: titleSpan.start + at, end: titleSpan.start + at + written.length } : null),
      label,
      span: heading.span,
    });
    category = heading.implied && /^[SO]\d/.test(text) ? heading : null;
  }

  /** "Assessment Steps:" behind the last of a classifier's categories is no part of it. */
  function afterCategory(span: Span): boolean {
    if (category === null || span.end - span.start >= 60) return false;
    const line = source.slice(span.start, span.end);
    const title = line.replace(/:$/, '');
    if (!TITLE_LINE.test(line) || readRole(title)) return false;
    add({ level: category.level, implied: true, span }, title, span.start);
    return true;
  }

  function impliedIn(span: Span, inItem: boolean): void {
    let start = span.start;
    for (const line of source.slice(span.start, span.end).split('\n')) {
      if (line.length < LONGEST && !(inItem && start === span.start) && isImpliedHeading(line)) addImplied(line, start);
      start += line.length + 1;
    }
  }

  function addImplied(line: string, start: number): void {
    const isCode = /\(#[A-Z]/.test(line);
    if (isCode && level === 0) level = 1;
    const trimmed = line.trim();
    const textStart = start + line.indexOf(trimmed);
    const own = isCode && level === 1 ? 1 : Math.min(6, level + 1);
    const span = { start: textStart, end: textStart + trimmed.length };
    add({ level: own, implied: true, span }, trimmed.replace(/[:.]$/, ''), textStart);
  }

  return {
    sections,
    take: (block) => {
      if (block.kind === 'heading' && block.nesting === 'document') {
        level = block.level;
        const start = block.lines[0]?.start ?? block.span.end;
        const end = block.lines.at(-1)?.end ?? start;
        add({ level, implied: false, span: block.span }, source.slice(start, end), start);
      } else if (block.kind === 'paragraph' && block.nesting === 'document') {
        if (!afterCategory(block.span)) impliedIn(block.span, false);
      } else if (block.kind === 'paragraph' && block.nesting === 'item') {
        impliedIn(block.span, true);
      }
    },
  };
}

/** A heading that is typed as a line has 110 characters at most, and as many blanks around it as anybody types. */
const LONGEST = 400;
/** Two words or more, each with a capital, and a colon. */
const TITLE_LINE = /^\p{Lu}[\p{L}-]*(?: (?:and|of|for|the|\p{Lu}[\p{L}-]*)){1,4}:$/u;
