import { type BlockPieces, readBlockPieces } from './block-pieces.ts';
import { createBlockReader, NOTHING_LEFT } from './block-reader.ts';
import type { BlockReading } from './block-reading.ts';
import { dependsOnTerms, type FileReading, leftBy, type ReadBlock, readNames, sectionsOf, type TitleOf } from './file-reading.ts';
import type { ListChange } from './list-change.ts';
import type { Span } from './model.ts';
import { type Names, namesInside } from './model-names.ts';
import { moveOutline, type Outline } from './outline.ts';
import { NOTHING_CARRIED } from './passages.ts';
import { changedBlocks, type FileBlock, type FileBlocks } from './read-file.ts';

/**
 * Reads a newer version of a file of which only prose or examples changed: its sections, the names of the model and all that
 * was read elsewhere stay as they were. So a letter costs what its own block costs.
 *
 * @returns what `readFile` would; null where the change may reach further
 */
export function rereadFile(old: FileReading, file: FileBlocks, titleOf: TitleOf): FileReading | null {
  if (old.file === file) return { ...old, outline: moveOutline(old.outline, (span) => span) };
  const change = changedBlocks(old.file, file);
  if (!isInProse(old, file, change)) return null;
  const outline = moveOutline(old.outline, moveBehind(old.file, file, change));
  const { pieces, end } = rereadPieces(old, file, change, titleOf);
  const moved = change.newEnd - change.oldEnd;
  const { first } = change;
  const names = namesAfter(old, pieces, { gone: old.pieces.slice(first, end - moved), come: pieces.slice(first, end) });
  if (names === null) return null;
  if (!old.byTerms.every(({ terms }) => terms.every(([term, is]) => file.terms.isTwice(term) === is))) return null;
  return { ...rereadBlocks(old, file, { ...change, piecesEnd: end }, pieces, outline), file, outline, pieces, names };
}

/** Nothing that an outline is made of changed, the change stands in a section that stays, and all behind it moved alike. */
function isInProse(old: FileReading, file: FileBlocks, { first, oldEnd, newEnd }: ListChange): boolean {
  const [before, after] = [old.file.markdown, file.markdown];
  const start = before.starts[first - 1];
  if (start === undefined || start !== after.starts[first - 1]) return false;
  const longer = after.text.length - before.text.length;
  if (newEnd < after.starts.length && after.starts[newEnd] !== (before.starts[oldEnd] ?? 0) + longer) return false;
  const gone = old.file.blocks.slice(first, oldEnd);
  const come = file.blocks.slice(first, newEnd);
  const isPlain = ({ facts }: FileBlock) => facts.headings.length === 0 && facts.frontMatter === null;
  const writtenIn = (blocks: readonly FileBlock[]) => blocks.flatMap(({ facts }) => facts.writtenIds).join(' ');
  // What stands before the first heading is a section as long as it is more than comments.
  const [head] = old.outline.sections;
  const heading = head?.level === 0 ? old.outline.sections[1] : head;
  const isUnderHeading = heading && heading.span.start < start + (old.file.blocks[first - 1]?.block.source.length ?? 0);
  if (!isUnderHeading && !(head?.level === 0 && come.some(({ facts }) => !facts.isComment))) return false;
  return gone.every(isPlain) && come.every(isPlain) && writtenIn(gone) === writtenIn(come);
}

/** Where a span stands whose ends lie out of the change. */
function moveBehind(old: FileBlocks, { markdown }: FileBlocks, { oldEnd }: ListChange): (span: Span) => Span {
  const from = old.markdown.starts[oldEnd] ?? old.markdown.text.length;
  const longer = markdown.text.length - old.markdown.text.length;
  const move = (offset: number) => (offset >= from ? offset + longer : offset);
  return ({ start, end }) => ({ start: move(start), end: move(end) });
}

type Pieces = readonly (BlockPieces | null)[];

