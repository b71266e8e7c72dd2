import type { SourceFile } from '../../spec/model.ts';
import { readSpec, type SpecReading } from '../../spec/parse-spec.ts';
import { blocksOf, type MarkdownBlock, spanOfBlock } from './blocks.ts';
import { firstDifference, firstSpecDifference } from './same-meaning.ts';
import { applyTextEdits, type EditGroup } from './text-edit.ts';

/** Places at which edits may turn out to change the meaning before all are left undone. */
const MOST_ROUNDS = 8;

/** The groups of edits after which a text is read as before: where one is not, those around that place are left out. */
export function keepMeaning(
  reading: SpecReading,
  { path, text }: SourceFile,
  groups: readonly EditGroup[],
): readonly EditGroup[] {
  const blocks = blocksOf(reading);
  let left = groups;
  for (let round = 0; round < MOST_ROUNDS && left.length > 0; round += 1) {
    const edits = left.flat().sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
    const after = readSpec([{ path, text: applyTextEdits(text, edits) }], {}, reading);
    const changed = firstDifference(blocks, blocksOf(after)) ?? firstSpecDifference(reading.spec, after.spec);
    if (changed === null) return left;
    left = withoutThose(left, blocks, changed);
  }
  return [];
}

/** Leaves out the edits in the block at an offset and those on either side of it; all after it, where that is none. */
function withoutThose(groups: readonly EditGroup[], blocks: readonly MarkdownBlock[], offset: number): readonly EditGroup[] {
  const at = Math.max(
    0,
    blocks.findLastIndex((block) => spanOfBlock(block).start <= offset),
  );
  const first = blocks[at - 1];
  const last = blocks[at + 1];
  const start = first ? spanOfBlock(first).start : 0;
  const end = last ? spanOfBlock(last).end : Number.POSITIVE_INFINITY;
  const kept = groups.filter((group) => group.every(({ span }) => span.end < start || span.start > end));
  return kept.length < groups.length ? kept : groups.filter((group) => group.every(({ span }) => span.end < start));
}
