import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver/node';
import { configurationHover, hover, type Hover as SpecHover, suppressionHover } from '../../language/index.ts';
import { loadConfigurationSchema, rulesOf } from '../../node/configuration-schema.ts';
import type { LineMap } from '../../node/line-map.ts';
import { defineRequest, uriOf } from '../handler.ts';
import { offsetIn } from '../offset-in.ts';
import type { Session } from '../session.ts';
import { offsetOf, specAt } from '../spec-at.ts';
import { isConfiguration } from '../workspace/membership.ts';

export const hoverHandler = defineRequest<HoverParams, Hover | null>({
  method: 'textDocument/hover',
  capability: () => ({ hoverProvider: true }),
  answer: async (session, params) => {
    const uri = uriOf(params);
    const document = session.workspace.documents.get(uri);
    if (document && isConfiguration(document)) {
      const offset = offsetIn(document, params.position);
      if (offset === null) return null;
      return write(session, document.lines(), configurationHover(document.text, offset, await loadConfigurationSchema()));
    }
    const at = await specAt(session, uri);
    const offset = at && offsetOf(at, params.position);
    if (!at || offset === null) return null;
    const { spec } = at.analysis;
    const inComment = spec.files.some(({ path, text }) => path === at.path && text.includes('deliberate-'));
    const named = inComment ? suppressionHover(spec, at.path, offset, rulesOf(await loadConfigurationSchema())) : null;
    return write(session, at.analysis.linesOf(at.path), named ?? hover(spec, at.path, offset));
  },
});

function write({ client }: Session, lines: LineMap, found: SpecHover | null): Hover | null {
  if (!found) return null;
  const takesMarkdown = client.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false;
  const contents = takesMarkdown
    ? { kind: MarkupKind.Markdown, value: found.markdown }
    : { kind: MarkupKind.PlainText, value: found.plain };
  return { contents, range: lines.rangeOf(found.span) };
}
