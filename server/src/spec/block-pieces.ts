import { type LastTwo, recall } from './last-two.ts';
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

/** Reads a block. What was read of it before is given back where it still holds. */
export function readBlockPieces(
  block: MarkdownBlock,
  before: Carried,
  titleOf: TitleOf,
  known: LastTwo<BlockPieces>,
): BlockPieces {
  return recall(
    known,
    (own) =>
      own.before.lead === before.lead &&
      own.before.ended === before.ended &&
      own.titles.every(([id, title]) => titleOf(id) === title),
    () => read(block, before, titleOf),
  );
}

function read({ source, node }: MarkdownBlock, before: Carried, titleOf: TitleOf): BlockPieces {
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
