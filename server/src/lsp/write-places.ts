import { dirname, join } from 'node:path';
import type { Location, LocationLink, Range } from 'vscode-languageserver/node';
import type { Place, PlaceFrom } from '../language/index.ts';
import type { SpecAt } from './spec-at.ts';
import { uriOfPath } from './workspace/open-document.ts';

/** Places as a client takes them: with the words that lead there, or as bare locations. */
export function writePlaces(at: SpecAt, places: readonly PlaceFrom[], takesLinks: boolean): Location[] | LocationLink[] {
  return takesLinks
    ? places.map((place) => {
        const { uri, range, selectionRange } = targetOf(at, place);
        const originSelectionRange = at.analysis.linesOf(at.path).rangeOf(place.originSpan);
        return { originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: selectionRange };
      })
    : places.map((place) => {
        const { uri, selectionRange } = targetOf(at, place);
        return { uri, range: selectionRange };
      });
}

/** The absolute path of an eval id's file, in `examples/` beside the spec file; null where there is none. */
export function evalFileOf({ analysis, path }: SpecAt, id: string): string | null {
  const file = analysis.fileAt(path)?.file;
  return file && analysis.evalFiles(path)?.includes(id) ? join(dirname(file), 'examples', `${id}.md`) : null;
}

function targetOf({ analysis }: SpecAt, { path, span, nameSpan }: Place): { uri: string; range: Range; selectionRange: Range } {
  const lines = analysis.linesOf(path);
  return {
    uri: analysis.fileAt(path)?.uri ?? uriOfPath(path),
    range: lines.rangeOf(span),
    selectionRange: lines.rangeOf(nameSpan),
  };
}
