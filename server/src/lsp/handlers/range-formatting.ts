import type { DocumentRangeFormattingParams, TextEdit } from 'vscode-languageserver/node';
import { defineRequest, uriOf } from '../handler.ts';
import { specAt } from '../spec-at.ts';
import { spanIn } from './code-action.ts';
import { writeFormatting } from './formatting.ts';

/** Tidies the lines that a range touches. */
export const rangeFormatting = defineRequest<DocumentRangeFormattingParams, TextEdit[] | null>({
  method: 'textDocument/rangeFormatting',
  capability: () => ({ documentRangeFormattingProvider: true }),
  answer: async (session, params) => {
    const at = await specAt(session, uriOf(params));
    const range = at && spanIn(at, params.range);
    return range && writeFormatting(at, range);
  },
});
