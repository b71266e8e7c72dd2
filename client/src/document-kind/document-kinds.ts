import * as vscode from 'vscode';
import { type DocumentKind, TREAT_AS, type TreatAsParams } from '../../../server/src/protocol.ts';
import type { Server } from '../language-server/server.ts';

export type ChosenKind = 'spec' | 'other';

/** What each open Markdown file is taken for, and what authors chose for files of this workspace. */
export class DocumentKinds implements vscode.Disposable {
  readonly #server: Server;
  readonly #choices: KindChoices;
  readonly #kinds = new Map<string, DocumentKind>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];

  readonly onChange = this.#changed.event;

  constructor(server: Server, choices: KindChoices) {
    this.#server = server;
    this.#choices = choices;
    this.#subscriptions = [
      server.onDocumentKind((kind) => {
        this.#kinds.set(normalized(kind.uri), kind);
        this.#changed.fire();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.#kinds.delete(document.uri.toString())),
    ];
  }

  /** null until the server has said. */
  of(uri: vscode.Uri): DocumentKind | null {
    return this.#kinds.get(uri.toString()) ?? null;
  }

  chosen(uri: vscode.Uri): ChosenKind | null {
    return this.#choices.all()[uri.toString()] ?? null;
  }

  /** Remembers what the author says a file is; null lets the server decide again. */
  async choose(uri: vscode.Uri, kind: ChosenKind | null): Promise<void> {
    await this.#choices.set(uri.toString(), kind);
    const parameters: TreatAsParams = { uri: uri.toString(), kind };
    await (await this.#server.running())?.sendRequest(TREAT_AS, parameters);
  }

  dispose(): void {
    this.#changed.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

/** The authors' choices, by URI, in the workspace's own state. */
export class KindChoices {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  all(): Readonly<Record<string, ChosenKind>> {
    return this.#state.get<Record<string, ChosenKind>>(STATE, {});
  }

  async set(uri: string, kind: ChosenKind | null): Promise<void> {
    const { [uri]: _replaced, ...others } = this.all();
    await this.#state.update(STATE, kind === null ? others : { ...others, [uri]: kind });
  }
}

const STATE = 'deliberate.treatAs';

function normalized(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}
