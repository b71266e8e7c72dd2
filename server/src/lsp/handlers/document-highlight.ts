import { type DocumentHighlight, DocumentHighlightKind, type DocumentHighlightParams } from 'vscode-languageserver/node';
import { findHighlights } from '../../language/index.ts';
import { defineRequest, uriOf } from '../handler.ts';
import { offsetOf, specAt } from '../spec-at.ts';

export const documentHighlight = defineRequest<DocumentHighlightParams, DocumentHighlight[] | null>({
  method: 'textDocument/documentHighlight',
  capability: () => ({ documentHighlightProvider: true }),
  answer: async (session, params) => {
    const at = await specAt(session, uriOf(params));
    const offset = at && offsetOf(at, params.position);
    if (!at || offset === null) return null;
    const lines = at.analysis.linesOf(at.path);
    const found = findHighlights(at.analysis.spec, at.path, offset);
    // An editor goes on to mark equal words where it gets nothing.
    if (found.length === 0) return null;
    return found.map(({ span, kind }) => ({
      range: lines.rangeOf(span),
      kind: kind === 'declaration' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
  },
});
