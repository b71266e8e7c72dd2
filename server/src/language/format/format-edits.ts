import type { SourceFile, Span } from '../../spec/model.ts';
import { readSpec, type SpecReading } from '../../spec/parse-spec.ts';
import { blocksOf, type MarkdownBlock } from './blocks.ts';
import { formatBlankLines } from './format-blank-lines.ts';
import { formatHeading } from './format-headings.ts';
import { formatIds } from './format-ids.ts';
import { formatLineEnds } from './format-line-ends.ts';
import { formatList } from './format-lists.ts';
import { formatTable } from './format-tables.ts';
import { readHabits } from './habits.ts';
import { keepMeaning } from './keep-meaning.ts';
import { lineEnd, lineStart } from './lines.ts';
import { minimalEdit } from './minimal-edit.ts';
import type { EditGroup, TextEdit } from './text-edit.ts';

/**
 * The edits that tidy the Markdown of one file of a spec: white space, blank lines, the marks and indentation of lists, the
 * columns of tables, the attributes of headings. Words, line breaks in paragraphs, front matter, HTML and what stands in
 * fences stay. The text after the edits is read as before: what would change that is left undone.
 *
 * @param range only edits in the lines that it touches are made, and only those that make sense without the others
 * @param known what was read of the spec already: the same is not read again
 * @returns edits in order that do not touch each other; none where the text is tidy
 */
export function formatEdits(
  { path, text }: SourceFile,
  range: Span | null = null,
  known: SpecReading | null = null,
): readonly TextEdit[] {
  // The parser does not count it.
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const source = text.slice(start);
  const reading = readSpec([{ path, text: source }], {}, known);
  const groups = allEdits(source, blocksOf(reading)).filter((group) => group.length > 0);
  const lines = range && wholeLines(source, { start: range.start - start, end: range.end - start });
  const wanted = lines
    ? groups.filter((group) => group.every(({ span }) => span.start >= lines.start && span.end <= lines.end))
    : groups;
  return keepMeaning(reading, { path, text: source }, wanted)
    .flat()
    .map((edit) => minimalEdit(source, edit))
    .map((edit) => ({ span: { start: start + edit.span.start, end: start + edit.span.end }, text: edit.text }))
    .sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
}

/** A line whose beginning alone is selected is none of them. */
function wholeLines(text: string, { start, end }: Span): Span {
  const last = end > start && lineStart(text, end) === end ? end : lineEnd(text, end);
  return { start: lineStart(text, Math.max(0, start)), end: last };
}

/** In the order of the text: of two that insert at one place, the first comes first. */
function allEdits(text: string, blocks: readonly MarkdownBlock[]): EditGroup[] {
  const habits = readHabits(text, blocks);
  const blankLines = formatBlankLines(text, blocks, habits);
  return [
    ...blocks.flatMap((block, index) => {
      const own = [
        ...formatHeading(text, block),
        ...formatList(text, blocks, index, habits),
        ...formatTable(text, block),
        ...formatIds(text, block),
      ];
      return [blankLines.before(index), ...own, ...formatLineEnds(text, block, own)];
    }),
    blankLines.atEnd(),
  ];
}
