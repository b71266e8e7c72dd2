import type { MarkdownBlock } from './markdown-blocks.ts';
import { type NameFacts, readNameFacts } from './model-names.ts';
import { type Carried, type Piece, readPieces } from './passages.ts';
import { readOutput } from './response-mode.ts';

/** The prose and examples of a block, and what they say whatever section they stand in; offsets count from its start. */
export interface BlockPieces {
  readonly pieces: readonly Piece[];
  readonly before: Carried;
  readonly after: Carried;
  /** titles that words of it were replaced by: `[?](#id)` */
  readonly titles: readonly (readonly [id: string, title: string | null])[];
  /** `Output:` lines, which decide for the section they stand in */
  readonly outputs: readonly { readonly start: number; readonly verdict: string }[];
  readonly names: readonly NameFacts[];
  readonly texts: readonly string[];
}

type TitleOf = (id: string) => string | null;

/** Reads a block; `known` is given back where it was read of the same block and still holds. */
export function readBlockPieces(
  { source, node }: MarkdownBlock,
  before: Carried,
  titleOf: TitleOf,
  known: BlockPieces | null,
): BlockPieces {
  if (known && known.before.lead === before.lead && known.before.ended === before.ended)
    if (known.titles.every(([id, title]) => titleOf(id) === title)) return known;
  const titles: [string, string | null][] = [];
  const { pieces, carried } = readPieces(source, node, before, (id) => {
    const title = titleOf(id);
    titles.push([id, title]);
    return title;
  });
  const outputs: { start: number; verdict: string }[] = [];
  const names: NameFacts[] = [];
  const texts: string[] = [];
  for (const piece of pieces) {
    if (piece.kind !== 'passage') continue;
    const { text } = piece.passage.flat;
    texts.push(text);
    const verdict = readOutput(text);
    if (verdict) outputs.push({ start: piece.passage.span.start, verdict });
    const facts = readNameFacts(text);
    if (facts) names.push(facts);
  }
  return { pieces, before, after: carried, titles, outputs, names, texts };
}
