import type { Root } from 'mdast';
import { readFrontMatter } from './front-matter.ts';
import { type IdPool, slugOf } from './ids.ts';
import { firstFrom } from './located.ts';
import { spanOf } from './markdown.ts';
import type { Authority, Problem, Section, SourceFile, Span } from './model.ts';
import { parseHeadingAttributes } from './notation/heading-attributes.ts';
import { isImpliedHeading } from './notation/implied-heading.ts';
import { readTitleLabels } from './notation/labels.ts';
import { modeOfRole, modeOfVerdict, readRole } from './response-mode.ts';

/** A section while its file is read: `Output:` lines further down may still decide its mode. */
export type DraftSection = { -readonly [Key in keyof Section]: Section[Key] } & { span: { start: number; end: number } };

export interface Outline {
  /** in document order */
  readonly sections: readonly DraftSection[];
  readonly problems: readonly Problem[];
  readonly title: string;
  /** as front matter names the category that the whole file belongs to */
  readonly category: string | null;
  /** the innermost section at an offset; null before the first */
  readonly sectionAt: (offset: number) => DraftSection | null;
}

interface Heading {
  readonly level: number;
  readonly implied: boolean;
  readonly span: Span;
  readonly text: string;
  readonly textStart: number;
}

/** Reads the sections of one file: their titles, ids, levels of authority and what each is for. */
export function readOutline(file: SourceFile, root: Root, ids: IdPool): Outline {
  const front = readFrontMatter(file, root);
  const problems: Problem[] = [...front.problems];
  const headings = readHeadings(file.text, root);
  const parsed = headings.map((heading) => parseHeadingAttributes(heading.text, heading.textStart));
  const topLevel = headings.filter((heading) => heading.level === 1);
  const titleHeading = topLevel.length === 1 && headings[0]?.level === 1 ? headings[0] : null;
  const sections: DraftSection[] = [];
  const open: DraftSection[] = [];

  const firstHeading = headings[0]?.span.start ?? file.text.length;
  if (file.text.slice(front.end, firstHeading).trim() && !hasOnlyComments(root, front.end, firstHeading)) {
    const title = front.title ?? nameOf(file.path);
    const span = { start: front.end, end: firstHeading };
    const at = { start: front.end, end: front.end };
    sections.push(
      draft(file.path, { title, titleSpan: at, headingSpan: at, level: 0, span, id: ids.derive(slugOf(title)) }, front.authority),
    );
  }
  headings.forEach((heading, index) => {
    const attributes = parsed[index];
    if (!attributes) return;
    if (attributes.problem)
      problems.push({
        kind: 'heading-attributes',
        message: attributes.problem,
        path: file.path,
        span: attributes.span ?? heading.span,
      });
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= heading.level) closeSection(heading.span.start);
    const parent = open.at(-1) ?? null;
    const title = attributes.title || 'Untitled';
    const { code, label } = readTitleLabels(title);
    const path = parent && parent.headingSpan !== titleHeading?.span ? `${parent.id}/` : '';
    const section = draft(
      file.path,
      {
        title,
        titleSpan: attributes.titleSpan,
        headingSpan: heading.span,
        level: heading.level,
        span: { start: heading.span.start, end: file.text.length },
        id: idOf(attributes.id, code ?? label, `${path}${slugOf(title)}`),
      },
      attributes.authority ?? parent?.authority ?? front.authority,
    );
    section.implied = heading.implied;
    section.idSpan = attributes.idSpan ?? labelSpan(attributes.titleSpan, title, code ?? label);
    section.parent = parent?.id ?? null;
    section.ownAuthority = attributes.authority;
    section.tags = attributes.tags;
    section.code = code;
    section.label = label;
    section.role = readRole(title);
    section.mode = modeOfRole(section.role) ?? (section.role ? null : (parent?.mode ?? null));
    sections.push(section);
    open.push(section);
  });
  while (open.length > 0) closeSection(file.text.length);

  const title = front.title ?? titleHeading?.text.replace(/\{#.*$/, '').trim() ?? sections[0]?.title ?? nameOf(file.path);
  return { sections, problems, title, category: front.category, sectionAt: (offset) => innermost(sections, offset) };

  function idOf(written: string | null, label: string | null, derived: string): string {
    if (written) return ids.written(written);
    return label ? ids.claim(label, derived) : ids.derive(derived);
  }

  function closeSection(end: number): void {
    const closed = open.pop();
    if (closed) closed.span = { start: closed.span.start, end };
  }
}

/** Two words or more, each with a capital, and a colon. */
const TITLE_LINE = /^\p{Lu}[\p{L}-]*(?: (?:and|of|for|the|\p{Lu}[\p{L}-]*)){1,4}:$/u;

/** Whether nothing but comments stands in a part of a file: they need no section to hold them. */
function hasOnlyComments({ children }: Root, from: number, to: number): boolean {
  const own = children.filter((node) => spanOf(node).start >= from && spanOf(node).start < to);
  return own.length > 0 && own.every((node) => node.type === 'html' && node.value.trimStart().startsWith('<!--'));
}

/** An `Output:` line decides for its section: the verdict word as written, and the mode that it reads as. */
export function setVerdict(section: DraftSection, verdict: string): void {
  section.verdict = verdict;
  section.mode = modeOfVerdict(verdict) ?? section.mode;
}

function readHeadings(text: string, root: Root): Heading[] {
  const headings: Heading[] = [];
  let level = 0;
  for (const node of root.children) {
    const span = spanOf(node);
    if (node.type === 'heading') {
      level = node.depth;
      const first = node.children[0];
      const textStart = first ? spanOf(first).start : span.end;
      const last = node.children.at(-1);
      headings.push({ level, implied: false, span, text: text.slice(textStart, last ? spanOf(last).end : span.end), textStart });
    } else if (node.type === 'paragraph') {
      if (!afterCategory(span)) lines(span, false);
    } else if (node.type === 'list') {
      // Without a blank line before it, Markdown takes a line after a list for a part of the last item.
      for (const item of node.children)
        for (const child of item.children) if (child.type === 'paragraph') lines(spanOf(child), true);
    }
  }
  return headings;

  /** "Assessment Steps:" behind the last of a classifier's categories is no part of it. */
  function afterCategory(span: Span): boolean {
    const line = text.slice(span.start, Math.min(span.end, span.start + 80));
    const last = headings.at(-1);
    if (span.end - span.start >= 60 || !last?.implied || !/^[SO]\d/.test(last.text) || !TITLE_LINE.test(line)) return false;
    const title = line.replace(/:$/, '');
    if (readRole(title)) return false;
    headings.push({ level: last.level, implied: true, span, text: title, textStart: span.start });
    return true;
  }

  /** The lines of a paragraph that stand for headings. */
  function lines(span: Span, inItem: boolean): void {
    let start = span.start;
    for (const line of text.slice(span.start, span.end).split('\n')) {
      // Bold or code in a line is not looked through: a heading that is typed as a line is plain.
      if (isImpliedHeading(line) && !(inItem && start === span.start)) {
        const isCode = /\(#[A-Z]/.test(line);
        if (isCode && level === 0) level = 1;
        const trimmed = line.trim();
        const textStart = start + line.indexOf(trimmed);
        headings.push({
          level: isCode && level === 1 ? 1 : Math.min(6, Math.max(level, 0) + 1),
          implied: true,
          span: { start: textStart, end: textStart + trimmed.length },
          text: trimmed.replace(/[:.]$/, ''),
          textStart,
        });
      }
      start += line.length + 1;
    }
  }
}

type DraftParts = Pick<DraftSection, 'title' | 'titleSpan' | 'headingSpan' | 'level' | 'span' | 'id'>;

function draft(path: string, parts: DraftParts, authority: Authority): DraftSection {
  return {
    path,
    ...parts,
    idSpan: null,
    implied: false,
    parent: null,
    category: null,
    authority,
    ownAuthority: null,
    tags: [],
    code: null,
    label: null,
    role: null,
    mode: null,
    verdict: null,
  };
}

function labelSpan(title: Span, text: string, label: string | null): Span | null {
  const at = label ? text.lastIndexOf(label) : -1;
  return at < 0 || !label ? null : { start: title.start + at, end: title.start + at + label.length };
}

function innermost(sections: readonly DraftSection[], offset: number): DraftSection | null {
  return sections[firstFrom(sections, offset + 1) - 1] ?? null;
}

/** The name of a file, as a title of last resort. */
function nameOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.[^.]*$/, '') || 'Untitled';
}
