import { TextDocumentSyncKind } from 'vscode-languageserver/node';
import { type Answer, ServerProcess, within } from './server-process.ts';
import { applyKeystroke, type Keystroke } from './typist.ts';

/** How a language server is started, and what its client does for it. */
export interface ServerCommand {
  readonly name: string;
  /** a server of others: it may be left out, and does less of what it needs long for */
  readonly isPeer?: boolean;
  readonly argv: readonly [string, ...string[]];
  /** whether it sends diagnostics unasked, or is asked for them after each change as editors do */
  readonly diagnostics: 'pushed' | 'pulled';
  /** whether a version's diagnostics may be followed by its final ones */
  readonly publishesTwice?: boolean;
  readonly initializationOptions?: unknown;
  /** sent once it is initialized */
  readonly settings?: unknown;
  /** what it asks of its client, by method; requests not named here are answered with null */
  readonly answers?: Readonly<Record<string, (params: unknown, text: string) => unknown>>;
}

/** Diagnostics of one version, as they came. */
interface Publish {
  readonly version: number;
  /** when its last byte was read */
  readonly arrivedMs: number;
  readonly bytes: number;
  /** whether it says word for word what was said before of the same version */
  readonly isRepetition: boolean;
}

/**
 * A server with one open document. Its diagnostics are counted and timed but not parsed unless they are asked for, so that a
 * long list costs its sender and not its reader.
 */
export class LanguageServer {
  readonly command: ServerCommand;
  readonly folderUri: string;
  readonly process: ServerProcess;
  readonly publishes: Publish[] = [];
  capabilities: Readonly<Record<string, unknown>> = {};
  /** newest version of the document */
  version = 0;
  text = '';
  readonly #uri: string;
  /** called when diagnostics came, or none will any more */
  readonly #watchers = new Set<() => void>();
  /** the message with the newest diagnostics; older ones would fill the memory */
  #newest: Buffer = Buffer.alloc(0);
  /** the request for diagnostics that is not answered yet */
  #pulling: number | null = null;
  #failure: Error | null = null;

