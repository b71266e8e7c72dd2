import type { DidSaveTextDocumentParams } from 'vscode-languageserver/node';
import { defineNotification } from '../handler.ts';

/** Stands in for watched files, where the client watches none. */
export const didSave = defineNotification<DidSaveTextDocumentParams>({
  method: 'textDocument/didSave',
  capability: () => ({ textDocumentSync: { save: { includeText: false } } }),
  take: (session) => {
    if (!session.watchesFiles) session.refresh();
  },
});
