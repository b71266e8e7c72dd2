import type { DocumentDiagnosticParams, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { findDiagnostics } from '../diagnostics/find-diagnostics.ts';
import { defineRequest, uriOf } from '../handler.ts';

/** Diagnostics for clients that ask for them; the others get them from the announcer. */
export const diagnostic = defineRequest<DocumentDiagnosticParams, DocumentDiagnosticReport>({
  method: 'textDocument/diagnostic',
  capability: (client) =>
    client.textDocument?.diagnostic
      ? { diagnosticProvider: { identifier: 'deliberate', interFileDependencies: true, workspaceDiagnostics: false } }
      : {},
  answer: async (session, params) => {
    const document = session.workspace.documents.get(uriOf(params));
    if (document === null) return { kind: 'full', items: [] };
    const { resultId, diagnostics } = await findDiagnostics(session, document);
    if (resultId === null) return { kind: 'full', items: [...diagnostics] };
    if (resultId === params.previousResultId) return { kind: 'unchanged', resultId };
    return { kind: 'full', resultId, items: [...diagnostics] };
  },
});
