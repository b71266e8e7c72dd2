import type { BlockPieces } from './block-pieces.ts';
import { type BlockReading, readBlock } from './block-reading.ts';
import { recall } from './last-two.ts';
import { firstFrom, moveSpan } from './located.ts';
import type { Names } from './model-names.ts';
import type { DraftSection, Outline } from './outline.ts';
import type { FileBlock, FileBlocks } from './read-file.ts';
import { createSentenceReader } from './sentence-reader.ts';

/** What was read of a block last, and by what. */
export interface KnownReading {
  readonly by: ReadBy;
  readonly reading: BlockReading;
}

/** What the reading of a block depends on, its terms aside. */
interface ReadBy {
  readonly pieces: BlockPieces;
  /** what the model is called */
  readonly names: string;
  readonly sections: string;
  readonly begun: string | null;
  readonly title: BlockReading['title'];
}

/** What a block leaves to the next one. */
export interface Left {
  readonly begun: BlockReading['begun'];
  readonly title: BlockReading['title'];
  /** where the block begins */
  readonly at: number;
}

export const NOTHING_LEFT: Left = { begun: null, title: null, at: 0 };

/**
 * Reads the blocks of a file at their places. What was read of a block before is given back where it still holds.
 *
 * @returns a reader of the block at an index, from its pieces and from what the block before it left
 */
export function createBlockReader(
  { path, markdown, blocks, terms }: FileBlocks,
  outline: Outline,
  names: Names,
): (index: number, pieces: BlockPieces, left: Left) => BlockReading {
  const reader = createSentenceReader(names.readName);
  const titlesAbove = createTitlesAbove(outline.sections);
  const sectionsIn = createKeys(outline.sections, titlesAbove);
  return (index, own, { begun, title, at }) => {
    const { block, known } = blocks[index] as FileBlock;
    const start = markdown.starts[index] ?? 0;
    const before = title && { ...title, span: moveSpan(title.span, at - start) };
    const by: ReadBy = {
      pieces: own,
      names: names.key,
      sections: sectionsIn(start, start + block.source.length),
      begun,
      title: before,
    };
    const read = () =>
      readBlock(path, block.source, own.pieces, {
        sectionAt: (offset) => outline.sectionAt(start + offset),
        titlesAbove,
        reader,
        begun,
        title: before,
        isUsedTwice: terms.isTwice,
      });
    return recall(
      known.reading,
      (last) => holds(last, by),
      () => ({ by, reading: read() }),
    ).reading;
  };

  function holds({ by: last, reading }: KnownReading, by: ReadBy): boolean {
    return (
      last.pieces === by.pieces &&
      last.begun === by.begun &&
      last.names === by.names &&
      last.sections === by.sections &&
      isSameTitle(last.title, by.title) &&
      reading.terms.every(([term, is]) => terms.isTwice(term) === is)
    );
  }
}

function isSameTitle(one: ReadBy['title'], other: ReadBy['title']): boolean {
  return one?.title === other?.title && one?.span.start === other?.span.start && one?.span.end === other?.span.end;
}

/** A section's title and those above it, joined: what a clause speaks of is often said only there. */
function createTitlesAbove(sections: readonly DraftSection[]): (section: DraftSection) => string {
  let titles: Map<string, string> | null = null;
  return ({ id }) => {
    titles ??= titlesOf(sections);
    return titles.get(id) ?? '';
  };
}

function titlesOf(sections: readonly DraftSection[]): Map<string, string> {
  const titles = new Map<string, string>();
  // A section stands behind its parent.
  for (const { id, title, parent } of sections)
    titles.set(id, parent === null ? title : `${title} · ${titles.get(parent) ?? ''}`);
  return titles;
}

/** What the reading of a block depends on in its sections: the one in which it begins, and those that begin in it. */
function createKeys(
  sections: readonly DraftSection[],
  titlesAbove: (section: DraftSection) => string,
): (start: number, end: number) => string {
  const keys: string[] = [];
  return (start, end) => {
    let next = firstFrom(sections, start + 1);
    let key = next === 0 ? 'none' : keyAt(next - 1);
    for (; next < sections.length && (sections[next]?.span.start ?? 0) < end; next += 1)
      key += `\n${(sections[next]?.span.start ?? 0) - start} ${keyAt(next)}`;
    return key;
  };

  function keyAt(index: number): string {
    keys[index] ??= keyOf(sections[index] as DraftSection);
    return keys[index];
  }

  function keyOf(section: DraftSection): string {
    const { id, title, role, mode, verdict, label, code, authority } = section;
    return [id, title, role, mode, verdict, label, code, authority, titlesAbove(section)].join('\t');
  }
}
