import { readCategories } from './categories.ts';
import { modeOf, modeOfLabel } from './clause-mode.ts';
import type { DraftClause } from './clause-reader.ts';
import type { DraftExample } from './example-reader.ts';
import { groupBy } from './group-by.ts';
import { type IdPool, slugOf } from './ids.ts';
import { moveSpan, within } from './located.ts';
import type { Clause, Label, Reference, SourceFile, Span, Spec } from './model.ts';
import { isLabel, labelFamily } from './notation/labels.ts';
import { once } from './once.ts';
import type { DraftSection, Outline } from './outline.ts';
import type { ChosenBlocks, FileReading, ParseOptions } from './parse-spec.ts';
import { placeClauses, placeDefinitions, placeExamples } from './place-reading.ts';
import type { FileBlock, FileBlocks, ReadBlock } from './read-file.ts';
import { type DraftReference, readLabelUses, readLink } from './reference-reader.ts';
import { createResolver, type Resolver } from './resolve.ts';
import { tileFile } from './tile-file.ts';

/** Joins what was read of the files of a spec: the spec as far as some of its blocks go. */
export function createJoiner(
  sources: readonly SourceFile[],
  files: readonly FileReading[],
  ids: IdPool,
  options: ParseOptions,
): (chosen: ChosenBlocks) => Spec {
  const placed = files.map(({ file, outline, blocks }) => ({
    file,
    outline,
    blocks: blocks.map((read): PlacedBlock => ({ ...read, ids: read.reading.ids.give(ids) })),
  }));
  const all = placed.flatMap(({ blocks }) => blocks);
  const sections = files.flatMap(({ outline }) => outline.sections);
  const sectionById = new Map(sections.map((section) => [section.id, section]));
  const labels = readLabels(sections, all);
  const families = new Set(labels.map((label) => labelFamily(label.label)));
  const categories = readCategories(sections, {
    clauseSections: new Set(all.flatMap(({ reading }) => reading.clauseSections)),
    depth: options.categoryDepth ?? null,
    fileHeads: readFileHeads(sources, files),
  });
  const givenIds = once(() => new Set([...sectionById.keys(), ...all.flatMap((block) => block.ids)]));
  const resolve = createResolver({ files: sources, sections, ids: givenIds, labels });
  const definitions = once(() =>
    all
      .filter(({ reading }) => reading.definitions.length > 0)
      .flatMap(({ block, reading, ids: own }) => placeDefinitions(reading, block.start, own)),
  );

  return (chosen) => {
    const parts = placed.map(({ file, outline, blocks }) => {
      const among = chosen.get(file.path) ?? [];
      const own = among === file.blocks ? blocks : among.flatMap((block) => readOf(block, blocks) ?? []);
      return {
        file,
        among,
        outline,
        own,
        clauses: own.flatMap(({ block, reading, ids: given }) => placeClauses(reading, block.start, given)),
        examples: own.flatMap(({ block, reading, ids: given }) => placeExamples(reading, block.start, given)),
      };
    });
    const drafts = parts.flatMap((part) => part.clauses);
    const examples = parts.flatMap((part) => part.examples);
    for (const example of examples) decide(example, sectionById, resolve);
    const references = parts.flatMap(({ file, among, outline, own, clauses }) =>
      readFileReferences({ file, among, outline, blocks: own, clauses, families, resolve }),
    );
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
      prose: parts.flatMap(({ own }) => own.flatMap(({ block, reading }) => moveAll(reading.prose, block.start))),
      blocks: parts.flatMap(({ file, among, outline, examples: own }) => tileFile(file, among, own, outline)),
      problems: parts.flatMap(({ outline, own }) => [
        ...outline.problems,
        ...own.flatMap(({ block, reading }) => moveAll(reading.problems, block.start)),
      ]),
    };
  };
}

/** A block, what was read of it, and the ids that it was given. */
interface PlacedBlock extends ReadBlock {
  readonly ids: readonly string[];
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
  readonly clauses: readonly DraftClause[];
  readonly among: readonly FileBlock[];
  readonly families: ReadonlySet<string>;
  readonly resolve: Resolver;
}

/** The references of a file, in order: those that its Markdown makes, those of its examples, and labels named in prose. */
function readFileReferences({ file, among, outline, blocks, clauses, families, resolve }: ReferenceSources): Reference[] {
  const uses = blocks.flatMap(({ block, reading }) =>
    reading.passages.flatMap((span) => moveAll(readLabelUses(file.path, block.block.source, span, families), block.start)),
  );
  const defining = new Set(
    uses.length === 0 ? [] : [...outline.sections, ...clauses].flatMap((each) => (each.idSpan ? [each.idSpan.start] : [])),
  );
  return [
    ...markdownReferences(file, among),
    ...blocks.flatMap(({ block, reading }) => moveAll(reading.violations, block.start)),
    ...uses.filter((use) => !defining.has(use.span.start)),
  ]
    .map((reference) => ({
      ...reference,
      resolved: resolve(reference),
      section: outline.sectionAt(reference.span.start)?.id ?? null,
    }))
    .sort((a, b) => a.span.start - b.span.start);
}

function markdownReferences({ path, blocks }: FileBlocks, among: readonly FileBlock[]): DraftReference[] {
  const urls = once(() => {
    const found = new Map<string, string>();
    for (const { block } of blocks)
      if (block.node.type === 'definition' && !found.has(block.node.identifier)) found.set(block.node.identifier, block.node.url);
    return found;
  });
  return among.flatMap(({ facts, start }) =>
    facts.references.flatMap((reference) => {
      const link = reference.named === undefined ? reference : readLink(urls().get(reference.named) ?? '', reference.span);
      return link ? [{ kind: link.kind, target: link.target, path, span: moveSpan(link.span, start) }] : [];
    }),
  );
}

/** What was read of a block; null where it holds neither prose nor examples. */
function readOf({ start }: FileBlock, blocks: readonly PlacedBlock[]): PlacedBlock | null {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.block.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found = blocks[low];
  return found?.block.start === start ? found : null;
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

function readLabels(sections: readonly DraftSection[], blocks: readonly PlacedBlock[]): Label[] {
  return [
    ...sections.flatMap(({ label, code, path, headingSpan, id }) => {
      const name = label ?? (code && isLabel(code) ? code : null);
      return name ? [{ label: name, path, span: headingSpan, target: id }] : [];
    }),
    ...blocks.flatMap(({ block, reading, ids }) =>
      reading.namedClauses.flatMap(({ id: wish, path, span }) => {
        const id = ids[Number(wish)] ?? '';
        return isLabel(id) ? [{ label: id, path, span: moveSpan(span, block.start), target: id }] : [];
      }),
    ),
  ];
}
