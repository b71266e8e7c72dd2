import { promptOf } from './example-prompt.ts';
import { groupBy } from './group-by.ts';
import { firstFrom } from './located.ts';
import type { Block, Clause, Example, Section, Span, Spec } from './model.ts';

/** Blocks that are no part of the policy itself. */
const LEFT_OUT: ReadonlySet<Block['kind']> = new Set(['front-matter', 'heading', 'commentary', 'comment', 'blank', 'rule']);

/** A change of the source text on its way to the model. */
interface Edit {
  readonly span: Span;
  readonly text: string;
}

/**
 * Writes sections as a model reads them: the title with its id, its authority and response mode, then the section's own
 * text as its author wrote it, with each clause behind its id. Commentary is left out; a reference prints the title of what
 * it names.
 *
 * @param heldOutPrompt an example of this prompt is left out
 * @returns a function from a section to its text; empty where there is nothing under its heading but subsections
 */
export function createSectionWriter(spec: Spec, heldOutPrompt: string | null): (section: Section) => string {
  const texts = new Map(spec.files.map((file) => [file.path, file.text]));
  const titles = new Map(spec.sections.map((section) => [section.id, section.title]));
  const clauses = groupBy(spec.clauses, (clause) => clause.section);
  const blocks = groupBy(spec.blocks, (block) => block.path);
  const ends = ownEnds(spec.sections);
  const heldOut = spec.examples.filter((example) => heldOutPrompt !== null && promptOf(example) === heldOutPrompt.trim());

  return (section) => {
    const source = texts.get(section.path) ?? '';
    const own = { start: section.headingSpan.end, end: ends.get(section.id) ?? section.span.end };
    const edits = [...(clauses.get(section.id) ?? []).flatMap((clause) => idBefore(clause, source)), ...heldOut.map(leftOut)];
    const all = blocks.get(section.path) ?? [];
    const written = all
      .slice(Math.max(0, firstFrom(all, own.start + 1) - 1), firstFrom(all, own.end))
      .filter((block) => !LEFT_OUT.has(block.kind) && block.span.start < own.end && block.span.end > own.start)
      .map((block) => write(source, intersection(block.span, own), edits))
      .map((text) => withTitles(text, titles).trim())
      .filter(Boolean);
    return written.length === 0 ? '' : [`### [${section.id}] ${section.title}${stated(section)}`, ...written].join('\n\n');
  };
}

/** A heading's own text ends where the next heading begins. */
function ownEnds(sections: readonly Section[]): Map<string, number> {
  const ends = new Map<string, number>();
  sections.forEach((section, index) => {
    const next = sections[index + 1];
    if (next && next.path === section.path && next.headingSpan.start < section.span.end)
      ends.set(section.id, next.headingSpan.start);
  });
  return ends;
}

/** `[id] ` before a clause, unless its text opens with its id already, as a labelled item does. */
function idBefore(clause: Clause, source: string): Edit[] {
  const { start } = clause.span;
  const opening = source.slice(start, start + clause.id.length + 4).replace(/[*`_([]/g, '');
  return opening.startsWith(clause.id) ? [] : [{ span: { start, end: start }, text: `[${clause.id}] ` }];
}

function leftOut(example: Example): Edit {
  return { span: example.span, text: '' };
}

function write(source: string, span: Span, edits: readonly Edit[]): string {
  let text = '';
  let at = span.start;
  const inside = edits.filter((edit) => edit.span.start < span.end && edit.span.end >= span.start);
  for (const edit of inside.sort((a, b) => a.span.start - b.span.start)) {
    if (edit.span.start > at) text += source.slice(at, edit.span.start);
    text += edit.text;
    at = Math.max(at, edit.span.end);
  }
  return text + source.slice(at, Math.max(at, span.end));
}

/** Written ids stand before their clauses already, and `[?](#id)` is for a program to fill in. */
function withTitles(text: string, titles: ReadonlyMap<string, string>): string {
  return text
    .replace(/[ \t]*\{#[^{}\s]+\}(?=\s|$)/g, '')
    .replace(/\[\?\]\(#([^()\s]+)\)/g, (whole, id: string) => titles.get(id) ?? whole)
    .replace(/\[\^[\w-]+\]/g, '');
}

function stated(section: Section): string {
  const facts = [
    section.authority === 'none' ? '' : `authority: ${section.authority}`,
    section.mode ? `response: ${section.mode}` : '',
  ].filter(Boolean);
  return facts.length > 0 ? ` (${facts.join(', ')})` : '';
}

function intersection(one: Span, other: Span): Span {
  return { start: Math.max(one.start, other.start), end: Math.min(one.end, other.end) };
}
