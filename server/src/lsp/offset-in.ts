import type { OpenDocument } from './workspace/open-document.ts';

/** The offset of a position in a document that need not be a spec; null for what is no position. */
export function offsetIn(document: OpenDocument, position: unknown): number | null {
  const { line, character } = (position ?? {}) as { readonly line?: unknown; readonly character?: unknown };
  if (!Number.isInteger(line) || !Number.isInteger(character)) return null;
  return document.lines().offsetAt({ line: line as number, character: character as number });
}
