import { readCategories } from './categories.ts';
import { modeOf, modeOfLabel } from './clause-mode.ts';
import type { DraftClause } from './clause-reader.ts';
import type { DraftExample } from './example-reader.ts';
import type { FileReading } from './file-reading.ts';
import { groupBy } from './group-by.ts';
import { type IdPool, slugOf } from './ids.ts';
import { moveSpan, within } from './located.ts';
import type { Clause, Label, Reference, SourceFile, Span, Spec } from './model.ts';
import { isLabel, labelFamily } from './notation/labels.ts';
import { once } from './once.ts';
import type { DraftSection, Outline } from './outline.ts';
import type { ChosenBlocks, ParseOptions } from './parse-spec.ts';
import { type PlacedBlock, type PlacedFile, type Placement, placeFiles } from './place-files.ts';
import { placeClauses, placeDefinitions, placeExamples } from './place-reading.ts';
import type { FileBlocks } from './read-file.ts';
import { type DraftReference, readLabelUses, readLink } from './reference-reader.ts';
import { createResolver, type Resolver } from './resolve.ts';
import { tileFile } from './tile-file.ts';

/** Joins what was read of the files of a spec. */
export interface Joiner {
  /** the spec as far as some of its blocks go, or whole */
  readonly join: (chosen: ChosenBlocks | null) => Spec;
  readonly placement: Placement;
}

/**
 * @param base the ids that are given already
 * @param previous of an earlier version of the spec
 */
export function createJoiner(
  sources: readonly SourceFile[],
  files: readonly FileReading[],
  base: IdPool,
  options: ParseOptions,
  previous: Joiner | null,
): Joiner {
  const placement = placeFiles(files, base, previous?.placement ?? null);
  const placed = placement.files;
  const sections = files.flatMap(({ outline }) => outline.sections);
  const sectionById = new Map(sections.map((section) => [section.id, section]));
  const labels = readLabels(sections, placed);
  const families = new Set(labels.map((label) => labelFamily(label.label)));
  const [only] = files;
  const categories = readCategories(sections, {
    clauseSections:
      only && files.length === 1 ? only.clauseSections : new Set(files.flatMap(({ clauseSections }) => [...clauseSections])),
    depth: options.categoryDepth ?? null,
    fileHeads: readFileHeads(sources, files),
  });
  const outlines = new Map(files.map(({ file, outline }) => [file.path, outline]));
  const resolve = createResolver({
    files: sources,
    sections,
    anchorsIn: (path) => outlines.get(path)?.anchors() ?? null,
    isId: (id) => sectionById.has(id) || placement.isGiven(id),
    labels,
  });
  const definitions = once(() =>
    placed.flatMap(({ naming, startOf }) =>
      naming.flatMap((block) => placeDefinitions(block.reading, startOf(block), block.ids)),
    ),
  );
  return { join, placement };

  function join(chosen: ChosenBlocks | null): Spec {
    const parts = placed.map(({ file, outline, blocks, startOf }) => {
      const among = chosen && (chosen.get(file.path) ?? []);
      const own = among ? among.flatMap((index) => readOf(index, blocks) ?? []) : blocks;
      return {
        file,
        among,
        outline,
        own,
        startOf,
        clauses: own.flatMap((block) => placeClauses(block.reading, startOf(block), block.ids)),
        examples: own.flatMap((block) => placeExamples(block.reading, startOf(block), block.ids)),
      };
    });
    const drafts = parts.flatMap((part) => part.clauses);
    const examples = parts.flatMap((part) => part.examples);
    for (const example of examples) decide(example, sectionById, resolve);
    const references = parts.flatMap(({ own, ...part }) => readFileReferences({ ...part, blocks: own, families, resolve }));
    const byPath = groupBy(references, (reference) => reference.path);
    return {
      files: sources,
      title: options.title ?? files[0]?.outline.title ?? 'Untitled',
      categories,
      sections,
      clauses: drafts.map(({ inherits, ...clause }): Clause => {
        const section = sectionById.get(clause.section);
        return {
          ...clause,
          category: section?.category ?? null,
          mode: (inherits ? modeOfLabel(clause, resolve, sectionById) : null) ?? modeOf(clause, section),
          references: within(byPath.get(clause.path) ?? [], clause.span).map((reference) => reference.target),
        };
      }),
      definitions: definitions(),
      examples,
      references,
      labels,
      prose: parts.flatMap(({ own, startOf }) => own.flatMap((block) => moveAll(block.reading.prose, startOf(block)))),
      blocks: parts.flatMap(({ file, among, outline, examples: own }) => tileFile(file, among, own, outline)),
      problems: parts.flatMap(({ outline, own, startOf }) => [
        ...outline.problems,
        ...own.flatMap((block) => moveAll(block.reading.problems, startOf(block))),
      ]),
    };
  }
}

