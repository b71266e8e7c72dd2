import * as vscode from 'vscode';
import type { CitationPlace, PreviewResult } from '../../../server/src/protocol.ts';
import type { Server } from '../language-server/server.ts';
import { modelSetting } from '../models/settings.ts';
import type { PreviewRequest } from './ask-prompt.ts';
import { deliberationMarkdown } from './copy-markdown.ts';
import type { FromPage, RunMessage, ToPage } from './messages.ts';
import { DeliberationPanel } from './panel.ts';
import { runPreview } from './preview.ts';
import { revealPlace } from './reveal.ts';
import { CitationThreads } from './threads.ts';
import { eventMessage, resultMessages, Transcript } from './transcript.ts';

interface Run {
  readonly request: PreviewRequest;
  readonly cancellation: vscode.CancellationTokenSource;
  readonly transcript: Transcript;
  /** where each citation stands, in the order in which the page was told of them */
  places: (CitationPlace | null)[];
  result: Extract<PreviewResult, { kind: 'done' }> | null;
  running: boolean;
  /** the spec was edited after the run had ended */
  stale: boolean;
}

/** The latest deliberation and all that shows it. There is one at a time: a new one takes the place of the old. */
export class Deliberations implements vscode.Disposable {
  readonly #server: Server;
  readonly #panel: DeliberationPanel;
  readonly #threads = new CitationThreads();
  readonly #edits: vscode.Disposable;
  #run: Run | null = null;

  constructor(extensionUri: vscode.Uri, server: Server) {
    this.#server = server;
    this.#panel = new DeliberationPanel(extensionUri, {
      messages: () => (this.#run === null ? [] : shownMessages(this.#run)),
      onMessage: (message) => this.#onPageMessage(message),
    });
    this.#edits = vscode.workspace.onDidChangeTextDocument((change) => this.#onEdit(change));
  }

  /** Cancels what runs, then previews, and is done when the preview has ended. */
  async start(request: PreviewRequest): Promise<void> {
    this.cancel();
    this.#threads.clear();
    const model = modelSetting();
    const { prompt, startedFrom } = request;
    const run: Run = {
      request,
      cancellation: new vscode.CancellationTokenSource(),
      transcript: new Transcript({ prompt, model, rehearsal: model === 'rehearsal', startedFrom }),
      places: [],
      result: null,
      running: true,
      stale: false,
    };
    this.#run = run;
    setContext('deliberate.previewed', true);
    setContext('deliberate.running', true);
    this.#panel.show(`Deliberation: ${shortened(prompt)}`);
    for (const message of run.transcript.messages) this.#panel.post(message);

    const result = await this.#ask(run, model);
    run.cancellation.dispose();
    run.running = false;
    // A later run may have begun meanwhile: the panel is then its own.
    if (this.#run !== run) return;
    setContext('deliberate.running', false);
    this.#finish(run, result);
  }

  cancel(): void {
    if (this.#run?.running) this.#run.cancellation.cancel();
  }

  /** Takes the comment threads away; the panel keeps what it shows. */
  clear(): void {
    this.#threads.clear();
  }

  dispose(): void {
    this.cancel();
    this.#edits.dispose();
    this.#threads.dispose();
    this.#panel.dispose();
  }

  async #ask(run: Run, model: string): Promise<PreviewResult> {
    const client = await this.#server.running();
    if (run.cancellation.token.isCancellationRequested) return { kind: 'cancelled' };
    if (client === null)
      return {
        kind: 'failed',
        message: "Deliberate's language server is not running. Reload the window, then preview the prompt again.",
      };
    const { uri, prompt, category } = run.request;
    const parameters = { uri, prompt, model, ...(category === undefined ? {} : { category }) };
    return runPreview(
      client,
      parameters,
      ({ event, place }) => {
        if (event.kind === 'citation') run.places.push(place ?? null);
        this.#tell(run, eventMessage(event, place));
      },
      run.cancellation.token,
    );
  }

  #finish(run: Run, result: PreviewResult): void {
    if (result.kind !== 'done') {
      this.#tell(run, result);
      return;
    }
    const { deliberation, places, truncated } = result;
    run.result = result;
    run.places = [...places];
    for (const message of run.transcript.finish(resultMessages(deliberation, places, truncated))) this.#panel.post(message);
    this.#threads.show(deliberation, places);
  }

  #tell(run: Run, message: RunMessage): void {
    run.transcript.add(message);
    if (this.#run === run) this.#panel.post(message);
  }

  #onPageMessage(message: Exclude<FromPage, { kind: 'ready' }>): void {
    switch (message.kind) {
      case 'cancel':
        this.cancel();
        return;
      case 'again':
        // By the command, which asks for trust.
        if (this.#run) void vscode.commands.executeCommand('deliberate.again');
        return;
      case 'copy':
        void this.#copy();
        return;
      case 'reveal': {
        const place = this.#run?.places[message.index];
        if (place) void revealPlace(place);
        return;
      }
    }
  }

  /** What the latest preview asked, to ask it again. */
  get latestRequest(): PreviewRequest | null {
    return this.#run?.request ?? null;
  }

  async #copy(): Promise<void> {
    const result = this.#run?.result;
    if (!result) return;
    await vscode.env.clipboard.writeText(deliberationMarkdown(result.deliberation, result.places, result.truncated));
    vscode.window.setStatusBarMessage('$(check) Copied the deliberation as Markdown', 3000);
  }

  #onEdit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const run = this.#run;
    if (!run?.result || run.stale || contentChanges.length === 0 || document.uri.toString() !== normalized(run.request.uri))
      return;
    run.stale = true;
    this.#panel.post({ kind: 'stale' });
  }
}

function shownMessages(run: Run): readonly ToPage[] {
  return run.stale ? [...run.transcript.messages, { kind: 'stale' }] : run.transcript.messages;
}

/** What menus and the command palette go by. */
function setContext(key: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', key, value);
}

function normalized(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}

function shortened(prompt: string): string {
  const line = prompt.replace(/\s+/g, ' ');
  return line.length <= 40 ? line : `${line.slice(0, 39)}…`;
}
