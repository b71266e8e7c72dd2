import type { BlockFacts } from './block-facts.ts';
import { NO_FRONT_MATTER } from './front-matter.ts';
import type { HeadingFacts } from './heading-facts.ts';
import { type Ids, slugOf } from './ids.ts';
import { firstFrom, moveSpan } from './located.ts';
import type { Authority, Problem, Section, SourceFile, Span } from './model.ts';
import { once } from './once.ts';
import { anchorsOf } from './resolve.ts';
import { modeOfRole, modeOfVerdict } from './response-mode.ts';

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
  /** see `anchorsOf` */
  readonly anchors: () => ReadonlyMap<string, string>;
}

/** What the blocks of a file say of themselves, and where each begins. */
export interface OutlineBlocks {
  readonly blocks: readonly { readonly facts: BlockFacts }[];
  readonly starts: readonly number[];
}

/** Reads the sections of one file: their titles, ids, levels of authority and what each is for. */
export function readOutline(file: SourceFile, { blocks, starts }: OutlineBlocks, ids: Ids): Outline {
  const front = blocks[0]?.facts.frontMatter ?? NO_FRONT_MATTER;
  const problems: Problem[] = front.problems.map((problem) => ({ ...problem, path: file.path }));
  const headings = placeHeadings({ blocks, starts });
  const topLevel = headings.filter((heading) => heading.level === 1);
  const titleHeading = topLevel.length === 1 && headings[0]?.level === 1 ? headings[0] : null;
  const sections: DraftSection[] = [];
  const open: DraftSection[] = [];

  const firstHeading = headings[0]?.span.start ?? file.text.length;
  if (file.text.slice(front.end, firstHeading).trim() && !hasOnlyComments({ blocks, starts }, front.end, firstHeading)) {
    const title = front.title ?? nameOf(file.path);
    const span = { start: front.end, end: firstHeading };
    const at = { start: front.end, end: front.end };
    sections.push(
      draft(file.path, { title, titleSpan: at, headingSpan: at, level: 0, span, id: ids.derive(slugOf(title)) }, front.authority),
    );
  }
  for (const heading of headings) {
    const { attributes, title, slug, code, label, role } = heading.facts;
    const move = (span: Span): Span => moveSpan(span, heading.start);
    if (attributes.problem)
      problems.push({
        kind: 'heading-attributes',
        message: attributes.problem,
        path: file.path,
        span: attributes.span ? move(attributes.span) : heading.span,
      });
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= heading.level) closeSection(heading.span.start);
    const parent = open.at(-1) ?? null;
    const path = parent && parent.headingSpan !== titleHeading?.span ? `${parent.id}/` : '';
    const titleSpan = move(attributes.titleSpan);
    const section = draft(
      file.path,
      {
        title,
        titleSpan,
        headingSpan: heading.span,
        level: heading.level,
        span: { start: heading.span.start, end: file.text.length },
        id: idOf(attributes.id, code ?? label, `${path}${slug}`),
      },
      attributes.authority ?? parent?.authority ?? front.authority,
    );
    section.implied = heading.facts.implied;
    section.idSpan = attributes.idSpan ? move(attributes.idSpan) : labelSpan(titleSpan, title, code ?? label);
    section.parent = parent?.id ?? null;
    section.ownAuthority = attributes.authority;
    section.tags = attributes.tags;
    section.code = code;
    section.label = label;
    section.role = role;
    section.mode = modeOfRole(role) ?? (role ? null : (parent?.mode ?? null));
    sections.push(section);
    open.push(section);
  }
  while (open.length > 0) closeSection(file.text.length);

  const titleText = titleHeading?.facts.attributes.title.replace(/\{#.*$/, '').trim();
  const title = front.title ?? titleText ?? sections[0]?.title ?? nameOf(file.path);
  return {
    sections,
    problems,
    title,
    category: front.category,
    sectionAt: (offset) => innermost(sections, offset),
    anchors: once(() => anchorsOf(sections)),
  };

  function idOf(written: string | null, label: string | null, derived: string): string {
    if (written) return ids.written(written);
    return label ? ids.claim(label, derived) : ids.derive(derived);
  }

  function closeSection(end: number): void {
    const closed = open.pop();
    if (closed) closed.span = { start: closed.span.start, end };
  }
}

/** The same outline, with its places moved. Copies. */
export function moveOutline({ sections, problems, ...rest }: Outline, move: (span: Span) => Span): Outline {
  const moved = sections.map(
    (section): DraftSection => ({
      ...section,
      span: move(section.span),
      titleSpan: move(section.titleSpan),
      headingSpan: move(section.headingSpan),
      idSpan: section.idSpan && move(section.idSpan),
    }),
  );
  return {
    ...rest,
    sections: moved,
    problems: problems.map((problem) => ({ ...problem, span: move(problem.span) })),
    sectionAt: (offset) => innermost(moved, offset),
  };
}

/** Whether nothing but comments stands in a part of a file: they need no section to hold them. */
function hasOnlyComments({ blocks, starts }: OutlineBlocks, from: number, to: number): boolean {
  let any = false;
  for (const [index, { facts }] of blocks.entries()) {
    const begins = (starts[index] ?? 0) + facts.span.start;
    if (begins >= to) break;
    if (begins < from) continue;
    if (!facts.isComment) return false;
    any = true;
  }
  return any;
}

interface PlacedHeading {
  readonly facts: HeadingFacts;
  readonly level: number;
  readonly span: Span;
  /** of its block */
  readonly start: number;
}

/** The headings of a file, each on its level. */
function placeHeadings({ blocks, starts }: OutlineBlocks): PlacedHeading[] {
  const placed: PlacedHeading[] = [];
  /** of the last heading that Markdown has for one */
  let level = 0;
  for (const [index, { facts }] of blocks.entries())
    for (const { headings, afterCategory } of facts.headings) {
      const start = starts[index] ?? 0;
      const last = placed.at(-1);
      if (afterCategory && last?.facts.implied && /^[SO]\d/.test(last.facts.text)) add(afterCategory, start, last.level);
      else for (const heading of headings) add(heading, start, levelOf(heading));
    }
  return placed;

  function add(heading: HeadingFacts, start: number, at: number): void {
    placed.push({ facts: heading, level: at, span: moveSpan(heading.span, start), start });
  }

  function levelOf({ level: own, isCode }: HeadingFacts): number {
    if (own !== null) {
      level = own;
      return own;
    }
    if (isCode && level === 0) level = 1;
    return isCode && level === 1 ? 1 : Math.min(6, Math.max(level, 0) + 1);
  }
}

/** An `Output:` line decides for its section: the verdict word as written, and the mode that it reads as. */
export function setVerdict(section: DraftSection, verdict: string): void {
  section.verdict = verdict;
  section.mode = modeOfVerdict(verdict) ?? section.mode;
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