/** An example is answered as its section is, or as the section that its label names. */
function decide(example: DraftExample, sectionById: ReadonlyMap<string, DraftSection>, resolve: Resolver): void {
  const section = sectionById.get(example.section);
  example.category = section?.category ?? null;
  const labelled = example.label
    ? sectionById.get(resolve({ kind: 'label', target: example.label, path: example.path }) ?? '')
    : null;
  example.mode = labelled?.mode ?? section?.mode ?? null;
}

interface ReferenceSources {
  readonly file: FileBlocks;
  readonly outline: Outline;
  readonly blocks: readonly PlacedBlock[];
  readonly startOf: (block: PlacedBlock) => number;
  readonly clauses: readonly DraftClause[];
  readonly among: readonly number[] | null;
  readonly families: ReadonlySet<string>;
  readonly resolve: Resolver;
}

/** The references of a file, in order: those that its Markdown makes, those of its examples, and labels named in prose. */
function readFileReferences(sources: ReferenceSources): Reference[] {
  const { file, among, outline, blocks, startOf, clauses, families, resolve } = sources;
  const uses = blocks.flatMap((block) =>
    block.reading.passages.flatMap((span) =>
      moveAll(readLabelUses(file.path, block.block.block.source, span, families), startOf(block)),
    ),
  );
  const defining = new Set(
    uses.length === 0 ? [] : [...outline.sections, ...clauses].flatMap((each) => (each.idSpan ? [each.idSpan.start] : [])),
  );
  return [
    ...markdownReferences(file, among),
    ...blocks.flatMap((block) => moveAll(block.reading.violations, startOf(block))),
    ...uses.filter((use) => !defining.has(use.span.start)),
  ]
    .map((reference) => ({
      ...reference,
      resolved: resolve(reference),
      section: outline.sectionAt(reference.span.start)?.id ?? null,
    }))
    .sort((a, b) => a.span.start - b.span.start);
}

function markdownReferences({ path, blocks, markdown }: FileBlocks, among: readonly number[] | null): DraftReference[] {
  const urls = once(() => {
    const found = new Map<string, string>();
    for (const { block } of blocks)
      if (block.node.type === 'definition' && !found.has(block.node.identifier)) found.set(block.node.identifier, block.node.url);
    return found;
  });
  return (among ?? [...blocks.keys()]).flatMap((index) =>
    (blocks[index]?.facts.references ?? []).flatMap((reference) => {
      const link = reference.named === undefined ? reference : readLink(urls().get(reference.named) ?? '', reference.span);
      const span = link && moveSpan(link.span, markdown.starts[index] ?? 0);
      return link && span ? [{ kind: link.kind, target: link.target, path, span }] : [];
    }),
  );
}

/** What was read of the block at a place in its file; null where it holds neither prose nor examples. */
function readOf(index: number, blocks: readonly PlacedBlock[]): PlacedBlock | null {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.index ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  const found = blocks[low];
  return found?.index === index ? found : null;
}

function moveAll<T extends { readonly span: Span }>(things: readonly T[], start: number): T[] {
  return things.map((thing) => ({ ...thing, span: moveSpan(thing.span, start) }));
}

/** Front matter's `category` names the category of a whole file; files of one name share the first one's. By path. */
function readFileHeads(sources: readonly SourceFile[], files: readonly FileReading[]): Map<string, string> {
  const byName = new Map<string, string>();
  const heads = new Map<string, string>();
  sources.forEach(({ path }, index) => {
    const outline = files[index]?.outline;
    const first = outline?.sections[0];
    if (!outline?.category || !first) return;
    const name = slugOf(outline.category);
    byName.set(name, byName.get(name) ?? first.id);
    heads.set(path, byName.get(name) ?? first.id);
  });
  return heads;
}

function readLabels(sections: readonly DraftSection[], files: readonly PlacedFile[]): Label[] {
  const found = sections.flatMap(({ label, code, path, headingSpan, id }) => {
    const name = label ?? (code && isLabel(code) ? code : null);
    return name ? [{ label: name, path, span: headingSpan, target: id }] : [];
  });
  for (const { naming, startOf } of files) for (const block of naming) found.push(...moveAll(block.labels, startOf(block)));
  return found;
}
