import * as vscode from 'vscode';

/**
 * The pages of rules have addresses of their own, so that VS Code opens them as a person reads them, wherever a link stands: the
 * manifest gives documents of this scheme to the Markdown preview. A `command:` link would work in Problems and not in a hover.
 */
const SCHEME = 'deliberate-rule';

export function rulePage(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md` });
}

/** Lets VS Code read the pages, which ship with the extension. */
export function registerRulePages(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    async provideTextDocumentContent({ path }) {
      const name = /^\/([a-z-]+\.md)$/.exec(path)?.[1] ?? '';
      const text = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist/rules', name));
      return new TextDecoder().decode(text);
    },
  });
}
