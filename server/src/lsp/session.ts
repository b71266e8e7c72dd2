import type { ClientCapabilities, Connection } from 'vscode-languageserver/node';
import type { Environment } from '../models/provider.ts';
import { Announcer } from './diagnostics/announcer.ts';
import { Workspace } from './workspace/workspace.ts';

/** One client and everything the server holds for it, from its connection to its end. */
export class Session {
  readonly connection: Connection;
  /** the server's own: the only place where a key is */
  readonly environment: Environment;
  readonly workspace: Workspace;
  readonly announcer: Announcer;
  /** aborts what models are still asked when the client ends */
  readonly ended = new AbortController();
  client: ClientCapabilities = {};
  phase: 'waiting' | 'running' | 'ended' = 'waiting';
  /** false until the workspace was trusted: no model is asked then */
  trusted = true;
  /** the client tells of changes on the disk */
  watchesFiles = false;

  constructor(connection: Connection, environment: Environment) {
    this.connection = connection;
    this.environment = environment;
    this.workspace = new Workspace((message) => this.log(message));
    this.announcer = new Announcer(this);
  }

  /** Whether diagnostics are asked for by the client, and so never sent unasked. */
  get pullsDiagnostics(): boolean {
    return this.client.textDocument?.diagnostic !== undefined;
  }

  /** Something outside the documents changed: what was answered about any of them may no longer hold. */
  refresh(): void {
    this.workspace.forget();
    this.announcer.announceAll();
    if (this.pullsDiagnostics && this.client.workspace?.diagnostics?.refreshSupport)
      this.ask('workspace/diagnostic/refresh', () => this.connection.languages.diagnostics.refresh());
    if (this.client.workspace?.codeLens?.refreshSupport)
      this.ask('workspace/codeLens/refresh', () => this.connection.sendRequest('workspace/codeLens/refresh'));
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

  log(message: string): void {
    const key = this.environment['OPENAI_API_KEY'];
    // No message of ours holds a key; one of a library might.
    this.connection.console.error(key ? message.replaceAll(key, '[key]') : message);
  }
}
