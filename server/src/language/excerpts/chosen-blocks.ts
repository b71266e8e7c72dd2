import { firstAfter } from '../../spec/located.ts';
import type { Span, Spec } from '../../spec/model.ts';
import type { SpecReading } from '../../spec/parse-spec.ts';

/** Blocks of a spec that are gathered to read it as far as they go: an answer about one place needs few of them. */
export interface ChosenBlocks {
  readonly add: (path: string, index: number) => void;
  /** the blocks that a span touches, with one before and one behind, by which the blanks between them are known */
  readonly addAround: (path: string, span: Span) => void;
  /** the blocks that were given one of the ids that are meant */
  readonly addNamed: (isMeant: (id: string) => boolean) => void;
  /** The spec with all its sections, categories, labels and definitions, and of all else what stands in the blocks. */
  readonly excerpt: () => Spec;
}

export function chooseBlocks(reading: SpecReading): ChosenBlocks {
  const chosen = new Map<string, Set<number>>();

  function add(path: string, index: number): void {
    const own = chosen.get(path) ?? new Set();
    chosen.set(path, own.add(index));
  }

  return {
    add,
    addAround: (path, { start, end }) => {
      const starts = reading.files.find(({ file }) => file.path === path)?.file.markdown.starts ?? [];
      const last = Math.min(starts.length, firstAfter(starts, end) + 1);
      for (let index = Math.max(0, firstAfter(starts, start) - 2); index < last; index += 1) add(path, index);
    },
    addNamed: (isMeant) => {
      for (const { file, blocks } of reading.joiner.placement.files)
        for (const { ids, index } of blocks) if (ids.some(isMeant)) add(file.path, index);
    },
    excerpt: () => reading.partOf(new Map([...chosen].map(([path, own]) => [path, [...own].sort((a, b) => a - b)]))),
  };
}
