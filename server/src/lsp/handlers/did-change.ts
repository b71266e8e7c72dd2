import type { DidChangeTextDocumentParams } from 'vscode-languageserver/node';
import { defineNotification, uriOf } from '../handler.ts';

export const didChange = defineNotification<DidChangeTextDocumentParams>({
  method: 'textDocument/didChange',
  take: (session, params) => {
    const document = session.workspace.documents.change(uriOf(params), params.contentChanges, params.textDocument.version);
    if (document) session.announcer.announce(document);
  },
});
