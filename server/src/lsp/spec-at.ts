import type { Session } from './session.ts';
import type { Analysis } from './workspace/analysis.ts';
import { normalUri } from './workspace/open-document.ts';

/** A spec as seen from one of its documents. */
export interface SpecAt {
  readonly analysis: Analysis;
  /** the document's own path in the spec */
  readonly path: string;
}

/** The spec that an open document belongs to; null where it is not open, or no spec. */
export async function specAt(session: Session, uri: string): Promise<SpecAt | null> {
  const document = session.workspace.documents.get(uri);
  const analysis = document && (await session.workspace.analysisOf(document));
  const path = analysis?.files.find((file) => normalUri(file.uri) === normalUri(uri))?.path;
  return analysis && path !== undefined ? { analysis, path } : null;
}

/** The offset of a position in a document; null for what is no position. One behind the text counts as its end. */
export function offsetOf({ analysis, path }: SpecAt, position: unknown): number | null {
  const { line, character } = (position ?? {}) as { readonly line?: unknown; readonly character?: unknown };
  if (!Number.isInteger(line) || !Number.isInteger(character)) return null;
  return analysis.linesOf(path).offsetAt({ line: line as number, character: character as number });
}
