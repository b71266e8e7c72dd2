import { type SymbolInformation, SymbolKind, type WorkspaceSymbolParams } from 'vscode-languageserver/node';
import { type NamedSymbol, searchSymbols } from '../../language/index.ts';
import { defineRequest } from '../handler.ts';
import { listSymbols } from '../index/list-symbols.ts';

/** More than anybody reads: a longer query finds what is missing. */
const MOST = 256;

/** Sections, written ids, labels and terms of all specs of the workspace, by their names. */
export const workspaceSymbol = defineRequest<WorkspaceSymbolParams, SymbolInformation[]>({
  method: 'workspace/symbol',
  capability: () => ({ workspaceSymbolProvider: true }),
  answer: async (session, params) => {
    const query = typeof params?.query === 'string' ? params.query : '';
    await session.index.freshened();
    const known = session.client.workspace?.symbol?.symbolKind?.valueSet;
    const knows = (kind: SymbolKind) => (known ? known.includes(kind) : kind <= SymbolKind.Array);
    return searchSymbols(await listSymbols(session), query, MOST).map(({ file, symbol }) => {
      const [wanted, otherwise] = SYMBOLS[symbol.kind];
      return {
        name: symbol.name,
        kind: knows(wanted) ? wanted : otherwise,
        location: { uri: file.uri, range: file.rangeOf(symbol.span) },
        containerName: symbol.container || file.name,
      };
    });
  },
});

/** Each with one that every client knows. */
const SYMBOLS: Readonly<Record<NamedSymbol['kind'], readonly [SymbolKind, SymbolKind]>> = {
  section: [SymbolKind.Namespace, SymbolKind.Namespace],
  id: [SymbolKind.Constant, SymbolKind.Constant],
  clause: [SymbolKind.Property, SymbolKind.Property],
  label: [SymbolKind.Property, SymbolKind.Property],
  term: [SymbolKind.Key, SymbolKind.Field],
};
