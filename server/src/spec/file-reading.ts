import { type BlockPieces, readBlockPieces } from './block-pieces.ts';
import { createBlockReader, type Left, NOTHING_LEFT } from './block-reader.ts';
import type { BlockReading } from './block-reading.ts';
import { createNameReader, type Names, namesInside } from './model-names.ts';
import { type Outline, setVerdict } from './outline.ts';
import { type Carried, NOTHING_CARRIED } from './passages.ts';
import type { FileBlock, FileBlocks } from './read-file.ts';

/** A file, read under its sections. */
export interface FileReading {
  readonly file: FileBlocks;
  readonly outline: Outline;
  /** of each block of the file; null for commentary */
  readonly pieces: readonly (BlockPieces | null)[];
  /** what the file calls the model */
  readonly names: Names;
  /** those that hold prose or examples */
  readonly blocks: readonly ReadBlock[];
  /** what was read by how often a term stands in the file */
  readonly byTerms: readonly BlockReading[];
  /** ids of the sections that clauses stand in */
  readonly clauseSections: ReadonlySet<string>;
}

/** A block, its place among the blocks of its file, and what was read of it there. */
export interface ReadBlock {
  readonly index: number;
  readonly block: FileBlock;
  readonly reading: BlockReading;
}

export type TitleOf = (id: string) => string | null;

/** Reads the prose and the examples of a file under its sections. Lets the `Output:` lines in it decide for those. */
export function readFile(file: FileBlocks, outline: Outline, titleOf: TitleOf): FileReading {
  const pieces = readPiecesOf(file, titleOf);
  // A section's verdict stands below what it decides.
  for (const [index, own] of pieces.entries())
    for (const { start, verdict } of own?.outputs ?? []) {
      const section = outline.sectionAt((file.markdown.starts[index] ?? 0) + start);
      if (section) setVerdict(section, verdict);
    }
  const names = readNames(pieces);
  const read = createBlockReader(file, outline, names);
  const blocks: ReadBlock[] = [];
  let left = NOTHING_LEFT;
  for (const [index, own] of pieces.entries()) {
    if (!own || own.pieces.length === 0) continue;
    const reading = read(index, own, left);
    blocks.push({ index, block: file.blocks[index] as FileBlock, reading });
    left = leftBy(file, index, reading);
  }
  const readings = blocks.map(({ reading }) => reading);
  return { file, outline, pieces, names, blocks, byTerms: readings.filter(dependsOnTerms), clauseSections: sectionsOf(readings) };
}

/** Learns from all of a file what it calls the model. */
export function readNames(pieces: FileReading['pieces']): Names {
  return createNameReader(
    pieces.flatMap((own) => own?.names ?? []),
    (some) => pieces.flatMap((own) => own?.texts.flatMap((text) => namesInside(text, some)) ?? []),
  );
}

export function leftBy({ markdown }: FileBlocks, index: number, { begun, title }: BlockReading): Left {
  return { begun, title, at: markdown.starts[index] ?? 0 };
}

export function dependsOnTerms({ terms }: BlockReading): boolean {
  return terms.length > 0;
}

export function sectionsOf(readings: readonly BlockReading[]): ReadonlySet<string> {
  return new Set(readings.flatMap(({ clauseSections }) => clauseSections));
}

function readPiecesOf({ blocks }: FileBlocks, titleOf: TitleOf): (BlockPieces | null)[] {
  let carried: Carried = NOTHING_CARRIED;
  return blocks.map(({ block, isCommentary, known }) => {
    if (isCommentary) return null;
    const own = readBlockPieces(block, carried, titleOf, known.pieces);
    carried = own.after;
    return own;
  });
}
