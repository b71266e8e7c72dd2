import type { Root } from 'mdast';
import { readBlocks } from './block-reader.ts';
import { readCategories } from './categories.ts';
import { modeOf, modeOfLabel } from './clause-mode.ts';
import { type DraftClause, readClauses } from './clause-reader.ts';
import { readDefinition, readProseDefinitions } from './definition-reader.ts';
import { type DraftExample, readFence, readQuotes, readRow } from './example-reader.ts';
import { groupBy } from './group-by.ts';
import { IdPool, slugOf } from './ids.ts';
import { within } from './located.ts';
import { parseMarkdown } from './markdown.ts';
import type { Block, Definition, Label, Problem, Prose, SourceFile, Span, Spec } from './model.ts';
import { createNameReader } from './model-names.ts';
import { isLabel, labelFamily } from './notation/labels.ts';
import { type DraftSection, type Outline, readOutline, setVerdict } from './outline.ts';
import { type Passage, type Piece, readPieces } from './passages.ts';
import { type DraftReference, readLabelUses, readReferences, readViolations } from './reference-reader.ts';
import { createResolver } from './resolve.ts';
import { readOutput } from './response-mode.ts';
import { cellOf, readRowClauses } from './row-reader.ts';
import { createSentenceReader } from './sentence-reader.ts';

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

/** What is read of one file before the files of a spec are joined. */
interface FileParts {
  readonly sections: readonly DraftSection[];
  readonly clauses: readonly DraftClause[];
  readonly definitions: readonly Definition[];
  readonly examples: readonly DraftExample[];
  readonly references: readonly DraftReference[];
  readonly prose: readonly Prose[];
  /** where labels may be named */
  readonly passages: readonly Span[];
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}

/** Reads the files of one spec, in any mix of notations. Any text parses: what is broken is in `problems`. */
export function parseSpec(files: readonly SourceFile[], options: ParseOptions = {}): Spec {
  const ids = new IdPool();
  for (const file of files) for (const match of file.text.matchAll(/\{#([^\s{}]+)/g)) ids.reserve(match[1] ?? '');
  const roots = files.map((file) => parseMarkdown(file.text));
  const outlines = files.map((file, index) => readOutline(file, roots[index] as Root, ids));
  const titles = new Map<string, string>();
  for (const { sections } of outlines)
    for (const section of sections) if (!titles.has(section.id)) titles.set(section.id, section.title);
  const titleOf = (id: string) => titles.get(id) ?? null;
  const parts = files.map((file, index) => readFile(file, roots[index] as Root, outlines[index] as Outline, titleOf, ids));

  const sections = parts.flatMap((part) => part.sections);
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
  const uses = parts.flatMap((part, index) =>
    part.passages.flatMap((span) => readLabelUses(files[index]?.path ?? '', files[index]?.text ?? '', span, families)),
  );
  const defining = new Set(
    [...sections, ...clauses].flatMap((each) => (each.idSpan ? [`${each.path}:${each.idSpan.start}`] : [])),
  );
  const sectionAt = new Map(files.map((file, index) => [file.path, (outlines[index] as Outline).sectionAt]));
  const references = [
    ...parts.flatMap((part) => part.references),
    ...uses.filter((use) => !defining.has(`${use.path}:${use.span.start}`)),
  ]
    .map((reference) => ({
      ...reference,
      resolved: resolve(reference),
      section: sectionAt.get(reference.path)?.(reference.span.start)?.id ?? null,
    }))
    .sort((a, b) => (a.path === b.path ? a.span.start - b.span.start : 0));
  const referencesIn = groupBy(references, (reference) => reference.path);

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
        references: within(referencesIn.get(clause.path) ?? [], clause.span).map((reference) => reference.target),
      };
    }),
    definitions,
    examples,
    references,
    labels,
    prose: parts.flatMap((part) => part.prose),
    blocks: parts.flatMap((part) => part.blocks),
    problems: parts.flatMap((part) => part.problems),
  };
}

