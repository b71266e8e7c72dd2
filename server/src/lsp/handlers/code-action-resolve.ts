import { type CodeAction, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { offeredActions } from '../code-actions/offered-actions.ts';
import { readPostponed } from '../code-actions/postponed-action.ts';
import { defineRequest, InvalidParameters } from '../handler.ts';
import { specAt } from '../spec-at.ts';
import { writeEdits } from '../write-edits.ts';
import { spanIn } from './code-action.ts';

/** The edits of an action that was chosen, for the text that it was offered for. */
export const codeActionResolve = defineRequest<CodeAction, CodeAction | ResponseError<void>>({
  method: 'codeAction/resolve',
  answer: async (session, params) => {
    // What was complete when it was offered stays as it is.
    if (params?.data === undefined) return params;
    const postponed = readPostponed(params.data);
    if (postponed === null) throw new InvalidParameters('Unexpected parameters, expected the data of an offered action');
    const { uri, version, range, kind, title } = postponed;
    const isCurrent = () => session.workspace.documents.get(uri)?.version === version;
    const at = isCurrent() ? await specAt(session, uri) : null;
    const span = at && spanIn(at, range);
    if (!at || !span || !isCurrent()) return modified();
    const action = offeredActions(at, span, (each) => each === kind, []).find((each) => each.title === title);
    return action ? { ...params, edit: writeEdits(session, at, action.edits()) } : modified();
  },
});

function modified(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed since');
}
