import { IdPool } from './ids.ts';
import { createJoiner } from './join-files.ts';
import type { SourceFile, Spec } from './model.ts';
import { once } from './once.ts';
import { type Outline, readOutline } from './outline.ts';
import { type FileBlock, type FileBlocks, type ReadBlock, readFile, readFileBlocks } from './read-file.ts';

export interface ParseOptions {
  /** heading level of the categories, where a configuration fixes it */
  readonly categoryDepth?: number;
  /** what the spec is called, where a configuration says so; else its first file's title */
  readonly title?: string;
}

/** A spec, and what was read on the way to it: the next version of it is read from there. */
export interface SpecReading {
  readonly files: readonly FileReading[];
  /** joined when first asked for */
  readonly spec: Spec;
  /**
   * The spec as far as some of its blocks go: sections, categories, definitions and labels are all there, and of all else only
   * what stands in those blocks.
   */
  readonly partOf: (chosen: ChosenBlocks) => Spec;
}

/** Blocks of a spec, by the path of their file, in document order. */
export type ChosenBlocks = ReadonlyMap<string, readonly FileBlock[]>;

export interface FileReading {
  readonly file: FileBlocks;
  readonly outline: Outline;
  /** those that hold prose or examples */
  readonly blocks: readonly ReadBlock[];
}

/** Reads the files of one spec, in any mix of notations. Any text parses: what is broken is in `problems`. */
export function parseSpec(files: readonly SourceFile[], options: ParseOptions = {}): Spec {
  return readSpec(files, options).spec;
}

/**
 * Reads a spec as `parseSpec` does. Given an earlier version, of whatever texts, only what differs is read; the result is the
 * same.
 */
export function readSpec(
  sources: readonly SourceFile[],
  options: ParseOptions = {},
  previous: SpecReading | null = null,
): SpecReading {
  const before = new Map(previous?.files.map(({ file }) => [file.path, file]));
  const read = sources.map((source) => readFileBlocks(source, before.get(source.path) ?? null));
  const ids = new IdPool();
  for (const { blocks } of read) for (const { facts } of blocks) for (const id of facts.writtenIds) ids.reserve(id);
  const outlines = sources.map((source, index) => readOutline(source, read[index]?.blocks ?? [], ids));
  const titles = new Map<string, string>();
  for (const { sections } of outlines)
    for (const section of sections) if (!titles.has(section.id)) titles.set(section.id, section.title);
  const files = read.map((file, index): FileReading => {
    const outline = outlines[index] as Outline;
    return { file, outline, blocks: readFile(file, outline, (id) => titles.get(id) ?? null) };
  });
  const partOf = createJoiner(sources, files, ids, options);
  const spec = once(() => partOf(new Map(files.map(({ file }) => [file.path, file.blocks]))));
  return {
    files,
    partOf,
    get spec() {
      return spec();
    },
  };
}
