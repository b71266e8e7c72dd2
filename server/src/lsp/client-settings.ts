import { DidChangeConfigurationNotification } from 'vscode-languageserver/node';
import type { Session } from './session.ts';
import { DEFAULT_SETTINGS, readSettings, type Settings } from './settings.ts';

/** The settings of one client: by `initializationOptions`, and over them by its configuration, whenever that changes. */
export class ClientSettings {
  readonly #session: Session;
  readonly #said = new Set<string>();
  #initial: unknown = null;
  #newest = 0;
  current: Settings = DEFAULT_SETTINGS;

  constructor(session: Session) {
    this.#session = session;
  }

  /** @param options `initializationOptions`, with the settings in it or in its `deliberate` */
  begin(options: unknown): void {
    this.#initial = sectionOf(options);
    this.#use(null);
  }

  /** Once the client is ready: asks for its configuration, and to be told when that changes. */
  follow(): void {
    const { workspace } = this.#session.client;
    if (workspace?.didChangeConfiguration?.dynamicRegistration)
      this.#session.ask('client/registerCapability', () =>
        this.#session.connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION }),
      );
    if (workspace?.configuration === true) this.#session.ask('workspace/configuration', () => this.update(null));
  }

  /**
   * Asks the client for its configuration where it can be asked, else takes what it sent.
   *
   * @param sent of `workspace/didChangeConfiguration`; null where nothing was sent
   */
  async update(sent: unknown): Promise<void> {
    this.#newest += 1;
    const turn = this.#newest;
    const asked = this.#session.client.workspace?.configuration === true ? await this.#ask() : null;
    // An answer that took long must not undo a later one.
    if (turn === this.#newest) this.#use(asked ?? sectionOf(sent));
  }

  async #ask(): Promise<unknown> {
    const params = { items: [{ section: SECTION }] };
    const answer = await this.#session.connection.sendRequest<unknown>('workspace/configuration', params);
    return Array.isArray(answer) ? answer[0] : null;
  }

  #use(configured: unknown): void {
    const before = JSON.stringify(this.current);
    const { settings, problems } = readSettings(this.#initial, configured);
    this.current = settings;
    for (const problem of problems) this.#sayOnce(problem);
    if (JSON.stringify(settings) !== before) this.#session.refreshShown();
  }

  #sayOnce(problem: string): void {
    if (this.#said.has(problem)) return;
    this.#said.add(problem);
    this.#session.log(problem, 'warning');
  }
}

const SECTION = 'deliberate';

/** Some editors send all settings by section, others ours alone. */
function sectionOf(value: unknown): unknown {
  const section = (value as { readonly [SECTION]?: unknown } | null | undefined)?.[SECTION];
  return section === undefined ? value : section;
}
