import * as vscode from 'vscode';
import type { DocumentKinds } from '../document-kind/document-kinds.ts';

/** Keeps the context `deliberate.isSpec` for menus: whether the document in front is taken for a spec. */
export function createSpecContext(kinds: DocumentKinds): vscode.Disposable {
  const update = () => {
    const document = vscode.window.activeTextEditor?.document;
    const isSpec = document !== undefined && kinds.of(document.uri)?.kind === 'spec';
    void vscode.commands.executeCommand('setContext', 'deliberate.isSpec', isSpec);
  };
  update();
  return vscode.Disposable.from(kinds.onChange(update), vscode.window.onDidChangeActiveTextEditor(update));
}
