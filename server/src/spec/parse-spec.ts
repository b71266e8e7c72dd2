import { readCategories } from './categories.ts';
import { modeOf, modeOfLabel } from './clause-mode.ts';
import type { DraftClause } from './clause-reader.ts';
import { groupBy } from './group-by.ts';
import { IdPool, slugOf } from './ids.ts';
import { moveSpan, within } from './located.ts';
import type { Label, SourceFile, Span, Spec } from './model.ts';
import { isLabel, labelFamily } from './notation/labels.ts';
import { type DraftSection, type Outline, readOutline } from './outline.ts';
import { placeReading } from './place-reading.ts';
import { type FileBlocks, readFile, readFileBlocks } from './read-file.ts';
import { type DraftReference, readLabelUses, readLink } from './reference-reader.ts';
import { createResolver } from './resolve.ts';
import { tileFile } from './tile-file.ts';

export interface ParseOptions {
  /** heading level of the categories, where a configuration fixes it */
  readonly categoryDepth?: number;
  /** what the spec is called, where a configuration says so; else its first file's title */
  readonly title?: string;
}

/** Front matter's `category` names the category of a whole file; files of one name share the first one's. By path. */
function readFileHeads(files: readonly SourceFile[], outlines: readonly Outline[]): Map<string, string> {
  const byName = new Map<string, string>();
  const heads = new Map<string, string>();
  files.forEach(({ path }, index) => {
    const outline = outlines[index];
    const first = outline?.sections[0];
    if (!outline?.category || !first) return;
    const name = slugOf(outline.category);
    byName.set(name, byName.get(name) ?? first.id);
    heads.set(path, byName.get(name) ?? first.id);
  });
  return heads;
}

/** A spec, and what was read on the way to it: the next version of it is read from there. */
export interface SpecReading {
  readonly spec: Spec;
  readonly files: readonly FileBlocks[];
}

/** Reads the files of one spec, in any mix of notations. Any text parses: what is broken is in `problems`. */
export function parseSpec(files: readonly SourceFile[], options: ParseOptions = {}): Spec {
  return readSpec(files, options).spec;
}

/**
 * Reads a spec as `parseSpec` does. Given an earlier version, of whatever texts, only what differs is read; the result is the
 * same.
 */
export function readSpec(
  files: readonly SourceFile[],
  options: ParseOptions = {},
  previous: SpecReading | null = null,
): SpecReading {
  const before = new Map(previous?.files.map((file) => [file.path, file]));
  const read = files.map((file) => readFileBlocks(file, before.get(file.path) ?? null));
  return { spec: joinFiles(files, read, options), files: read };
}

