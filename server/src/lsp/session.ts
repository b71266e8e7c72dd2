import type { ClientCapabilities, Connection } from 'vscode-languageserver/node';
import type { Environment } from '../models/provider.ts';
import { ClientSettings } from './client-settings.ts';
import { Announcer } from './diagnostics/announcer.ts';
import { SymbolKeeper } from './document-symbols/block-symbols.ts';
import { WorkspaceIndex } from './index/workspace-index.ts';
import { createMemory, type Memory } from './memory.ts';
import { PinnedPrompt } from './preview/pinned-prompt.ts';
import type { Settings } from './settings.ts';
import { LargeTexts } from './workspace/large-texts.ts';
import { Workspace } from './workspace/workspace.ts';

/** One client and everything the server holds for it, from its connection to its end. */
export class Session {
  readonly connection: Connection;
  /** the server's own: the only place where a key is */
  readonly environment: Environment;
  readonly workspace: Workspace;
  readonly largeTexts = new LargeTexts();
  readonly symbols = new SymbolKeeper();
  readonly announcer: Announcer;
  readonly pinned: PinnedPrompt;
  /** aborts what models are still asked when the client ends */
  readonly ended = new AbortController();
  client: ClientCapabilities = {};
  phase: 'waiting' | 'running' | 'ended' = 'waiting';
  /** false until the workspace was trusted: no model is asked then */
  trusted = true;
  /** the client tells of changes on the disk */
  watchesFiles = false;
  readonly clientSettings = new ClientSettings(this);
  /** what earlier servers left on this machine: kept answers and history */
  readonly memory: () => Promise<Memory>;
  /** what the files say that are not open */
  readonly index: WorkspaceIndex;

  constructor(connection: Connection, environment: Environment) {
    this.connection = connection;
    this.environment = environment;
    this.workspace = new Workspace((message) => this.log(message));
    this.announcer = new Announcer(this);
    this.pinned = new PinnedPrompt(this);
    this.memory = createMemory(this);
    this.index = new WorkspaceIndex(this);
  }

  get settings(): Settings {
    return this.clientSettings.current;
  }

  /** Whether diagnostics are asked for by the client, and so never sent unasked. */
  get pullsDiagnostics(): boolean {
    return this.client.textDocument?.diagnostic !== undefined;
  }

  /** Something outside the documents changed: what was answered about any of them may no longer hold. */
  refresh(): void {
    this.index.reconsider();
    this.refreshDocuments();
  }

  /** The same where that can only concern the documents that are open; the index is told of it by itself. */
  refreshDocuments(): void {
    this.workspace.forget();
    this.announcer.announceAll();
    this.pinned.reconsider();
    this.refreshDiagnostics();
    this.refreshShown();
  }

  /** A client that pulls diagnostics is to pull them again. */
  refreshDiagnostics(): void {
    if (this.pullsDiagnostics && this.client.workspace?.diagnostics?.refreshSupport)
      this.ask('workspace/diagnostic/refresh', () => this.connection.languages.diagnostics.refresh());
  }

  /** What the client shows in the text may no longer hold, though no document changed: it asks again where it can. */
  refreshShown(): void {
    const { codeLens, inlayHint, semanticTokens } = this.client.workspace ?? {};
    for (const [name, able] of Object.entries({ codeLens, inlayHint, semanticTokens }))
      if (able?.refreshSupport && this.phase === 'running')
        this.ask(`workspace/${name}/refresh`, () => this.connection.sendRequest(`workspace/${name}/refresh`));
  }

  /** Asks something of the client that it may refuse without harm. */
  ask(what: string, request: () => Promise<unknown>): void {
    request().catch((error: unknown) => {
      if (this.phase === 'running') this.logFault(what, error);
    });
  }

  /** Logs a bug with its stack. */
  logFault(where: string, error: unknown): void {
    this.log(`${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }

  log(message: string, grade: 'error' | 'warning' = 'error'): void {
    const key = this.environment['OPENAI_API_KEY'];
    // No message of ours holds a key; one of a library might.
    const safe = key ? message.replaceAll(key, '[key]') : message;
    if (grade === 'error') this.connection.console.error(safe);
    else this.connection.console.warn(safe);
  }
}
