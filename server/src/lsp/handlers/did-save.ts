import type { DidSaveTextDocumentParams } from 'vscode-languageserver/node';
import { defineNotification, uriOf } from '../handler.ts';
import { isConfiguration } from '../workspace/membership.ts';
import { filePathOf } from '../workspace/open-document.ts';

/** Stands in for watched files, where the client watches none. */
export const didSave = defineNotification<DidSaveTextDocumentParams>({
  method: 'textDocument/didSave',
  capability: () => ({ textDocumentSync: { save: { includeText: false } } }),
  take: (session, params) => {
    if (session.watchesFiles) return;
    const uri = uriOf(params);
    const file = filePathOf(uri);
    if (isConfiguration({ uri })) session.refresh();
    else session.refreshDocuments();
    if (file !== null) session.index.fileChanged(file);
  },
});
