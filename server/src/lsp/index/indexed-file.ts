import type { Range } from 'vscode-languageserver/node';
import { type FileIndex, type NamedSymbol, symbolsOf } from '../../language/index.ts';
import type { Span } from '../../spec/model.ts';
import type { Standing } from '../workspace/membership.ts';
import { uriOfPath } from '../workspace/open-document.ts';
import type { FileState } from './jobs.ts';

/** A spec file as it is on the disk. */
export interface IndexedFile {
  /** absolute */
  readonly file: string;
  readonly uri: string;
  readonly state: FileState;
  /** it is one by its notation, rather than because somebody says so */
  readonly byNotation: boolean;
  /** the files of its spec, absolute */
  readonly spec: readonly string[];
  readonly index: FileIndex;
  readonly symbols: readonly NamedSymbol[];
}

export function createIndexedFile(
  file: string,
  { state, index }: { readonly state: FileState; readonly index: FileIndex },
  { kind, files }: Standing,
): IndexedFile {
  const symbols = symbolsOf(index);
  return { file, uri: uriOfPath(file), state, byNotation: kind === 'by-notation', spec: files, index, symbols };
}

/** A span of a file whose text is not kept, by where its lines begin. */
export function rangeIn({ lineStarts }: Pick<FileIndex, 'lineStarts'>, { start, end }: Span): Range {
  const positionAt = (offset: number) => {
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (lineStarts[low] ?? 0) };
  };
  return { start: positionAt(start), end: positionAt(end) };
}
