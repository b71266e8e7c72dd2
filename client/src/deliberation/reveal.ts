import * as vscode from 'vscode';
import type { CitationPlace, Range } from '../../../server/src/protocol.ts';

/** Selects a citation's words in the editor: where the file is open already, else in the first column. */
export async function revealPlace({ uri, range }: CitationPlace): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const selection = document.validateRange(editorRange(range));
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One,
    selection,
  });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

export function editorRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
