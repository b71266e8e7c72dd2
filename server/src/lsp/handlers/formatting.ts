import type { DocumentFormattingParams, TextEdit } from 'vscode-languageserver/node';
import { formatEdits } from '../../language/index.ts';
import type { Span } from '../../spec/model.ts';
import { defineRequest, uriOf } from '../handler.ts';
import { type SpecAt, specAt } from '../spec-at.ts';

/** Tidies a spec's Markdown. Other Markdown is left to other formatters. */
export const formatting = defineRequest<DocumentFormattingParams, TextEdit[] | null>({
  method: 'textDocument/formatting',
  capability: () => ({ documentFormattingProvider: true }),
  answer: async (session, params) => {
    const at = await specAt(session, uriOf(params));
    return at && writeFormatting(at, null);
  },
});

export function writeFormatting({ analysis, path }: SpecAt, range: Span | null): TextEdit[] {
  const lines = analysis.linesOf(path);
  const text = analysis.fileAt(path)?.text ?? '';
  return formatEdits({ path, text }, range, analysis.reading).map((edit) => ({
    range: lines.rangeOf(edit.span),
    newText: edit.text,
  }));
}
