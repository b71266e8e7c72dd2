import type { Block, Section } from '../../spec/index.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';

/** Finds a heading with nothing under it, not even a heading. */
export const emptySection = defineRule({
  name: 'empty-section',
  family: 'structure',
  severity: 'warning',
  summary: 'A heading with nothing under it.',
  check: (subject) => {
    const blocks = new Map(subject.files.map((file) => [file.path, contentOf(subject, file.path)]));
    const { sections } = subject;
    return sections
      .filter(
        (section, index) =>
          section.level > 0 &&
          !hasSubsections(section, sections[index + 1]) &&
          !isSubtitle(subject, section, sections[index - 1], sections[index + 1]) &&
          !isListed(subject, section, sections[index - 1], sections[index + 1]),
      )
      .filter((section) => !blocks.get(section.path)?.(section.headingSpan.end, section.span.end))
      .map((section) => (isSentence(section) ? reportSentence(subject, section) : report(section)));
  },
});

function report({ path, titleSpan, title }: Section): Found {
  const message = `Unexpected empty section “${title}”, expected text under its heading: write it, or delete the heading`;
  return { path, span: titleSpan, message };
}

/** "Report what you see to a moderator.": the rule is there, only that a heading is not read as one. */
function reportSentence({ textOf }: Subject, { path, headingSpan, titleSpan }: Section): Found {
  const marks = { start: headingSpan.start, end: titleSpan.start };
  const isMarked = /^#{1,6}[ \t]+$/.test(textOf(path).slice(marks.start, marks.end));
  return {
    path,
    span: titleSpan,
    severity: 'info',
    message:
      'Unexpected sentence as a heading with nothing under it, expected a paragraph: what a heading says is not read as a rule',
    ...(isMarked ? { fixes: [{ title: 'Make it a paragraph', safe: false, edits: [{ path, span: marks, text: '' }] }] } : {}),
  };
}

/** Five words or more, and a full stop. */
function isSentence({ title }: Section): boolean {
  return /^[A-Z]\S*(?:[ \t]+\S+){4}/.test(title) && /[a-z)][.!]$/.test(title);
}

function hasSubsections(section: Section, next: Section | undefined): boolean {
  return next !== undefined && next.path === section.path && next.level > section.level;
}

/** A second heading right under the title of a file, and a line drawn under both, is the rest of the title. */
function isSubtitle({ textOf }: Subject, { path, headingSpan }: Section, title?: Section, next?: Section): boolean {
  return (
    title?.path === path &&
    title.level === 1 &&
    next?.path === path &&
    textOf(path).slice(title.headingSpan.end, headingSpan.start).trim() === '' &&
    /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/.test(textOf(path).slice(headingSpan.end, next.headingSpan.start).slice(0, 200)) &&
    textOf(path).slice(0, title.headingSpan.start).trim() === ''
  );
}

/** Lines that are read as headings for how they look, one right after the other, are a list. */
function isListed({ textOf }: Subject, { path, headingSpan }: Section, before?: Section, next?: Section): boolean {
  const text = textOf(path);
  if (/^ {0,3}#|\n {0,3}[=-]+[ \t]*$/.test(text.slice(headingSpan.start, headingSpan.end))) return false;
  const adjoins = (first: number, second: number) => first <= second && /^[^\S\n]*\n?[^\S\n]*$/.test(text.slice(first, second));
  return (
    (next?.path === path && adjoins(headingSpan.end, next.headingSpan.start)) ||
    (before?.path === path && adjoins(before.headingSpan.end, headingSpan.start))
  );
}

/** Answers whether a part of a file holds anything to read; asked from the file's head to its end. */
function contentOf(subject: Subject, path: string): (start: number, end: number) => boolean {
  const text = subject.textOf(path);
  const blocks = subject.blocks.filter((block) => block.path === path && isContent(block, text));
  let next = 0;
  return (start, end) => {
    while (next < blocks.length && (blocks[next] as Block).span.end <= start) next += 1;
    for (let at = next; at < blocks.length && (blocks[at] as Block).span.start < end; at += 1) {
      const { span } = blocks[at] as Block;
      // A line that stands for a heading lies in a block with the text under it.
      if (text.slice(Math.max(start, span.start), Math.min(end, span.end)).trim()) return true;
    }
    return false;
  };
}

function isContent({ kind, span }: Block, text: string): boolean {
  switch (kind) {
    case 'blank':
    case 'rule':
    case 'heading':
    case 'front-matter':
    case 'link-definition':
      return false;
    case 'comment':
      return !text.startsWith('<!--', span.start);
    case 'prose':
    case 'list':
    case 'commentary':
    case 'example':
    case 'code':
    case 'quote':
    case 'table':
      return true;
  }
}
