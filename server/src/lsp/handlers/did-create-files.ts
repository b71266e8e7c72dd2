import type { CreateFilesParams } from 'vscode-languageserver/node';
import { defineNotification } from '../handler.ts';
import { fileOperations, filesMoved } from './file-operations.ts';

/** Files or folders were created in the editor. A client that watches files may tell of them twice, which costs little. */
export const didCreateFiles = defineNotification<CreateFilesParams>({
  method: 'workspace/didCreateFiles',
  capability: fileOperations,
  take: (session, params) => filesMoved(session, params?.files, (file) => [file?.uri]),
});
