import { LSPErrorCodes, type PrepareRenameParams, type Range, ResponseError } from 'vscode-languageserver/node';
import { prepareRename as prepare } from '../../language/index.ts';
import { defineRequest, uriOf } from '../handler.ts';
import { offsetOf, specAt } from '../spec-at.ts';

type Prepared = { readonly range: Range; readonly placeholder: string };

/** Its capability is told by `rename.ts`. */
export const prepareRename = defineRequest<PrepareRenameParams, Prepared | ResponseError<void> | null>({
  method: 'textDocument/prepareRename',
  answer: async (session, params) => {
    const at = await specAt(session, uriOf(params));
    const offset = at && offsetOf(at, params.position);
    const found = at && offset !== null ? prepare(at.analysis.spec, at.path, offset) : null;
    if (!at || !found) return null;
    if (found.kind === 'refused') return new ResponseError(LSPErrorCodes.RequestFailed, found.message);
    return { range: at.analysis.linesOf(at.path).rangeOf(found.span), placeholder: found.name };
  },
});
