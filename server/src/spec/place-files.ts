import type { FileReading, ReadBlock } from './file-reading.ts';
import { IdLedger } from './id-ledger.ts';
import { IdPool } from './ids.ts';
import { changeOfList, type ListChange } from './list-change.ts';
import type { Label } from './model.ts';
import { isLabel } from './notation/labels.ts';
import { once } from './once.ts';

/** The files of a spec, with the ids that their blocks were given. */
export interface Placement {
  readonly files: readonly PlacedFile[];
  readonly base: IdPool;
  readonly names: Names;
  /** whether one of the blocks has an id */
  readonly isGiven: (id: string) => boolean;
}

export interface PlacedFile extends Pick<FileReading, 'file' | 'outline'> {
  readonly blocks: readonly PlacedBlock[];
  /** those of them that define terms, or hold clauses named by a label */
  readonly naming: readonly PlacedBlock[];
  /** what they were placed from */
  readonly from: readonly ReadBlock[];
  /** where a block begins */
  readonly startOf: (block: PlacedBlock) => number;
}

/** A block, what was read of it, and the ids that it was given. */
export interface PlacedBlock extends ReadBlock {
  readonly ids: readonly string[];
  /** clauses that are named by a label; offsets count from the block's start */
  readonly labels: readonly Label[];
}

/** A ledger changes with the spec, so it serves the newest version alone. */
interface Names {
  readonly ledger: IdLedger;
  newest: readonly PlacedFile[];
}

/**
 * Gives the blocks of a spec their ids. Where little changed since an earlier version, all other blocks keep theirs unasked.
 *
 * @param base the ids that are given already
 */
export function placeFiles(files: readonly FileReading[], base: IdPool, previous: Placement | null): Placement {
  const again = previous?.base === base ? placeChange(files, previous) : null;
  if (again && previous) {
    previous.names.newest = again;
    return placementOf(again, base, previous.names);
  }
  const ids = new IdPool(base);
  const placed = files.map((file) =>
    placeFile(
      file,
      file.blocks.map((block) => placeBlock(block, block.reading.ids.give(ids))),
    ),
  );
  const ledger = new IdLedger(
    base,
    placed.flatMap(({ blocks }) => blocks),
  );
  return placementOf(placed, base, { ledger, newest: placed });
}

function placementOf(files: readonly PlacedFile[], base: IdPool, names: Names): Placement {
  const given = once(() => new Set(files.flatMap(({ blocks }) => blocks.flatMap(({ ids }) => ids))));
  return { files, base, names, isGiven: (id) => (names.newest === files ? names.ledger.isGiven(id) : given().has(id)) };
}

/** Null where more than one file changed, or blocks that did not change may be named otherwise. */
function placeChange(files: readonly FileReading[], { files: old, names }: Placement): readonly PlacedFile[] | null {
  if (names.newest !== old || old.length !== files.length) return null;
  const changes = files.map(({ blocks }, index) => changeOfList(old[index]?.from ?? [], blocks));
  if (changes.filter(isChange).length > 1) return null;
  const placed: PlacedFile[] = [];
  for (const [index, file] of files.entries()) {
    const before = old[index] as PlacedFile;
    const change = changes[index] as ListChange;
    const { first, oldEnd, newEnd } = change;
    const away = before.blocks.slice(first, oldEnd);
    const fresh = file.blocks.slice(first, newEnd);
    const wishes = fresh.map(({ reading }) => reading.ids);
    const given = isChange(change) ? names.ledger.replace(away, wishes) : [];
    if (given === null) return null;
    const own = fresh.map((block, at) => placeBlock(block, given[at] ?? []));
    const blocks = isChange(change) ? before.blocks.toSpliced(first, away.length, ...own) : before.blocks;
    placed.push(placeFile(file, blocks, [...away, ...own].some(isNaming) ? blocks.filter(isNaming) : before.naming));
  }
  return placed;
}

function isChange({ first, oldEnd, newEnd }: ListChange): boolean {
  return oldEnd > first || newEnd > first;
}

function placeFile(
  { file, outline, blocks: from }: FileReading,
  blocks: readonly PlacedBlock[],
  naming: readonly PlacedBlock[] = blocks.filter(isNaming),
): PlacedFile {
  return { file, outline, from, blocks, naming, startOf: ({ index }) => file.markdown.starts[index] ?? 0 };
}

function isNaming({ labels, reading }: PlacedBlock): boolean {
  return labels.length > 0 || reading.definitions.length > 0;
}

function placeBlock(block: ReadBlock, ids: readonly string[]): PlacedBlock {
  const labels = block.reading.namedClauses.flatMap(({ id: wish, path, span }): Label[] => {
    const id = ids[Number(wish)] ?? '';
    return isLabel(id) ? [{ label: id, path, span, target: id }] : [];
  });
  return { ...block, ids, labels };
}
