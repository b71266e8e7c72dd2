import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { MAXIMUM_MEGABYTES } from './membership.ts';
import { normalUri } from './open-document.ts';

/**
 * The open documents whose text was too large to be kept. In its place stand blanks of the same length, which take no memory
 * until they are read: the client is told the size, and nothing in it is looked at.
 */
export class LargeTexts {
  readonly #uris = new Set<string>();

  /** What is kept of the whole text of a document. */
  kept(uri: string, text: string): string {
    const key = normalUri(uri);
    if (text.length <= MAXIMUM_MEGABYTES * 1e6) {
      this.#uris.delete(key);
      return text;
    }
    this.#uris.add(key);
    freeSoon();
    return ' '.repeat(text.length);
  }

  /** What is kept of changes: where there is no text to change, only those that replace it. */
  keptChanges(uri: string, changes: readonly TextDocumentContentChangeEvent[]): readonly TextDocumentContentChangeEvent[] {
    if (!this.#uris.has(normalUri(uri))) return changes;
    const whole = changes.findLastIndex((change) => !('range' in change));
    return changes
      .slice(whole < 0 ? changes.length : whole)
      .map((change, index) => (index === 0 ? { text: this.kept(uri, change.text) } : change));
  }

  close(uri: string): void {
    this.#uris.delete(normalUri(uri));
  }
}

/** Until the message that brought the text is let go. */
const WAIT_MS = 200;

/** Frees what a large message took: the engine would keep it until it needs the memory, which may be never. */
function freeSoon(): void {
  setTimeout(() => {
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
    setFlagsFromString('--no-expose-gc');
  }, WAIT_MS).unref();
}