  constructor(command: ServerCommand, folderUri: string, file: string) {
    this.command = command;
    this.folderUri = folderUri;
    this.#uri = `${folderUri}/${file}`;
    this.process = new ServerProcess(command.argv, {
      take: (body, arrivedMs) => this.#take(body, arrivedMs),
      answer: (method, params) => {
        const answer = command.answers?.[method] ?? (method === 'workspace/configuration' ? unset : () => null);
        return answer(params, this.text);
      },
      failed: (error) => {
        this.#failure = error;
        for (const look of [...this.#watchers]) look();
      },
    });
  }

  /** @returns ms from its start to its answer */
  async initialize(): Promise<number> {
    const { result, arrivedMs } = await this.process.request('initialize', {
      processId: process.pid,
      rootUri: this.folderUri,
      workspaceFolders: [{ uri: this.folderUri, name: 'bench' }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true },
        textDocument: {
          synchronization: {},
          publishDiagnostics: { relatedInformation: true, versionSupport: true, tagSupport: { valueSet: [1, 2] } },
          ...(this.command.diagnostics === 'pulled' ? { diagnostic: {} } : {}),
          completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] }, contextSupport: true },
          hover: { contentFormat: ['markdown'] },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        },
      },
      initializationOptions: this.command.initializationOptions,
    }).answer;
    this.capabilities = (result as { capabilities: Record<string, unknown> }).capabilities;
    this.process.notify('initialized', {});
    if (this.command.settings) this.process.notify('workspace/didChangeConfiguration', { settings: this.command.settings });
    return arrivedMs - this.process.spawnedMs;
  }

  /** @returns when it was sent */
  open(text: string): number {
    this.version = 1;
    this.text = text;
    const textDocument = { uri: this.#uri, languageId: 'markdown', version: 1, text };
    const sentMs = this.process.notify('textDocument/didOpen', { textDocument });
    this.#pull();
    return sentMs;
  }

  /** @returns when it was sent: its range alone, or all of the text to a server that takes nothing less */
  type(keystroke: Keystroke): number {
    this.version += 1;
    this.text = applyKeystroke(this.text, keystroke);
    const textDocument = { uri: this.#uri, version: this.version };
    const contentChanges = this.#takesRanges() ? [{ range: keystroke.range, text: keystroke.inserted }] : [{ text: this.text }];
    const sentMs = this.process.notify('textDocument/didChange', { textDocument, contentChanges });
    this.#pull();
    return sentMs;
  }

  /** Asks something about the open document. */
  ask(method: string, params: Readonly<Record<string, unknown>>): Promise<Answer> {
    return this.process.request(method, { textDocument: { uri: this.#uri }, ...params }).answer;
  }

  /** The first diagnostics of a version, or of a newer one. */
  async diagnosticsOf(version: number): Promise<Publish> {
    let stop = () => {};
    const arrival = new Promise<Publish>((resolve, reject) => {
      const look = () => {
        const found = this.publishes.find((publish) => publish.version >= version);
        if (found) resolve(found);
        else if (this.#failure) reject(this.#failure);
      };
      stop = () => this.#watchers.delete(look);
      this.#watchers.add(look);
      look();
    });
    return within(arrival, 'it published nothing').finally(stop);
  }

  newestDiagnostics(): readonly unknown[] {
    return (JSON.parse(this.#newest.toString()) as { params: { diagnostics: unknown[] } }).params.diagnostics;
  }

  /** Waits until nothing was published for a while. */
  async quiet(ms: number): Promise<void> {
    for (;;) {
      const left = (this.publishes.at(-1)?.arrivedMs ?? 0) + ms - performance.now();
      if (left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  }

  #takesRanges(): boolean {
    const sync = this.capabilities['textDocumentSync'] as number | { readonly change?: number } | undefined;
    return (typeof sync === 'object' ? sync.change : sync) === TextDocumentSyncKind.Incremental;
  }

  /** As VS Code does: where an older version is still being checked, that is cancelled, and when it ends the newest is asked for. */
  #pull(): void {
    if (this.command.diagnostics === 'pushed') return;
    if (this.#pulling !== null) {
      this.process.notify('$/cancelRequest', { id: this.#pulling });
      return;
    }
    const version = this.version;
    const { id, answer } = this.process.request('textDocument/diagnostic', { textDocument: { uri: this.#uri } });
    this.#pulling = id;
    answer
      .then(({ result, arrivedMs }) => {
        const { items = [] } = (result ?? {}) as { items?: readonly unknown[] };
        this.#publish(version, arrivedMs, Buffer.from(JSON.stringify({ params: { diagnostics: items } })));
      })
      // Cancelled ones are refused; a server that fails is noticed by what it does not publish.
      .catch(() => undefined)
      .finally(() => {
        this.#pulling = null;
        if (this.version !== version) this.#pull();
      });
  }

  #take(body: Buffer, arrivedMs: number): boolean {
    const version = versionPublished(body, this.version);
    if (version !== null) this.#publish(version, arrivedMs, body);
    return version !== null;
  }

  #publish(version: number, arrivedMs: number, body: Buffer): void {
    const isRepetition = this.publishes.at(-1)?.version === version && body.equals(this.#newest);
    this.#newest = body;
    this.publishes.push({ version, arrivedMs, bytes: body.length, isRepetition });
    for (const look of [...this.#watchers]) look();
  }
}

/** A client in which nothing is configured. */
function unset(params: unknown): readonly null[] {
  return (params as { items: unknown[] }).items.map(() => null);
}

/**
 * The version that a message publishes diagnostics for, read from the ends of it, where all that is no diagnostic stands.
 *
 * @param newest taken where the server names no version
 * @returns null for any other message
 */
function versionPublished(body: Buffer, newest: number): number | null {
  const head = body.toString('latin1', 0, 600);
  if (!head.includes('"method":"textDocument/publishDiagnostics"')) return null;
  const tail = body.toString('latin1', Math.max(0, body.length - 600));
  const around = head.split('"diagnostics":')[0] + tail.slice(tail.lastIndexOf(']'));
  return Number(/"version":(\d+)/.exec(around)?.[1] ?? newest);
}
