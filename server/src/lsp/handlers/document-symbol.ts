import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  type SymbolInformation,
  SymbolKind,
  SymbolTag,
} from 'vscode-languageserver/node';
import { documentOutline, type OutlineNode } from '../../language/index.ts';
import type { LineMap } from '../../node/line-map.ts';
import { defineRequest, uriOf } from '../handler.ts';
import type { Session } from '../session.ts';
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
    const notation = notationOf(session);
    const takesTrees = session.client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false;
    return takesTrees
      ? outline.map((node) => toSymbol(node, lines, notation))
      : outline.flatMap((node) => toList(node, lines, uri, notation));
  },
});

/** Symbols as the client knows them. */
interface Notation {
  readonly kindOf: (kind: OutlineNode['kind']) => SymbolKind;
  /** null where it knows none */
  readonly deprecated: SymbolTag[] | null;
}

function notationOf({ client }: Session): Notation {
  const { symbolKind, tagSupport } = client.textDocument?.documentSymbol ?? {};
  const known = symbolKind?.valueSet;
  const knows = (kind: SymbolKind) => (known ? known.includes(kind) : kind <= SymbolKind.Array);
  return {
    kindOf: (kind) => {
      const [wanted, otherwise] = SYMBOLS[kind];
      return knows(wanted) ? wanted : otherwise;
    },
    deprecated: tagSupport?.valueSet.includes(SymbolTag.Deprecated) ? [SymbolTag.Deprecated] : null,
  };
}

function toSymbol(node: OutlineNode, lines: LineMap, notation: Notation): DocumentSymbol {
  const { name, kind, detail, deprecated, span, nameSpan, children } = node;
  const range = lines.rangeOf(span);
  const symbol: DocumentSymbol = {
    name,
    detail,
    kind: notation.kindOf(kind),
    range,
    selectionRange: nameSpan === span ? range : lines.rangeOf(nameSpan),
  };
  if (deprecated && notation.deprecated) symbol.tags = notation.deprecated;
  // Most have none, and a large outline is long enough to write.
  if (children.length > 0) symbol.children = children.map((child) => toSymbol(child, lines, notation));
  return symbol;
}

function toList(node: OutlineNode, lines: LineMap, uri: string, notation: Notation, containerName?: string): SymbolInformation[] {
  const { name, kind, deprecated, span, children } = node;
  const own: SymbolInformation = { name, kind: notation.kindOf(kind), location: { uri, range: lines.rangeOf(span) } };
  if (containerName !== undefined) own.containerName = containerName;
  if (deprecated && notation.deprecated) own.tags = notation.deprecated;
  return [own, ...children.flatMap((child) => toList(child, lines, uri, notation, name))];
}

/** Each with one that every client knows. Editors draw modules and namespaces alike, so categories are none. */
const SYMBOLS: Readonly<Record<OutlineNode['kind'], readonly [SymbolKind, SymbolKind]>> = {
  category: [SymbolKind.Class, SymbolKind.Class],
  section: [SymbolKind.Namespace, SymbolKind.Namespace],
  clause: [SymbolKind.Property, SymbolKind.Property],
  definition: [SymbolKind.Key, SymbolKind.Field],
  example: [SymbolKind.Event, SymbolKind.Function],
};
