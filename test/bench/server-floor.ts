/** A language server that does nothing: it takes incremental changes and publishes no diagnostics for every version. */

import { createConnection, TextDocumentSyncKind } from 'vscode-languageserver/node';

const connection = createConnection();
connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }));
connection.onDidOpenTextDocument(({ textDocument: { uri, version } }) => publish(uri, version));
connection.onDidChangeTextDocument(({ textDocument: { uri, version } }) => publish(uri, version));
connection.listen();

function publish(uri: string, version: number): void {
  void connection.sendDiagnostics({ uri, version, diagnostics: [] });
}
