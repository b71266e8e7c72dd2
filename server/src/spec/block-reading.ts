import { type DraftClause, readClauses } from './clause-reader.ts';
import { readDefinition, readProseDefinitions } from './definition-reader.ts';
import { type DraftExample, readFence, readQuotes, readRow } from './example-reader.ts';
import { WishedIds } from './ids.ts';
import type { Definition, Problem, Prose, Span } from './model.ts';
import type { DraftSection } from './outline.ts';
import type { Passage, Piece } from './passages.ts';
import { type DraftReference, readViolations } from './reference-reader.ts';
import { cellOf, readRowClauses } from './row-reader.ts';
import type { SentenceReader } from './sentence-reader.ts';

type Title = Extract<Piece, { kind: 'example-title' }>;

/** Where a block stands, as far as it decides how the block is read. */
export interface BlockPlace {
  readonly sectionAt: (offset: number) => DraftSection | null;
  /** a section's title and those above it, joined */
  readonly titlesAbove: (section: DraftSection) => string;
  readonly reader: SentenceReader;
  /** the id of the section of which something was read before; null where there is none */
  readonly begun: string | null;
  /** the title just before, for an example that the block may begin with: its offset is less than 0 */
  readonly title: Title | null;
  readonly isUsedTwice: (term: string) => boolean;
}

/** What was read of a block. Offsets count from its start, and ids are places in `ids`. */
export interface BlockReading {
  readonly ids: WishedIds;
  readonly clauses: readonly DraftClause[];
  /** those of them whose id was written: labels are among them */
  readonly namedClauses: readonly DraftClause[];
  /** ids of the sections that the clauses stand in */
  readonly clauseSections: readonly string[];
  readonly definitions: readonly Definition[];
  /** by where they begin */
  readonly examples: readonly DraftExample[];
  readonly violations: readonly DraftReference[];
  readonly prose: readonly Prose[];
  /** where labels may be named */
  readonly passages: readonly Span[];
  readonly problems: readonly Problem[];
  /** as in the place of the next block */
  readonly begun: string | null;
  readonly title: Title | null;
  /** terms that stand twice in the file, or do not, and were read by that */
  readonly terms: readonly (readonly [term: string, isUsedTwice: boolean])[];
}

/** Reads the prose and the examples of a block. */
export function readBlock(path: string, source: string, pieces: readonly Piece[], place: BlockPlace): BlockReading {
  const ids = new WishedIds();
  const clauses: DraftClause[] = [];
  const definitions: Definition[] = [];
  const examples: DraftExample[] = [];
  const violations: DraftReference[] = [];
  const prose: Prose[] = [];
  const passages: Span[] = [];
  const problems: Problem[] = [];
  const terms: [string, boolean][] = [];
  let { begun, title } = place;
  const contextIn = (section: DraftSection) => ({
    section,
    titles: place.titlesAbove(section),
    ids,
    reader: place.reader,
    isFirst: begun !== section.id,
  });
  const isUsedTwice = (term: string): boolean => {
    const isUsed = place.isUsedTwice(term);
    terms.push([term, isUsed]);
    return isUsed;
  };

  for (const piece of pieces) {
    const section = place.sectionAt(piece.kind === 'passage' ? piece.passage.span.start : piece.span.start);
    if (!section) continue;
    if (piece.kind === 'example-title') {
      title = piece;
      continue;
    }
    if (piece.kind === 'fence') {
      const own = title && place.sectionAt(title.span.start) === section ? title : null;
      const read = readFence(source, piece, own, section, ids);
      if (read) {
        examples.push(read.example);
        problems.push(...read.problems);
        violations.push(...readViolations(path, source, read.example.answers));
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
      begun = section.id;
    }
    title = null;
  }
  examples.sort((a, b) => a.span.start - b.span.start);
  const namedClauses = clauses.filter((clause) => clause.idSpan !== null);
  const clauseSections = [...new Set(clauses.map((clause) => clause.section))];
  return {
    ids,
    clauses,
    namedClauses,
    clauseSections,
    definitions,
    examples,
    violations,
    prose,
    passages,
    problems,
    begun,
    title,
    terms,
  };
}

function proseOf({ kind, span, flat, lead }: Passage, { path, id }: DraftSection, holds: Prose['holds']): Prose {
  const offsets = flat.offsets.map((offset) => offset - span.start);
  return { kind, path, span, section: id, text: flat.text, offsets, lead, holds };
}
