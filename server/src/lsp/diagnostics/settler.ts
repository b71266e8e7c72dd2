import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Session } from '../session.ts';
import type { Analysis } from '../workspace/analysis.ts';
import { normalUri, type OpenDocument } from '../workspace/open-document.ts';

/** A pause in typing for the rules that weigh the whole spec: longer than between two letters of a word. */
const PAUSE_MS = 300;
/** For so long at a time they run, and then let keystrokes and requests through. */
const TURN_MS = 5;

/**
 * Runs the rules that weigh the whole spec when its author pauses, and gives way as soon as the typing goes on. What they find
 * is announced, or the client is asked to ask again.
 */
export class Settler {
  readonly #session: Session;
  /** the newest version of each document that waits, by normal URI */
  readonly #waiting = new Map<string, OpenDocument>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** Begins after a pause; a newer version takes the place of an older one. */
  begin(document: OpenDocument): void {
    const uri = normalUri(document.uri);
    this.#waiting.set(uri, document);
    const isNewest = () => this.#waiting.get(uri) === document && this.#session.workspace.documents.get(uri) === document;
    this.#settle(document, isNewest)
      .catch((error: unknown) => this.#session.logFault('diagnostics', error))
      .finally(() => {
        if (this.#waiting.get(uri) === document) this.#waiting.delete(uri);
      });
  }

  async #settle(document: OpenDocument, isNewest: () => boolean): Promise<void> {
    const { workspace, announcer } = this.#session;
    const known = await workspace.analysisOf(document);
    if (known?.isSettled()) return;
    // Nobody types in what was only opened.
    await setTimeout(known?.isFirst ? 0 : PAUSE_MS, undefined, { ref: false, signal: this.#session.ended.signal });
    if (!isNewest()) return;
    const isOther = await workspace.reconsider(document);
    const analysis = await workspace.analysisOf(document);
    const before = analysis?.promptFindings();
    if (analysis && !(await this.#run(analysis, isNewest))) return;
    if (!isOther && JSON.stringify(before) === JSON.stringify(analysis?.findings())) return;
    announcer.settled(document);
    if (this.#session.pullsDiagnostics) this.#session.refreshDiagnostics();
  }

  /** Whether it came to the end. */
  async #run(analysis: Analysis, isNewest: () => boolean): Promise<boolean> {
    let begun = performance.now();
    for (const _pause of analysis.settle()) {
      if (performance.now() - begun < TURN_MS) continue;
      await setImmediate();
      if (!isNewest()) return false;
      begun = performance.now();
    }
    return true;
  }
}
