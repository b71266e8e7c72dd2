import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { ComparedFile, DiffChange } from '../../../server/src/protocol.ts';
import { editorRange } from '../deliberation/reveal.ts';
import { oldUri } from './old-documents.ts';

/** Opens both versions of a change's file side by side, at the change. */
export async function openComparison(
  { before, after }: DiffChange,
  revision: string,
  files: readonly ComparedFile[],
): Promise<void> {
  const file = files.find(({ uri, oldFile }) => (after === null ? oldFile === before?.file : uri === after.uri));
  const uri = after?.uri ?? file?.uri;
  const today = uri === undefined ? null : vscode.Uri.parse(uri);
  const then = before?.file ?? file?.oldFile ?? null;
  const name = then ?? today?.fsPath;
  if (name === undefined) return;
  // What did not exist, or is gone, is shown as an empty file.
  const left = oldUri(name, then === null ? null : revision);
  const right = today ?? oldUri(name, null);
  const options = after === null ? {} : { selection: editorRange(after.range) };
  await vscode.commands.executeCommand('vscode.diff', left, right, `${basename(name)} (${revision} ↔ now)`, options);
  if (after === null && before !== null) revealOld(left, editorRange(before.range));
}

/** The comparison itself can only be opened at a place of the newer side. */
function revealOld(uri: vscode.Uri, range: vscode.Range): void {
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  if (editor === undefined) return;
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
}
