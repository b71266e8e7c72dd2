import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  CompletionTriggerKind,
  InsertTextFormat,
  MarkupKind,
  type Range,
} from 'vscode-languageserver/node';
import {
  type Completion,
  completeSpec,
  completionExcerpt,
  completionPlace,
  configurationCompletion,
} from '../../language/index.ts';
import { loadConfigurationSchema, rulesOf } from '../../node/configuration-schema.ts';
import type { Span } from '../../spec/model.ts';
import { defineRequest, uriOf } from '../handler.ts';
import { offsetIn } from '../offset-in.ts';
import type { Session } from '../session.ts';
import { specAt } from '../spec-at.ts';
import { isConfiguration } from '../workspace/membership.ts';
import type { OpenDocument } from '../workspace/open-document.ts';

/** Completes deliberate.yaml, and in specs what has a notation: ids, labels, terms, attributes, examples, comments to the linter. */
export const completion = defineRequest<CompletionParams, CompletionList | null>({
  method: 'textDocument/completion',
  capability: () => ({
    completionProvider: { triggerCharacters: ['#', '(', '{', '<', '=', ' ', ':', '-'], resolveProvider: false },
  }),
  answer: async (session, params) => {
    const uri = uriOf(params);
    const document = session.workspace.documents.get(uri);
    const offset = document && offsetIn(document, params.position);
    if (!document || offset === null) return null;
    if (isConfiguration(document)) {
      const found = configurationCompletion(document.text, offset, await loadConfigurationSchema());
      return write(session, document, found, false);
    }
    const place = completionPlace(document.text, offset);
    // A sign in prose asks for nothing: lists are for whoever asks, or types a notation.
    const isTyped = params.context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
    if (place === null || (isTyped && place.kind === 'word')) return null;
    const at = await specAt(session, uri);
    // While the spec was read, the document may have changed: what was found would be written in the wrong place.
    if (at === null || session.workspace.documents.get(uri) !== document) return null;
    const rules = place.kind === 'comment' ? rulesOf(await loadConfigurationSchema()) : {};
    const snippets = session.client.textDocument?.completion?.completionItem?.snippetSupport ?? false;
    const spec = completionExcerpt(at.analysis.reading, at.path, offset, place);
    const { found, isIncomplete } = completeSpec(spec, at.path, offset, place, { snippets, rules });
    return write(session, document, found, isIncomplete);
  },
});

function write({ client }: Session, document: OpenDocument, found: readonly Completion[], isIncomplete: boolean): CompletionList {
  const takes = client.textDocument?.completion?.completionItem;
  const takesMarkdown = takes?.documentationFormat?.includes(MarkupKind.Markdown) ?? false;
  const lines = document.lines();
  // Most are written in place of the same words.
  const ranges = new Map<Span, Range>();
  const rangeOf = (span: Span): Range => {
    const range = ranges.get(span) ?? lines.rangeOf(span);
    ranges.set(span, range);
    return range;
  };
  const lineBreak = document.text.slice(0, 5000).includes('\r\n') ? '\r\n' : '\n';
  const items = found.map(({ label, kind, detail, markdown, insert, span, filter, isSnippet }, index): CompletionItem => {
    const value = takesMarkdown ? markdown : plainOf(markdown);
    return {
      label,
      kind: KINDS[kind],
      ...(detail === '' ? {} : { detail }),
      ...(value === '' ? {} : { documentation: { kind: takesMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText, value } }),
      // In the order in which they were found: the likeliest first, keys as in the schema; before what others offer, such as `#title`.
      sortText: `!${String(index).padStart(4, '0')}`,
      ...(filter === undefined ? {} : { filterText: filter }),
      ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
      textEdit: { range: rangeOf(span), newText: insert.replaceAll('\n', lineBreak) },
    };
  });
  return { isIncomplete, items };
}

/** Markdown of ours without its marks. */
function plainOf(markdown: string): string {
  return markdown
    .replace(/`{3,}\n?|`([^`]*)`|\\([\s\S])|\*+/g, (_mark, code?: string, sign?: string) => code ?? sign ?? '')
    .trim();
}

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  rule: CompletionItemKind.Class,
  value: CompletionItemKind.EnumMember,
  section: CompletionItemKind.Module,
  clause: CompletionItemKind.Reference,
  definition: CompletionItemKind.Text,
  label: CompletionItemKind.Reference,
  term: CompletionItemKind.Text,
  file: CompletionItemKind.File,
  tag: CompletionItemKind.Keyword,
  snippet: CompletionItemKind.Snippet,
};
