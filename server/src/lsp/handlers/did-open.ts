import { type DidOpenTextDocumentParams, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { defineNotification, InvalidParameters, uriOf } from '../handler.ts';

export const didOpen = defineNotification<DidOpenTextDocumentParams>({
  method: 'textDocument/didOpen',
  capability: () => ({ textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } }),
  take: (session, params) => {
    const uri = uriOf(params);
    const { languageId, version, text } = params.textDocument;
    if (typeof text !== 'string') throw new InvalidParameters('Unexpected parameters, expected textDocument.text');
    // A client that tells nothing of the disk may have changed it since.
    if (!session.watchesFiles) session.workspace.forget();
    session.announcer.announce(session.workspace.documents.open(uri, languageId, version, text));
  },
});
