import type { DeleteFilesParams } from 'vscode-languageserver/node';
import { defineNotification } from '../handler.ts';
import { fileOperations, filesMoved } from './file-operations.ts';

/** Files or folders were deleted in the editor. A client that watches files may tell of them twice, which costs little. */
export const didDeleteFiles = defineNotification<DeleteFilesParams>({
  method: 'workspace/didDeleteFiles',
  capability: fileOperations,
  take: (session, params) => filesMoved(session, params?.files, (file) => [file?.uri]),
});
