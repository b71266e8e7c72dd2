import { type DocumentSymbol, type DocumentSymbolParams, type SymbolInformation, SymbolKind } from 'vscode-languageserver/node';
import { documentOutline, type OutlineNode } from '../../language/index.ts';
import type { LineMap } from '../../node/line-map.ts';
import { defineRequest, uriOf } from '../handler.ts';
import { specAt } from '../spec-at.ts';

export const documentSymbol = defineRequest<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[]>({
  method: 'textDocument/documentSymbol',
  capability: () => ({ documentSymbolProvider: { label: 'Deliberate' } }),
  answer: async (session, params) => {
    const uri = uriOf(params);
    const at = await specAt(session, uri);
    if (at === null) return [];
    const lines = at.analysis.linesOf(at.path);
    const outline = documentOutline(at.analysis.spec, at.path);
    const takesTrees = session.client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false;
    return takesTrees ? outline.map((node) => toSymbol(node, lines)) : outline.flatMap((node) => toList(node, lines, uri));
  },
});

function toSymbol({ kind, name, detail, span, nameSpan, children }: OutlineNode, lines: LineMap): DocumentSymbol {
  return {
    name,
    detail,
    kind: SYMBOLS[kind],
    range: lines.rangeOf(span),
    selectionRange: lines.rangeOf(nameSpan),
    children: children.map((child) => toSymbol(child, lines)),
  };
}

function toList(node: OutlineNode, lines: LineMap, uri: string, containerName?: string): SymbolInformation[] {
  const { kind, name, span, children } = node;
  const location = { uri, range: lines.rangeOf(span) };
  const own = { name, kind: SYMBOLS[kind], location, ...(containerName === undefined ? {} : { containerName }) };
  return [own, ...children.flatMap((child) => toList(child, lines, uri, name))];
}

const SYMBOLS: Readonly<Record<OutlineNode['kind'], SymbolKind>> = {
  category: SymbolKind.Module,
  section: SymbolKind.Namespace,
  clause: SymbolKind.Property,
  definition: SymbolKind.Key,
  example: SymbolKind.Event,
};
