import * as vscode from 'vscode';
import { DELIBERATE_COMMAND, type DeliberateCommandArguments, type ReviewedFinding } from '../../../server/src/protocol.ts';
import type { Server } from '../language-server/server.ts';
import { editorRange, type ReviewFindings } from './findings.ts';
import { clausePosition, plainPosition } from './reviews.ts';
import { findDismissal } from './run-review.ts';

/** Only for the quick fix: a person has no finding to hand over. */
const DISMISS = 'deliberate.review.dismiss';

/** What can be done about a finding of a review: dismiss it, see it happen, or have the section reviewed again. */
export function registerQuickFixes(server: Server, findings: ReviewFindings): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range) => findings.at(document.uri, range).flatMap((finding) => actionsFor(finding, document)),
  };
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider({ language: 'markdown' }, provider, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    vscode.commands.registerCommand(DISMISS, (finding: ReviewedFinding, reason?: string) =>
      dismiss(server, findings, finding, reason),
    ),
  );
}

function actionsFor(finding: ReviewedFinding, document: vscode.TextDocument): vscode.CodeAction[] {
  const position = clausePosition(finding, document);
  const [first] = finding.places;
  if (position === null || first === undefined) return [];
  const preview: DeliberateCommandArguments = {
    uri: first.uri,
    id: '',
    title: first.title,
    prompt: finding.prompt,
    ...(finding.category === null ? {} : { category: finding.category }),
  };
  return [
    action(`Dismiss ${finding.rule} with a reason…`, DISMISS, finding),
    action('Preview the prompt that shows it', DELIBERATE_COMMAND, preview),
    action('Review this section again', 'deliberate.reviewSection', { uri: first.uri, position: plainPosition(position) }),
  ];
}

function action(title: string, command: string, argument: unknown): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  made.command = { title, command, arguments: [argument] };
  return made;
}

/** Asks for the reason, and writes it into the spec beside the clause, where other readers find it. */
async function dismiss(
  server: Server,
  findings: ReviewFindings,
  finding: ReviewedFinding,
  given: string | undefined,
): Promise<void> {
  const [first] = finding.places;
  if (first === undefined) return;
  const reason = given ?? (await askReason(finding.rule));
  if (reason === undefined) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(first.uri));
  // The clause may have moved while the reason was typed.
  const [current] = findings
    .at(document.uri, new vscode.Range(0, 0, document.lineCount, 0))
    .filter((each) => isSame(each, finding));
  const clause = current && clausePosition(current, document);
  if (!current || !clause) {
    void vscode.window.showInformationMessage('The clause was changed meanwhile, so there is nothing left to dismiss.');
    return;
  }
  const client = await server.running();
  const params = { uri: first.uri, position: plainPosition(clause), rule: finding.rule, reason };
  const found = client && (await findDismissal(client, params));
  if (!found) {
    void vscode.window.showWarningMessage(
      'No comment can stand here: dismiss the finding where the clause has lines of its own.',
    );
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, editorRange(found.range), found.text);
  if (await vscode.workspace.applyEdit(edit)) findings.remove(current);
}

async function askReason(rule: string): Promise<string | undefined> {
  const reason = await vscode.window.showInputBox({
    title: `Dismiss ${rule}`,
    prompt: 'Why is this no fault? The reason is written into the spec as a comment.',
    placeHolder: 'The clause before it holds the limit',
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? 'Write a reason.' : null),
  });
  return reason?.trim();
}

function isSame(one: ReviewedFinding, other: ReviewedFinding): boolean {
  return one.rule === other.rule && one.message === other.message;
}
