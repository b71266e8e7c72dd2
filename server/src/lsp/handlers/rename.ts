import { LSPErrorCodes, type RenameParams, ResponseError, type WorkspaceEdit } from 'vscode-languageserver/node';
import { rename as renameName } from '../../language/index.ts';
import { defineRequest, InvalidParameters, uriOf } from '../handler.ts';
import { offsetOf, specAt } from '../spec-at.ts';
import { writeEdits } from '../write-edits.ts';

export const rename = defineRequest<RenameParams, WorkspaceEdit | ResponseError<void> | null>({
  method: 'textDocument/rename',
  capability: (client) => ({
    renameProvider: client.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
  }),
  answer: async (session, params) => {
    const uri = uriOf(params);
    if (typeof params.newName !== 'string') throw new InvalidParameters('Unexpected parameters, expected newName');
    const document = session.workspace.documents.get(uri);
    const at = await specAt(session, uri);
    const offset = at && offsetOf(at, params.position);
    if (!at || offset === null) return null;
    if (session.workspace.documents.get(uri) !== document)
      return new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed since');
    const found = renameName(at.analysis.spec, at.path, offset, params.newName);
    return found.kind === 'refused'
      ? new ResponseError(LSPErrorCodes.RequestFailed, found.message)
      : writeEdits(session, at, found.edits);
  },
});
