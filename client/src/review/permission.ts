import * as vscode from 'vscode';
import { modelSetting } from '../models/settings.ts';

/** Whether specs of this workspace may be reviewed; where they may not, the person is told why and what to do. */
export async function mayReview(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = 'Manage Workspace Trust';
  const chosen = await vscode.window.showWarningMessage(
    'Specs are not reviewed in a workspace that you have not trusted, because they would be given to a model. They are still checked.',
    manage,
  );
  if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
  return vscode.workspace.isTrusted;
}

/** @returns the model that the person chose; null where they chose none */
export async function askModel(): Promise<string | null> {
  const choose = 'Choose Model';
  const chosen = await vscode.window.showInformationMessage(
    'A review needs a model, and the rehearsal is none. Choose a model that reads the spec.',
    choose,
  );
  if (chosen !== choose) return null;
  await vscode.commands.executeCommand('deliberate.chooseModel');
  return modelSetting() === 'rehearsal' ? null : modelSetting();
}
