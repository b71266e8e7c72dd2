import { readSuppressionComments, type SuppressionComment } from '../../lint/suppression-comments.ts';
import { firstFrom } from '../../spec/located.ts';
import type { Block, Spec } from '../../spec/model.ts';

/** The comments to the linter of one file. Only the blocks that may hold one are looked at: a file can have thousands. */
export function suppressionsOfFile(spec: Pick<Spec, 'files' | 'blocks'>, path: string): readonly SuppressionComment[] {
  const file = spec.files.find((each) => each.path === path);
  if (!file?.text.includes(SIGN)) return [];
  const blocks = spec.blocks.filter((block) => block.path === path);
  return readSuppressionComments({ files: [file], blocks: blocksHaving(file.text, blocks) });
}

const SIGN = 'deliberate-';

function blocksHaving(text: string, blocks: readonly Block[]): Block[] {
  const found = new Set<Block>();
  for (let at = text.indexOf(SIGN); at >= 0; at = text.indexOf(SIGN, at + 1)) {
    const block = blocks[firstFrom(blocks, at + 1) - 1];
    if (block) found.add(block);
  }
  return [...found];
}
