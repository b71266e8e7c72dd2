import type { CodeLens, CodeLensParams } from 'vscode-languageserver/node';
import { codeLenses } from '../../language/index.ts';
import { DELIBERATE_COMMAND, type DeliberateCommandArguments } from '../../protocol.ts';
import { defineRequest, uriOf } from '../handler.ts';
import { specAt } from '../spec-at.ts';

/** `Deliberate` above every section that holds clauses and every example; the client carries it out. */
export const codeLens = defineRequest<CodeLensParams, CodeLens[]>({
  method: 'textDocument/codeLens',
  capability: () => ({ codeLensProvider: { resolveProvider: false } }),
  answer: async (session, params) => {
    const uri = uriOf(params);
    const at = await specAt(session, uri);
    if (at === null) return [];
    const lines = at.analysis.linesOf(at.path);
    return codeLenses(at.analysis.spec, at.path).map(({ span, ...lens }) => {
      const argument: DeliberateCommandArguments = { uri, ...lens };
      return { range: lines.rangeOf(span), command: { title: 'Deliberate', command: DELIBERATE_COMMAND, arguments: [argument] } };
    });
  },
});
