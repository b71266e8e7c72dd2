import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { FromPage, ToPage } from './messages.ts';
import { panelHtml } from './panel-html.ts';

/** What the panel shows and who answers its buttons. */
export interface PanelOwner {
  /** all of the current run, for a page that has just been loaded */
  messages(): readonly ToPage[];
  onMessage(message: Exclude<FromPage, { kind: 'ready' }>): void;
}

/** The one panel beside the editor. Its page keeps nothing: it is told everything again whenever it is loaded. */
export class DeliberationPanel implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #owner: PanelOwner;
  #panel: vscode.WebviewPanel | null = null;
  #ready = false;
  /** what the page is told next, all at once: a fast stream would otherwise cost a message for every word */
  #unsent: ToPage[] = [];
  #sending: NodeJS.Timeout | null = null;

  constructor(extensionUri: vscode.Uri, owner: PanelOwner) {
    this.#extensionUri = extensionUri;
    this.#owner = owner;
  }

  /** Brings the panel up, beside the editor if it was closed, and leaves the focus where it is. */
  show(title: string): void {
    if (this.#panel === null) this.#panel = this.#create();
    else this.#panel.reveal(undefined, true);
    this.#panel.title = title;
  }

  /** Tells the page; a page that is not there yet learns it from `messages()`. */
  post(message: ToPage): void {
    if (!this.#ready) return;
    this.#unsent.push(message);
    this.#sending ??= setTimeout(() => this.#send(), FRAME_MS);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #create(): vscode.WebviewPanel {
    const dist = vscode.Uri.joinPath(this.#extensionUri, 'dist');
    const panel = vscode.window.createWebviewPanel(
      'deliberate.deliberation',
      'Deliberation',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [dist], enableCommandUris: false, enableForms: false },
    );
    panel.onDidDispose(() => {
      this.#panel = null;
      this.#ready = false;
      this.#owner.onMessage({ kind: 'cancel' });
    });
    panel.onDidChangeViewState(() => {
      // The page of a hidden panel is taken down, and says `ready` when it is back.
      if (!panel.visible) this.#ready = false;
    });
    panel.webview.onDidReceiveMessage((message: FromPage) => {
      if (message.kind === 'ready') this.#tellAll();
      else this.#owner.onMessage(message);
    });
    panel.webview.html = panelHtml({
      scriptUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.js')).toString(),
      styleUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.css')).toString(),
      cspSource: panel.webview.cspSource,
      nonce: randomBytes(16).toString('base64'),
    });
    return panel;
  }

  #tellAll(): void {
    this.#ready = true;
    this.#unsent = [...this.#owner.messages()];
    this.#send();
  }

  #send(): void {
    if (this.#sending) clearTimeout(this.#sending);
    this.#sending = null;
    const messages = this.#unsent;
    this.#unsent = [];
    if (this.#ready) void this.#panel?.webview.postMessage(messages);
  }
}

const FRAME_MS = 16;
