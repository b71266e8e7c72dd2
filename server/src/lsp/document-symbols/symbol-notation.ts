import { type ClientCapabilities, type DocumentSymbol, SymbolKind, SymbolTag } from 'vscode-languageserver/node';
import type { OutlineNode } from '../../language/index.ts';
import type { LineMap } from '../../node/line-map.ts';

/** Symbols as the client knows them. */
export interface SymbolNotation {
  readonly kindOf: (kind: OutlineNode['kind']) => SymbolKind;
  /** null where it knows none */
  readonly deprecated: SymbolTag[] | null;
  /** it takes symbols inside of others */
  readonly takesTrees: boolean;
}

export function symbolNotation(client: ClientCapabilities): SymbolNotation {
  const { symbolKind, tagSupport, hierarchicalDocumentSymbolSupport } = client.textDocument?.documentSymbol ?? {};
  const known = symbolKind?.valueSet;
  const knows = (kind: SymbolKind) => (known ? known.includes(kind) : kind <= SymbolKind.Array);
  return {
    kindOf: (kind) => {
      const [wanted, otherwise] = SYMBOLS[kind];
      return knows(wanted) ? wanted : otherwise;
    },
    deprecated: tagSupport?.valueSet.includes(SymbolTag.Deprecated) ? [SymbolTag.Deprecated] : null,
    takesTrees: hierarchicalDocumentSymbolSupport ?? false,
  };
}

/** A symbol without what is in it. */
export function symbolOf(node: Omit<OutlineNode, 'children'>, lines: LineMap, notation: SymbolNotation): DocumentSymbol {
  const { name, kind, detail, deprecated, span, nameSpan } = node;
  const range = lines.rangeOf(span);
  const symbol: DocumentSymbol = {
    name,
    detail,
    kind: notation.kindOf(kind),
    range,
    selectionRange: nameSpan === span ? range : lines.rangeOf(nameSpan),
  };
  if (deprecated && notation.deprecated) symbol.tags = notation.deprecated;
  return symbol;
}

/** Each with one that every client knows. Editors draw modules and namespaces alike, so categories are none. */
const SYMBOLS: Readonly<Record<OutlineNode['kind'], readonly [SymbolKind, SymbolKind]>> = {
  category: [SymbolKind.Class, SymbolKind.Class],
  section: [SymbolKind.Namespace, SymbolKind.Namespace],
  clause: [SymbolKind.Property, SymbolKind.Property],
  definition: [SymbolKind.Key, SymbolKind.Field],
  example: [SymbolKind.Event, SymbolKind.Function],
};