function joinFiles(files: readonly SourceFile[], read: readonly FileBlocks[], options: ParseOptions): Spec {
  const ids = new IdPool();
  for (const { blocks } of read) for (const { facts } of blocks) for (const id of facts.writtenIds) ids.reserve(id);
  const outlines = files.map((file, index) => readOutline(file, read[index]?.blocks ?? [], ids));
  const titles = new Map<string, string>();
  for (const { sections } of outlines)
    for (const section of sections) if (!titles.has(section.id)) titles.set(section.id, section.title);
  const titleOf = (id: string) => titles.get(id) ?? null;
  const readings = read.map((file, index) => readFile(file, outlines[index] as Outline, titleOf));
  const placed = readings.map((blocks) =>
    blocks.map(({ block, reading }) => placeReading(reading, block.start, reading.ids.give(ids))),
  );
  const parts = placed.flat();

  const sections = outlines.flatMap((outline) => outline.sections);
  const clauses = parts.flatMap((part) => part.clauses);
  const categories = readCategories(sections, {
    clauseSections: new Set(clauses.map((clause) => clause.section)),
    depth: options.categoryDepth ?? null,
    fileHeads: readFileHeads(files, outlines),
  });
  const sectionById = new Map(sections.map((section) => [section.id, section]));
  const labels = readLabels(sections, clauses);
  const families = new Set(labels.map((label) => labelFamily(label.label)));
  const definitions = parts.flatMap((part) => part.definitions);
  const examples = parts.flatMap((part) => part.examples);
  const resolve = createResolver({ files, sections, clauses, definitions, examples, labels });
  const uses = readings.flatMap((blocks, index) =>
    blocks.flatMap(({ block, reading }) =>
      reading.passages.flatMap((span) =>
        readLabelUses(files[index]?.path ?? '', block.block.source, span, families).map((use) => moveTo(use, block.start)),
      ),
    ),
  );
  const defining = new Set(
    uses.length === 0
      ? []
      : [...sections, ...clauses].flatMap((each) => (each.idSpan ? [`${each.path}:${each.idSpan.start}`] : [])),
  );
  const sectionAt = new Map(files.map((file, index) => [file.path, (outlines[index] as Outline).sectionAt]));
  const references = [
    ...read.flatMap((file) => referencesIn(file)),
    ...parts.flatMap((part) => part.violations),
    ...uses.filter((use) => !defining.has(`${use.path}:${use.span.start}`)),
  ]
    .map((reference) => ({
      ...reference,
      resolved: resolve(reference),
      section: sectionAt.get(reference.path)?.(reference.span.start)?.id ?? null,
    }))
    .sort((a, b) => (a.path === b.path ? a.span.start - b.span.start : 0));
  const byPath = groupBy(references, (reference) => reference.path);

  for (const example of examples) {
    const section = sectionById.get(example.section);
    example.category = section?.category ?? null;
    const labelled = example.label
      ? sectionById.get(resolve({ kind: 'label', target: example.label, path: example.path }) ?? '')
      : null;
    example.mode = labelled?.mode ?? section?.mode ?? null;
  }
  return {
    files,
    title: options.title ?? outlines[0]?.title ?? 'Untitled',
    categories,
    sections,
    clauses: clauses.map(({ inherits, ...clause }) => {
      const section = sectionById.get(clause.section);
      return {
        ...clause,
        category: section?.category ?? null,
        mode: (inherits ? modeOfLabel(clause, resolve, sectionById) : null) ?? modeOf(clause, section),
        references: within(byPath.get(clause.path) ?? [], clause.span).map((reference) => reference.target),
      };
    }),
    definitions,
    examples,
    references,
    labels,
    prose: parts.flatMap((part) => part.prose),
    blocks: read.flatMap((file, index) =>
      tileFile(file, placed[index]?.flatMap((part) => part.examples) ?? [], outlines[index] as Outline),
    ),
    problems: outlines.flatMap((outline, index) => [
      ...outline.problems,
      ...(placed[index] ?? []).flatMap((part) => part.problems),
    ]),
  };
}

/** The references that a file's Markdown makes. */
function referencesIn({ path, blocks }: FileBlocks): DraftReference[] {
  const urls = new Map<string, string>();
  for (const { block } of blocks)
    if (block.node.type === 'definition' && !urls.has(block.node.identifier)) urls.set(block.node.identifier, block.node.url);
  return blocks.flatMap(({ facts, start }) =>
    facts.references.flatMap((reference) => {
      const link = reference.named === undefined ? reference : readLink(urls.get(reference.named) ?? '', reference.span);
      return link ? [moveTo({ kind: link.kind, target: link.target, path, span: link.span }, start)] : [];
    }),
  );
}

function moveTo<T extends { readonly span: Span }>(thing: T, start: number): T {
  return { ...thing, span: moveSpan(thing.span, start) };
}

function readLabels(sections: readonly DraftSection[], clauses: readonly DraftClause[]): Label[] {
  return [
    ...sections.flatMap(({ label, code, path, headingSpan, id }) => {
      const name = label ?? (code && isLabel(code) ? code : null);
      return name ? [{ label: name, path, span: headingSpan, target: id }] : [];
    }),
    ...clauses.flatMap(({ id, path, span }) => (isLabel(id) ? [{ label: id, path, span, target: id }] : [])),
  ];
}
