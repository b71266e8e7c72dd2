import type { CodeLens } from 'vscode-languageserver/node';
import { type Counted, countedPlaces, countWords } from '../../language/index.ts';
import { SHOW_REFERENCES_COMMAND, type ShowReferencesArguments } from '../../protocol.ts';
import { defineRequest } from '../handler.ts';
import { specAt } from '../spec-at.ts';
import { uriOfPath } from '../workspace/open-document.ts';

/** What a lens that counts carries until it is shown. */
export interface CountLensData {
  readonly uri: string;
  readonly id: string;
  readonly counted: Counted;
}

/** Fills in the count of a lens and the places that it counted. What no longer has the id is counted as nothing. */
export const codeLensResolve = defineRequest<CodeLens, CodeLens>({
  method: 'codeLens/resolve',
  answer: async (session, lens) => {
    const data = readData(lens?.data);
    const at = data && (await specAt(session, data.uri));
    if (!data || !at) return { ...lens, command: { title: '', command: '' } };
    const { analysis } = at;
    const places = countedPlaces(analysis.spec, data.id, data.counted).map(({ path, span }) => ({
      uri: analysis.fileAt(path)?.uri ?? uriOfPath(path),
      range: analysis.linesOf(path).rangeOf(span),
    }));
    const argument: ShowReferencesArguments = { uri: data.uri, position: lens.range?.start ?? TOP, places };
    const title = countWords(places.length, data.counted);
    return { ...lens, command: { title, command: SHOW_REFERENCES_COMMAND, arguments: [argument] } };
  },
});

/** Where a lens stands that does not say. */
const TOP = { line: 0, character: 0 };

function readData(data: unknown): CountLensData | null {
  const { uri, id, counted } = (data ?? {}) as { readonly [Key in keyof CountLensData]?: unknown };
  const isCounted = counted === 'clauses' || counted === 'examples' || counted === 'references';
  return typeof uri === 'string' && typeof id === 'string' && isCounted ? { uri, id, counted } : null;
}
