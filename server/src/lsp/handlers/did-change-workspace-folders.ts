import type { DidChangeWorkspaceFoldersParams } from 'vscode-languageserver/node';
import { defineNotification } from '../handler.ts';
import { filePathOf } from '../workspace/open-document.ts';

export const didChangeWorkspaceFolders = defineNotification<DidChangeWorkspaceFoldersParams>({
  method: 'workspace/didChangeWorkspaceFolders',
  capability: () => ({ workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
  take: (session, { event }) => {
    const paths = (folders: typeof event.added) => folders.flatMap(({ uri }) => filePathOf(uri) ?? []);
    const removed = paths(event.removed);
    const kept = session.workspace.folders.filter((folder) => !removed.includes(folder));
    session.workspace.folders = [...new Set([...kept, ...paths(event.added)])];
    session.refresh();
  },
});
