import { type DidChangeWatchedFilesParams, FileChangeType } from 'vscode-languageserver/node';
import { defineNotification } from '../handler.ts';
import { isConfiguration } from '../workspace/membership.ts';

/** Files appeared, went or changed. An open Markdown file that was saved is known already, by its own changes. */
export const didChangeWatchedFiles = defineNotification<DidChangeWatchedFilesParams>({
  method: 'workspace/didChangeWatchedFiles',
  take: (session, { changes }) => {
    const isNews = changes.some(
      ({ uri, type }) =>
        isConfiguration({ uri }) || type !== FileChangeType.Changed || session.workspace.documents.get(uri) === null,
    );
    if (isNews) session.refresh();
  },
});