/** Reads the changed blocks, and those behind them that what these hand on reaches: up to `end`. */
function rereadPieces(
  old: FileReading,
  { blocks }: FileBlocks,
  { first, oldEnd, newEnd }: ListChange,
  titleOf: TitleOf,
): { readonly pieces: Pieces; readonly end: number } {
  const moved = newEnd - oldEnd;
  const pieces = old.pieces.slice(0, first);
  let carried = pieces.findLast((own) => own !== null)?.after ?? NOTHING_CARRIED;
  let index = first;
  for (; index < blocks.length; index += 1) {
    const { block, isCommentary, known } = blocks[index] as FileBlock;
    const own = isCommentary ? null : readBlockPieces(block, carried, titleOf, known.pieces);
    if (own !== null) {
      if (index >= newEnd && own === old.pieces[index - moved]) break;
      carried = own.after;
    }
    pieces.push(own);
  }
  return { pieces: pieces.concat(old.pieces.slice(index - moved)), end: index };
}

interface ChangedPieces {
  readonly gone: Pieces;
  readonly come: Pieces;
}

/** What the model is called now; null where it is another name, and where what changed tells of verdicts. */
function namesAfter({ names }: FileReading, pieces: Pieces, { gone, come }: ChangedPieces): Names | null {
  if ([...gone, ...come].some((own) => (own?.outputs.length ?? 0) > 0)) return null;
  const namesIn = (some: Pieces) => JSON.stringify(some.flatMap((own) => own?.names ?? []));
  const standInside = (some: Pieces) =>
    new Set(some.flatMap((own) => own?.texts.flatMap((text) => namesInside(text, names.doubtful)) ?? []));
  const isSame =
    namesIn(gone) === namesIn(come) && (names.doubtful.length === 0 || isSameSet(standInside(gone), standInside(come)));
  if (isSame) return names;
  const now = readNames(pieces);
  return now.key === names.key ? now : null;
}

function rereadBlocks(
  old: FileReading,
  file: FileBlocks,
  { first, oldEnd, newEnd, piecesEnd }: ListChange & { readonly piecesEnd: number },
  pieces: Pieces,
  outline: Outline,
): Pick<FileReading, 'blocks' | 'byTerms' | 'clauseSections'> {
  const moved = newEnd - oldEnd;
  const read = createBlockReader(file, outline, old.names);
  const firstRead = firstAt(old.blocks, first);
  const last = old.blocks[firstRead - 1];
  let left = last ? leftBy(file, last.index, last.reading) : NOTHING_LEFT;
  let next = firstAt(old.blocks, piecesEnd - moved);
  const fresh: ReadBlock[] = [];
  for (let index = first; index < file.blocks.length; index += 1) {
    const own = pieces[index];
    if (!own || own.pieces.length === 0) continue;
    const reading = read(index, own, left);
    if (index >= piecesEnd) {
      // From here on each block stands behind the same as before.
      if (old.blocks[next]?.reading === reading) break;
      next += 1;
    }
    fresh.push({ index, block: file.blocks[index] as FileBlock, reading });
    left = leftBy(file, index, reading);
  }
  const behind = old.blocks.slice(next);
  const blocks = [
    ...old.blocks.slice(0, firstRead),
    ...fresh,
    ...(moved === 0 ? behind : behind.map((each) => ({ ...each, index: each.index + moved }))),
  ];
  const gone = new Set<BlockReading>(old.blocks.slice(firstRead, next).map(({ reading }) => reading));
  const come = fresh.map(({ reading }) => reading);
  const isSame = isSameSet(sectionsOf([...gone]), sectionsOf(come));
  return {
    blocks,
    byTerms: [...old.byTerms.filter((reading) => !gone.has(reading)), ...come.filter(dependsOnTerms)],
    clauseSections: isSame ? old.clauseSections : sectionsOf(blocks.map(({ reading }) => reading)),
  };
}

/** How many of the blocks stand before a place among those of the file. */
function firstAt(blocks: readonly ReadBlock[], place: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.index ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}
