import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver/node';
import { documentOutline, type OutlineNode } from '../../language/index.ts';
import type { LineMap } from '../../node/line-map.ts';
import { type SymbolNotation, symbolNotation, symbolOf } from '../document-symbols/symbol-notation.ts';
import { writeSymbols } from '../document-symbols/write-symbols.ts';
import { defineRequest, uriOf } from '../handler.ts';
import { specAt } from '../spec-at.ts';
import type { WrittenJson } from '../transport/written-json.ts';

export const documentSymbol = defineRequest<DocumentSymbolParams, WrittenJson | DocumentSymbol[] | SymbolInformation[]>({
  method: 'textDocument/documentSymbol',
  capability: () => ({ documentSymbolProvider: { label: 'Deliberate' } }),
  answer: async (session, params) => {
    const uri = uriOf(params);
    const at = await specAt(session, uri);
    if (at === null) return [];
    const { analysis, path } = at;
    const lines = analysis.linesOf(path);
    const notation = symbolNotation(session.client);
    const written = notation.takesTrees ? writeSymbols(session.symbols, analysis.reading, path, lines, notation) : null;
    if (written) return written;
    const outline = documentOutline(analysis.spec, path);
    return notation.takesTrees
      ? outline.map((node) => toTree(node, lines, notation))
      : outline.flatMap((node) => toList(node, lines, uri, notation));
  },
});

function toTree(node: OutlineNode, lines: LineMap, notation: SymbolNotation): DocumentSymbol {
  const symbol = symbolOf(node, lines, notation);
  // Most have none, and a large outline is long enough to write.
  if (node.children.length > 0) symbol.children = node.children.map((child) => toTree(child, lines, notation));
  return symbol;
}

function toList(
  node: OutlineNode,
  lines: LineMap,
  uri: string,
  notation: SymbolNotation,
  containerName?: string,
): SymbolInformation[] {
  const { name, kind, deprecated, span, children } = node;
  const own: SymbolInformation = { name, kind: notation.kindOf(kind), location: { uri, range: lines.rangeOf(span) } };
  if (containerName !== undefined) own.containerName = containerName;
  if (deprecated && notation.deprecated) own.tags = notation.deprecated;
  return [own, ...children.flatMap((child) => toList(child, lines, uri, notation, name))];
}
