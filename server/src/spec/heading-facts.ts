import type { RootContent } from 'mdast';
import { slugOf } from './ids.ts';
import { spanOf } from './markdown.ts';
import type { SectionRole, Span } from './model.ts';
import { type HeadingAttributes, parseHeadingAttributes } from './notation/heading-attributes.ts';
import { isImpliedHeading } from './notation/implied-heading.ts';
import { readTitleLabels } from './notation/labels.ts';
import { readRole } from './response-mode.ts';

/** A heading, or a line that stands for one, as its own words say; offsets count from the start of its block. */
export interface HeadingFacts {
  /** 1 to 6; null for a line that stands under the heading before it */
  readonly level: number | null;
  readonly implied: boolean;
  /** `Name (#CODE)`: on the level of a document's title */
  readonly isCode: boolean;
  readonly span: Span;
  readonly text: string;
  readonly attributes: HeadingAttributes;
  readonly title: string;
  readonly slug: string;
  readonly code: string | null;
  readonly label: string | null;
  readonly role: SectionRole | null;
}

/** What a paragraph or a heading says of the sections of its file. */
export interface HeadingSource {
  readonly headings: readonly HeadingFacts[];
  /** "Assessment Steps:" behind the last of a classifier's categories is no part of it: then this one stands for the others */
  readonly afterCategory: HeadingFacts | null;
}

/** Two words or more, each with a capital, and a colon. */
const TITLE_LINE = /^\p{Lu}[\p{L}-]*(?: (?:and|of|for|the|\p{Lu}[\p{L}-]*)){1,4}:$/u;

export function readHeadings(source: string, node: RootContent): readonly HeadingSource[] {
  if (node.type === 'heading') {
    const span = spanOf(node);
    const first = node.children[0];
    const textStart = first ? spanOf(first).start : span.end;
    const last = node.children.at(-1);
    const text = source.slice(textStart, last ? spanOf(last).end : span.end);
    const facts = factsOf({ level: node.depth, implied: false, isCode: false, span, text }, textStart);
    return [{ headings: [facts], afterCategory: null }];
  }
  if (node.type === 'paragraph') {
    const span = spanOf(node);
    return sourceOf(linesIn(source, span, false), titleLine(source, span));
  }
  if (node.type === 'list')
    // Without a blank line before it, Markdown takes a line after a list for a part of the last item.
    return node.children.flatMap((item) =>
      item.children.flatMap((child) => (child.type === 'paragraph' ? sourceOf(linesIn(source, spanOf(child), true), null) : [])),
    );
  return [];
}

function sourceOf(headings: readonly HeadingFacts[], afterCategory: HeadingFacts | null): HeadingSource[] {
  return headings.length > 0 || afterCategory ? [{ headings, afterCategory }] : [];
}

function titleLine(source: string, span: Span): HeadingFacts | null {
  const line = source.slice(span.start, Math.min(span.end, span.start + 80));
  if (span.end - span.start >= 60 || !TITLE_LINE.test(line)) return null;
  const title = line.replace(/:$/, '');
  return readRole(title) ? null : factsOf({ level: null, implied: true, isCode: false, span, text: title }, span.start);
}

/** The lines of a paragraph that stand for headings. */
function linesIn(source: string, span: Span, inItem: boolean): HeadingFacts[] {
  const found: HeadingFacts[] = [];
  let start = span.start;
  for (const line of source.slice(span.start, span.end).split('\n')) {
    // Bold or code in a line is not looked through: a heading that is typed as a line is plain.
    if (isImpliedHeading(line) && !(inItem && start === span.start)) {
      const trimmed = line.trim();
      const textStart = start + line.indexOf(trimmed);
      const own = { start: textStart, end: textStart + trimmed.length };
      const text = trimmed.replace(/[:.]$/, '');
      found.push(factsOf({ level: null, implied: true, isCode: /\(#[A-Z]/.test(line), span: own, text }, textStart));
    }
    start += line.length + 1;
  }
  return found;
}

function factsOf(heading: Pick<HeadingFacts, 'level' | 'implied' | 'isCode' | 'span' | 'text'>, textStart: number): HeadingFacts {
  const attributes = parseHeadingAttributes(heading.text, textStart);
  const title = attributes.title || 'Untitled';
  const { code, label } = readTitleLabels(title);
  return { ...heading, attributes, title, slug: slugOf(title), code, label, role: readRole(title) };
}
