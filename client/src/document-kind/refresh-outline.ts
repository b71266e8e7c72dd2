import * as vscode from 'vscode';
import type { DocumentKinds } from './document-kinds.ts';

/**
 * Has VS Code ask again for the outline when a file becomes a spec, or stops being one. VS Code asks only when a text or
 * the list of providers changes, so a provider of nothing comes and goes.
 */
export function refreshOutlines(kinds: DocumentKinds): vscode.Disposable {
  return kinds.onChange(() =>
    vscode.languages.registerDocumentSymbolProvider({ language: 'markdown' }, { provideDocumentSymbols: () => [] }).dispose(),
  );
}
