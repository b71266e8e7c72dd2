import type * as vscode from 'vscode';

/** The keys that the user entered, each bound to one host, in the editor's secret storage. */
export class KeyStore {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  async all(): Promise<Readonly<Record<string, string>>> {
    return readKeys(await this.#secrets.get(SECRET));
  }

  async set(host: string, key: string): Promise<void> {
    await this.#secrets.store(SECRET, JSON.stringify({ ...(await this.all()), [host]: key }));
  }

  async forget(host: string): Promise<void> {
    const { [host]: _forgotten, ...others } = await this.all();
    if (Object.keys(others).length === 0) await this.#secrets.delete(SECRET);
    else await this.#secrets.store(SECRET, JSON.stringify(others));
  }

  /** Also told of changes that another window makes. */
  onChange(listener: () => void): vscode.Disposable {
    return this.#secrets.onDidChange((change) => {
      if (change.key === SECRET) listener();
    });
  }
}

const SECRET = 'deliberate.openai.keys';

function readKeys(stored: string | undefined): Record<string, string> {
  try {
    const keys: unknown = JSON.parse(stored ?? '{}');
    if (typeof keys !== 'object' || keys === null) return {};
    return Object.fromEntries(Object.entries(keys).filter(([, key]) => typeof key === 'string'));
  } catch {
    // What cannot be read cannot be used; the user enters the key again.
    return {};
  }
}
