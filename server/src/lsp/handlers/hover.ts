import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver/node';
import { hover } from '../../language/index.ts';
import { defineRequest, uriOf } from '../handler.ts';
import { offsetOf, specAt } from '../spec-at.ts';

export const hoverHandler = defineRequest<HoverParams, Hover | null>({
  method: 'textDocument/hover',
  capability: () => ({ hoverProvider: true }),
  answer: async (session, params) => {
    const at = await specAt(session, uriOf(params));
    const offset = at && offsetOf(at, params.position);
    const found = at && offset !== null ? hover(at.analysis.spec, at.path, offset) : null;
    if (!at || !found) return null;
    const takesMarkdown = session.client.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false;
    const contents = takesMarkdown
      ? { kind: MarkupKind.Markdown, value: found.markdown }
      : { kind: MarkupKind.PlainText, value: found.plain };
    return { contents, range: at.analysis.linesOf(at.path).rangeOf(found.span) };
  },
});
