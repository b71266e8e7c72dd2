/** What the suites do again and again: open a document, wait for what the server says of it, ask a provider. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** @returns the extension, activated */
export async function extension(): Promise<vscode.Extension<unknown>> {
  const found = vscode.extensions.getExtension('deliberate.deliberate');
  if (found === undefined)
    throw new Error(`VS Code knows no deliberate.deliberate, only ${vscode.extensions.all.map(({ id }) => id).join(', ')}`);
  await found.activate();
  return found;
}

/** The folder that the window has open: a copy of specs/, free to be changed. */
function workspace(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('No folder is open in the window');
  return folder.uri;
}

/** Opens a file as a person does, in an editor. A relative path is within the workspace. */
export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument(vscode.Uri.file(path.startsWith('/') ? path : join(workspace().fsPath, path))),
  );
}

/** Opens a new file of the given text, in a folder of its own within the workspace. */
export async function openText(text: string, name = 'spec.md'): Promise<vscode.TextEditor> {
  const path = join(mkdtempSync(join(workspace().fsPath, 'test-')), name);
  writeFileSync(path, text);
  return open(path);
}

/** Replaces what stands in the editor, as typing does. */
export async function retype(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  const range = rangeOf(editor.document, from);
  if (!(await editor.edit((edit) => edit.replace(range, to))))
    throw new Error(`VS Code refused to replace ${JSON.stringify(from)}`);
}

/** Where the text stands first. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`${document.uri.path} does not contain ${JSON.stringify(text)}`);
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + text.length));
}

/**
 * Asks again and again until the answer is good.
 *
 * @param what names what is waited for, in the error
 * @throws Error with the last answer, where none was good in time
 */
export async function until<Answer>(
  what: string,
  ask: () => Answer | PromiseLike<Answer>,
  good: (answer: Answer) => boolean,
  timeoutMs = 15_000,
): Promise<Answer> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (good(answer)) return answer;
    if (Date.now() > end)
      throw new Error(
        `${what} did not come within ${timeoutMs} ms; the last answer was ${JSON.stringify(answer)?.slice(0, 2000)}`,
      );
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

/** Waits until the diagnostics of a document are as wanted. */
export function diagnostics(
  document: vscode.TextDocument,
  wanted: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return until('Diagnostics', () => vscode.languages.getDiagnostics(document.uri), wanted);
}

/** The outline, waited for until the server has parsed the document. */
export function outline(document: vscode.TextDocument): Promise<readonly vscode.DocumentSymbol[]> {
  return until(
    'An outline',
    () => provided<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri),
    (found) => found.length > 0,
  );
}

/** The lenses whose title passes, waited for until there is one. */
export async function codeLenses(document: vscode.TextDocument, title: RegExp): Promise<readonly vscode.CodeLens[]> {
  const matching = async () => {
    const all = await provided<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, Number.MAX_SAFE_INTEGER);
    return all.filter((lens) => title.test(lens.command?.title ?? ''));
  };
  return until(`A code lens ${title}`, matching, (found) => found.length > 0);
}

/** What the hovers at a place say, one string per hover; empty where nothing is said. */
export async function hover(document: vscode.TextDocument, at: vscode.Position): Promise<readonly string[]> {
  const hovers = await provided<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
  return hovers.map(({ contents }) =>
    contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n'),
  );
}

/** Where "Go to Definition" leads. */
export async function definitions(document: vscode.TextDocument, at: vscode.Position): Promise<readonly vscode.Location[]> {
  const found = await provided<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', document.uri, at);
  return found.map((place) =>
    'targetUri' in place ? new vscode.Location(place.targetUri, place.targetSelectionRange ?? place.targetRange) : place,
  );
}

async function provided<Answer extends readonly unknown[]>(command: string, ...args: readonly unknown[]): Promise<Answer> {
  return ((await vscode.commands.executeCommand<Answer | undefined>(command, ...args)) ?? []) as Answer;
}
