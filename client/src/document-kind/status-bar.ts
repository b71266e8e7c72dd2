import * as vscode from 'vscode';
import type { DocumentKind } from '../../../server/src/protocol.ts';
import type { DocumentKinds } from './document-kinds.ts';

/** Says what the Markdown file in the active editor is taken for, and why; a click changes it. */
export function createKindStatus(kinds: DocumentKinds): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('deliberate.documentKind', vscode.StatusBarAlignment.Right, 99);
  item.name = 'Deliberate: Spec or Not';
  item.command = 'deliberate.chooseDocumentKind';
  const show = () => {
    const document = vscode.window.activeTextEditor?.document;
    const kind = document?.languageId === 'markdown' ? kinds.of(document.uri) : null;
    if (kind === null) {
      item.hide();
      return;
    }
    item.text = kind.kind === 'spec' ? '$(law) Spec' : '$(markdown) Not a spec';
    item.tooltip = `${takenSentence(kind)} Click to change.`;
    item.accessibilityInformation = { label: `Deliberate: ${item.tooltip}`, role: 'button' };
    item.show();
  };
  show();
  return vscode.Disposable.from(
    item,
    kinds.onChange(show),
    vscode.window.onDidChangeActiveTextEditor(show),
    onLanguageChange(show),
  );
}

/** `Taken for a spec: deliberate.yaml lists it.` */
export function takenSentence({ kind, detail }: DocumentKind): string {
  const taken = kind === 'spec' ? 'Taken for a spec' : 'Not taken for a spec, so Deliberate leaves it alone';
  const why = detail.trim().replace(/\.$/, '');
  return `${taken}${why === '' ? '' : `: ${why}`}.`;
}

// The language of a document changes by closing and opening it again, which changes no editor.
function onLanguageChange(listener: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(listener),
    vscode.workspace.onDidCloseTextDocument(listener),
  );
}
