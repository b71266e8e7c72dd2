import * as vscode from 'vscode';

/** Whether this workspace may have prompts previewed; where it may not, the person is told why and what to do. */
export async function mayPreview(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = 'Manage Workspace Trust';
  const chosen = await vscode.window.showWarningMessage(
    'Prompts are not previewed in a workspace that you have not trusted, because its spec would be given to a model. Specs are still checked.',
    manage,
  );
  if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
  return vscode.workspace.isTrusted;
}
