import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  MarkupKind,
} from 'vscode-languageserver/node';
import { type Completion, configurationCompletion, suppressionCompletion } from '../../language/index.ts';
import { loadConfigurationSchema, rulesOf } from '../../node/configuration-schema.ts';
import type { LineMap } from '../../node/line-map.ts';
import { defineRequest, uriOf } from '../handler.ts';
import { offsetIn } from '../offset-in.ts';
import type { Session } from '../session.ts';
import { specAt } from '../spec-at.ts';
import { isConfiguration } from '../workspace/membership.ts';

/** Completes deliberate.yaml and, in specs, the comments to the linter. */
export const completion = defineRequest<CompletionParams, CompletionList | null>({
  method: 'textDocument/completion',
  capability: () => ({ completionProvider: { triggerCharacters: [' ', ':', '-'], resolveProvider: false } }),
  answer: async (session, params) => {
    const uri = uriOf(params);
    const document = session.workspace.documents.get(uri);
    const typed = document && offsetIn(document, params.position);
    if (!document || typed === null) return null;
    if (isConfiguration(document)) {
      const found = configurationCompletion(document.text, typed, await loadConfigurationSchema());
      return write(session, document.lines(), found);
    }
    // Most of what is typed in a spec is no comment: this is seen without reading the spec.
    if (document.text.lastIndexOf('<!--', typed) <= document.text.lastIndexOf('-->', typed - 1)) return null;
    if ((await specAt(session, uri)) === null) return null;
    const found = suppressionCompletion(document.text, typed, rulesOf(await loadConfigurationSchema()));
    return write(session, document.lines(), found);
  },
});

function write({ client }: Session, lines: LineMap, found: readonly Completion[]): CompletionList {
  const takes = client.textDocument?.completion?.completionItem;
  const takesMarkdown = takes?.documentationFormat?.includes(MarkupKind.Markdown) ?? false;
  const items = found.map(({ label, kind, detail, markdown, insert, span }, index): CompletionItem => {
    const value = takesMarkdown ? markdown : markdown.replaceAll('`', '');
    return {
      label,
      kind: KINDS[kind],
      ...(detail === '' ? {} : { detail }),
      ...(value === '' ? {} : { documentation: { kind: takesMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText, value } }),
      // Keys stand in the order of the schema, which is that of their weight.
      sortText: String(index).padStart(4, '0'),
      textEdit: { range: lines.rangeOf(span), newText: insert },
    };
  });
  return { isIncomplete: false, items };
}

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  rule: CompletionItemKind.Class,
  value: CompletionItemKind.EnumMember,
};
