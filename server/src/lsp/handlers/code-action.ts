import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  LSPErrorCodes,
  type Range,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { codeActions, type EditAction, fixAll, type SpecAction } from '../../language/index.ts';
import type { Edit, Finding } from '../../lint/finding.ts';
import { EXPLAIN_COMMAND } from '../../protocol.ts';
import { groupBy } from '../../spec/group-by.ts';
import type { Span } from '../../spec/model.ts';
import { defineRequest, uriOf } from '../handler.ts';
import type { Session } from '../session.ts';
import { offsetOf, type SpecAt, specAt } from '../spec-at.ts';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.deliberate`;

/** Fixes of findings, one by one or all at once, comments that answer them, and the pages of their rules. */
export const codeAction = defineRequest<CodeActionParams, CodeAction[] | ResponseError<void>>({
  method: 'textDocument/codeAction',
  capability: (client) =>
    client.textDocument?.codeAction?.codeActionLiteralSupport
      ? { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL], resolveProvider: false } }
      : {},
  answer: async (session, params) => {
    const uri = uriOf(params);
    const document = session.workspace.documents.get(uri);
    const at = await specAt(session, uri);
    if (at === null) return [];
    if (session.workspace.documents.get(uri) !== document)
      return new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed since');
    const range = spanOf(at, params.range);
    if (range === null) return [];
    const wants = wantedKinds(params.context?.only);
    const findings = at.analysis.findings();
    const known = matching(at, findings, params.context?.diagnostics ?? []);
    const quick = wants(CodeActionKind.QuickFix) ? codeActions(at.analysis.spec, findings, at.path, range) : [];
    const all = wants(FIX_ALL) ? fixAll(findings, at.path) : null;
    return [...quick.filter((action) => known.concerns(action)), ...(all ? [all] : [])].map((action) =>
      write(session, at, action, known.diagnosticsOf(action)),
    );
  },
});

/** A client that wants `source` wants `source.fixAll.deliberate` too. */
function wantedKinds(only: readonly string[] | undefined): (kind: string) => boolean {
  if (only === undefined) return () => true;
  return (kind) => only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

interface Known {
  readonly concerns: (action: SpecAction) => boolean;
  readonly diagnosticsOf: (action: SpecAction) => Diagnostic[];
}

/** The diagnostics that a client shows at the place, and the findings they are; where none is ours, the place alone decides. */
function matching({ analysis, path }: SpecAt, findings: readonly Finding[], diagnostics: readonly Diagnostic[]): Known {
  const lines = analysis.linesOf(path);
  const key = (code: unknown, { start, end }: Range) => `${code} ${start.line}:${start.character}-${end.line}:${end.character}`;
  const shown = new Map(
    diagnostics.flatMap((each) =>
      each.source === 'deliberate' && each.range ? [[key(each.code, each.range), each] as const] : [],
    ),
  );
  const diagnosticOf = new Map(
    findings.flatMap((finding) => {
      const diagnostic = shown.size > 0 && finding.path === path && shown.get(key(finding.rule, lines.rangeOf(finding.span)));
      return diagnostic ? [[finding, diagnostic] as const] : [];
    }),
  );
  return {
    concerns: (action) => shown.size === 0 || action.findings.some((finding) => diagnosticOf.has(finding)),
    diagnosticsOf: (action) => action.findings.flatMap((finding) => diagnosticOf.get(finding) ?? []),
  };
}

function write(session: Session, at: SpecAt, action: SpecAction, diagnostics: Diagnostic[]): CodeAction {
  const about = diagnostics.length > 0 ? { diagnostics } : {};
  if (action.kind === 'explain')
    return {
      title: action.title,
      kind: CodeActionKind.QuickFix,
      ...about,
      command: { title: action.title, command: EXPLAIN_COMMAND, arguments: [action.rule] },
    };
  return {
    title: action.title,
    kind: action.kind === 'fix-all' ? FIX_ALL : CodeActionKind.QuickFix,
    ...about,
    ...(action.preferred && action.kind === 'fix' ? { isPreferred: true } : {}),
    edit: writeEdit(session, at, action),
  };
}

/** Edits bear the version they are meant for, where the client can refuse them for it. */
function writeEdit({ client, workspace }: Session, { analysis }: SpecAt, { edits }: EditAction): WorkspaceEdit {
  const byPath = groupBy(edits, (edit: Edit) => edit.path);
  const files = [...byPath].flatMap(([path, own]) => {
    const uri = analysis.fileAt(path)?.uri;
    const lines = analysis.linesOf(path);
    return uri ? [{ uri, edits: own.map(({ span, text }) => ({ range: lines.rangeOf(span), newText: text })) }] : [];
  });
  if (!client.workspace?.workspaceEdit?.documentChanges)
    return { changes: Object.fromEntries(files.map(({ uri, edits: own }) => [uri, own])) };
  return {
    documentChanges: files.map(({ uri, edits: own }) => ({
      textDocument: { uri, version: workspace.documents.get(uri)?.version ?? null },
      edits: own,
    })),
  };
}

function spanOf(at: SpecAt, range: unknown): Span | null {
  const { start, end } = (range ?? {}) as { readonly start?: unknown; readonly end?: unknown };
  const first = offsetOf(at, start);
  const last = offsetOf(at, end);
  return first === null || last === null ? null : { start: Math.min(first, last), end: Math.max(first, last) };
}
