import { CodeActionKind, type Diagnostic } from 'vscode-languageserver/node';
import { codeActions, fixAll, type Refactoring, refactorings, type SpecAction } from '../../language/index.ts';
import type { Edit, Finding } from '../../lint/finding.ts';
import type { Span } from '../../spec/model.ts';
import type { SpecAt } from '../spec-at.ts';
import { type Known, matchDiagnostics } from './match-diagnostics.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.deliberate`;
/** Newer than the list of kinds that the library names. */
export const MOVE = `${CodeActionKind.Refactor}.move`;

/** What can be done at a place, as LSP names it. */
export interface OfferedAction {
  readonly title: string;
  readonly kind: string;
  readonly isPreferred: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** the rule whose page it opens; null where it edits */
  readonly explains: string | null;
  readonly edits: () => readonly Edit[];
  /** its edits may be many, or take time: they can wait until it is chosen */
  readonly isCostly: boolean;
}

/** @param wants whether actions of a kind are asked for: nothing is computed for the others */
export function offeredActions(
  at: SpecAt,
  range: Span,
  wants: (kind: string) => boolean,
  shown: readonly Diagnostic[],
): readonly OfferedAction[] {
  return [
    ...(wants(CodeActionKind.QuickFix) || wants(FIX_ALL) ? onFindings(at, range, wants, shown) : []),
    ...(wants(CodeActionKind.RefactorRewrite) || wants(MOVE)
      ? refactorings(at.analysis.spec, at.path, range)
          .map(asRefactoring)
          .filter(({ kind }) => wants(kind))
      : []),
  ];
}

function onFindings(
  at: SpecAt,
  range: Span,
  wants: (kind: string) => boolean,
  shown: readonly Diagnostic[],
): readonly OfferedAction[] {
  // All of a long spec is linted only for who wants all of it fixed.
  const isWhole = !wants(CodeActionKind.QuickFix);
  const findings: readonly Finding[] = isWhole ? at.analysis.findings() : at.analysis.promptFindings();
  const known = matchDiagnostics(at, findings, shown);
  const quick = wants(CodeActionKind.QuickFix) ? codeActions(at.analysis.spec, findings, at.path, range) : [];
  const all = wants(FIX_ALL) ? fixAll(findings, at.path) : null;
  return [...quick.filter((action) => known.concerns(action)), ...(all ? [all] : [])].map((action) => onFinding(action, known));
}

function onFinding(action: SpecAction, known: Known): OfferedAction {
  const { title } = action;
  const diagnostics = known.diagnosticsOf(action);
  const isFix = action.kind === 'fix';
  return {
    title,
    kind: action.kind === 'fix-all' ? FIX_ALL : CodeActionKind.QuickFix,
    isPreferred: isFix && action.preferred,
    diagnostics,
    explains: action.kind === 'explain' ? action.rule : null,
    edits: () => (action.kind === 'explain' ? [] : action.edits),
    isCostly: action.kind === 'fix-all' || action.kind === 'fix-rule',
  };
}

function asRefactoring({ kind, title, edits }: Refactoring): OfferedAction {
  return {
    title,
    kind: kind === 'move' ? MOVE : CodeActionKind.RefactorRewrite,
    isPreferred: false,
    diagnostics: [],
    explains: null,
    edits,
    isCostly: true,
  };
}
