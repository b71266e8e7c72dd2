import * as vscode from 'vscode';
import { OLD_TEXT, type OldTextParams } from '../../../server/src/protocol.ts';
import type { Server } from '../language-server/server.ts';

const SCHEME = 'deliberate-revision';

/** Files as they were, for editors to show; what did not exist is empty. */
export class OldDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    if (uri.query === '') return '';
    const asked: OldTextParams = { file: uri.with({ scheme: 'file', query: '' }).fsPath, revision: uri.query };
    const client = await this.#server.running();
    return (await client?.sendRequest<string | null>(OLD_TEXT, asked)) ?? '';
  }

  /** A name such as HEAD may mean another commit by now. */
  refresh(): void {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === SCHEME) this.#changed.fire(uri);
  }

  dispose(): void {
    this.#changed.dispose();
    this.#registration.dispose();
  }
}

/**
 * @param file absolute: where it stood
 * @param revision null: an empty file of that name
 */
export function oldUri(file: string, revision: string | null): vscode.Uri {
  return vscode.Uri.file(file).with({ scheme: SCHEME, query: revision ?? '' });
}
