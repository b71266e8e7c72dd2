import type { RenameFilesParams, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { defineRequest } from '../handler.ts';
import { findMoveEdits } from '../index/find-move-edits.ts';
import { fileOperations } from './file-operations.ts';

/** Before files or folders are renamed in the editor: the edits after which all links still lead where they led. */
export const willRenameFiles = defineRequest<RenameFilesParams, WorkspaceEdit | null>({
  method: 'workspace/willRenameFiles',
  capability: fileOperations,
  answer: async (session, params) => {
    const files = Array.isArray(params?.files) ? params.files : [];
    const edits = await findMoveEdits(session, files);
    if (edits.length === 0) return null;
    if (!session.client.workspace?.workspaceEdit?.documentChanges)
      return { changes: Object.fromEntries(edits.map(({ uri, edits: own }) => [uri, [...own]])) };
    return {
      documentChanges: edits.map(
        ({ uri, version, edits: own }): TextDocumentEdit => ({ textDocument: { uri, version }, edits: [...own] }),
      ),
    };
  },
});
