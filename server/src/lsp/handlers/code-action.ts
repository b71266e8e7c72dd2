import { type CodeAction, CodeActionKind, type CodeActionParams, CodeActionTriggerKind } from 'vscode-languageserver/node';
import { EXPLAIN_COMMAND } from '../../protocol.ts';
import type { Span } from '../../spec/model.ts';
import { FIX_ALL, MOVE, type OfferedAction, offeredActions } from '../code-actions/offered-actions.ts';
import { canPostpone, type PostponedAction } from '../code-actions/postponed-action.ts';
import { defineRequest, uriOf } from '../handler.ts';
import type { Session } from '../session.ts';
import { offsetOf, type SpecAt, specAt } from '../spec-at.ts';
import { writeEdits } from '../write-edits.ts';

/** Fixes of findings, one by one or all at once, comments that answer them, the pages of their rules, and refactorings. */
export const codeAction = defineRequest<CodeActionParams, CodeAction[]>({
  method: 'textDocument/codeAction',
  capability: (client) =>
    client.textDocument?.codeAction?.codeActionLiteralSupport
      ? {
          codeActionProvider: {
            codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, MOVE, FIX_ALL],
            resolveProvider: canPostpone(client),
          },
        }
      : {},
  answer: async (session, params) => {
    const uri = uriOf(params);
    const version = session.workspace.documents.get(uri)?.version ?? 0;
    const at = await specAt(session, uri);
    const range = at && spanIn(at, params.range);
    if (!at || !range) return [];
    const wants = wantedKinds(params.context?.only);
    const isQuiet = wasMoved(params, range) && at.analysis.spec.sections.length > 0;
    const isAsked = (kind: string) => wants(kind) && !(isQuiet && kind.startsWith(CodeActionKind.Refactor));
    const actions = offeredActions(at, range, isAsked, params.context?.diagnostics ?? []);
    return actions.map((action) =>
      write(session, at, action, { uri, version, range: params.range, kind: action.kind, title: action.title }),
    );
  },
});

/** The span of a range that may be anything; null where it is none. */
export function spanIn(at: SpecAt, range: unknown): Span | null {
  const { start, end } = (range ?? {}) as { readonly start?: unknown; readonly end?: unknown };
  const first = offsetOf(at, start);
  const last = offsetOf(at, end);
  return first === null || last === null ? null : { start: Math.min(first, last), end: Math.max(first, last) };
}

/** An editor that asks by itself as the cursor moves has a lamp to show: a refactoring on every line would leave it always on. */
function wasMoved({ context }: CodeActionParams, { start, end }: Span): boolean {
  return context?.only === undefined && context?.triggerKind === CodeActionTriggerKind.Automatic && start === end;
}

/** A client that wants `source` wants `source.fixAll.deliberate` too. */
function wantedKinds(only: readonly string[] | undefined): (kind: string) => boolean {
  if (only === undefined) return () => true;
  return (kind) => only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

function write(session: Session, at: SpecAt, action: OfferedAction, data: PostponedAction): CodeAction {
  const { title, kind, isPreferred, diagnostics, explains } = action;
  const about = {
    title,
    kind,
    ...(diagnostics.length > 0 ? { diagnostics: [...diagnostics] } : {}),
    ...(isPreferred ? { isPreferred } : {}),
  };
  if (explains !== null) return { ...about, command: { title, command: EXPLAIN_COMMAND, arguments: [explains] } };
  if (action.isCostly && canPostpone(session.client)) return { ...about, data };
  return { ...about, edit: writeEdits(session, at, action.edits()) };
}
