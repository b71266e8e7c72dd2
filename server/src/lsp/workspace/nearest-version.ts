import type { SourceFile } from '../../spec/model.ts';
import type { SpecReading } from '../../spec/parse-spec.ts';
import { changeBetween } from '../../spec/text-change.ts';

interface Version<T> {
  readonly reading: SpecReading;
  readonly fuller: T | null;
}

/** A version with fewer blocks than this is read anew in no time. */
const MANY_BLOCKS = 100;
/** A version with a smaller share of the blocks hides the rest of them. */
const HIDING = 0.95;
/** Characters between the two ends of what hides. */
const FURTHEST = 64_000;

/**
 * The earlier version from which the next one is read. While a fence is open it hides all that follows; when it is closed, what
 * it hid is as it was before, and was read then.
 */
export function nearestVersion<T extends Version<T>>(previous: T, sources: readonly SourceFile[]): T {
  const { fuller } = previous;
  return fuller && isClosed(fuller.reading, sources) ? fuller : previous;
}

/** The version to keep beside one that was read from another; null where it is none. */
export function fullerVersion<T extends Version<T>>(reading: SpecReading, from: T): T | null {
  const hides = (version: T) =>
    blocksIn(version.reading) >= MANY_BLOCKS && blocksIn(reading) < HIDING * blocksIn(version.reading);
  if (from.fuller && hides(from.fuller)) return from.fuller;
  return hides(from) ? from : null;
}

function blocksIn({ files }: SpecReading): number {
  return files.reduce((count, { file }) => count + file.blocks.length, 0);
}

/** Whether little is otherwise than it was, and what opens there is closed: by the parity of lines that may be fences. */
function isClosed({ files }: SpecReading, sources: readonly SourceFile[]): boolean {
  if (files.length !== sources.length) return false;
  return files.every(({ file }, index) => {
    const source = sources[index];
    if (source === undefined || source.path !== file.path) return false;
    const change = changeBetween(file.markdown.text, source.text);
    if (change === null) return true;
    const { start, oldEnd, newEnd } = change;
    if (Math.max(oldEnd, newEnd) - start > FURTHEST) return false;
    return fencesIn(file.markdown.text, start, oldEnd) % 2 === fencesIn(source.text, start, newEnd) % 2;
  });
}

/** Lines that may be fences, and begin or end in a part of a text. */
function fencesIn(text: string, start: number, end: number): number {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.indexOf('\n', end);
  return text.slice(from, line < 0 ? text.length : line).match(/^ {0,3}(?:```|~~~)/gm)?.length ?? 0;
}