function readFile(
  file: SourceFile,
  root: Root,
  outline: Outline,
  titleOf: (id: string) => string | null,
  ids: IdPool,
): FileParts {
  const clauses: DraftClause[] = [];
  const definitions: Definition[] = [];
  const examples: DraftExample[] = [];
  const problems: Problem[] = [...outline.problems];
  const references = readReferences(file.path, file.text, root);
  const prose: Prose[] = [];
  const passages: Span[] = [];
  const titlesAbove = createTitlesAbove(outline.sections);
  let title: Extract<Piece, { kind: 'example-title' }> | null = null;
  const pieces = readPieces(file.text, root, titleOf);
  const begun = new Set<string>();
  const texts = pieces.flatMap((piece) => (piece.kind === 'passage' ? [piece.passage.flat.text] : []));
  const reader = createSentenceReader(createNameReader(texts));
  const contextIn = (section: DraftSection) => ({
    section,
    titles: titlesAbove(section),
    ids,
    reader,
    isFirst: !begun.has(section.id),
  });

  let lower: string | null = null;
  const isUsedTwice = (term: string): boolean => {
    lower ??= file.text.toLowerCase();
    const word = term.toLowerCase();
    return lower.indexOf(word, lower.indexOf(word) + 1) >= 0;
  };

  // A section's verdict stands below what it decides.
  setVerdicts(pieces, outline);
  for (const piece of pieces) {
    const section = outline.sectionAt(piece.kind === 'passage' ? piece.passage.span.start : piece.span.start);
    if (!section) continue;
    if (piece.kind === 'example-title') {
      title = piece;
      continue;
    }
    if (piece.kind === 'fence') {
      const read = readFence(
        file.text,
        piece,
        title && outline.sectionAt(title.span.start) === section ? title : null,
        section,
        ids,
      );
      if (read) {
        examples.push(read.example);
        problems.push(...read.problems);
        references.push(...readViolations(file.path, file.text, read.example.answers));
      }
    } else if (piece.kind === 'row') {
      passages.push(piece.span);
      const quoted = readRow(piece, section, ids);
      examples.push(...quoted);
      const holds = quoted.length > 0 ? 'examples' : 'clauses';
      for (const flat of piece.cells) if (flat.text.trim()) prose.push(proseOf(cellOf(flat), section, holds));
      if (quoted.length === 0) clauses.push(...readRowClauses(piece, contextIn(section)));
    } else {
      const { passage } = piece;
      passages.push(passage.span);
      const definition = readDefinition(passage, section, ids);
      const quotes = definition ? [] : readQuotes(passage, section, ids);
      examples.push(...quotes);
      const isQuoted = quotes.length > 0 && /^\W*["“]/.test(passage.flat.text);
      if (definition) definitions.push(definition);
      else if (!isQuoted) {
        clauses.push(...readClauses(passage, contextIn(section)));
        definitions.push(...readProseDefinitions(passage, section, ids, isUsedTwice));
      }
      prose.push(proseOf(passage, section, definition ? 'definition' : isQuoted ? 'examples' : 'clauses'));
      begun.add(section.id);
    }
    title = null;
  }
  const bySpan = [...examples].sort((a, b) => a.span.start - b.span.start);
  const blocks = readBlocks(
    file.path,
    file.text,
    root,
    bySpan.filter((example) => example.comparisons > 0 || example.label === null),
    outline.sectionAt,
  );
  return { sections: outline.sections, clauses, definitions, examples: bySpan, references, prose, passages, blocks, problems };
}

function proseOf({ kind, span, flat, lead }: Passage, { path, id }: DraftSection, holds: Prose['holds']): Prose {
  return { kind, path, span, section: id, text: flat.text, offsets: flat.offsets, lead, holds };
}

/** Lets the `Output:` lines of a file decide for the sections they stand in. */
function setVerdicts(pieces: readonly Piece[], outline: Outline): void {
  for (const piece of pieces) {
    if (piece.kind !== 'passage') continue;
    const verdict = readOutput(piece.passage.flat.text);
    const section = verdict ? outline.sectionAt(piece.passage.span.start) : null;
    if (verdict && section) setVerdict(section, verdict);
  }
}

/** A section's title and those above it, joined: what a clause speaks of is often said only there. */
function createTitlesAbove(sections: readonly DraftSection[]): (section: DraftSection) => string {
  const byId = new Map(sections.map((section) => [section.id, section]));
  return (section) => {
    const titles: string[] = [];
    for (let at: DraftSection | undefined = section; at; at = at.parent ? byId.get(at.parent) : undefined) titles.push(at.title);
    return titles.join(' · ');
  };
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
