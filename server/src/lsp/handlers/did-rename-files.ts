import type { RenameFilesParams } from 'vscode-languageserver/node';
import { defineNotification } from '../handler.ts';
import { fileOperations, filesMoved } from './file-operations.ts';

/** Files or folders were renamed in the editor. A client that watches files may tell of them twice, which costs little. */
export const didRenameFiles = defineNotification<RenameFilesParams>({
  method: 'workspace/didRenameFiles',
  capability: fileOperations,
  take: (session, params) => filesMoved(session, params?.files, (file) => [file?.oldUri, file?.newUri]),
});
