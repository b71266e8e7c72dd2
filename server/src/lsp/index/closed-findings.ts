import type { Session } from '../session.ts';
import { normalUri } from '../workspace/open-document.ts';
import type { CheckSetting, Job, JobResult } from './jobs.ts';
import type { PackedDiagnostics } from './packed-diagnostics.ts';
import { beginProgress } from './progress.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** A client that closes a document may still ask for its diagnostics. */
const CLOSE_MS = 300;
const MOST_FAILURES = 3;

/** What was found in a file that is not open. */
export interface ClosedFile {
  readonly uri: string;
  readonly diagnostics: PackedDiagnostics;
}

/** The findings of the files that are not open: found in the background once a client wants them, one spec after another. */
export class ClosedFindings {
  readonly #session: Session;
  readonly #index: WorkspaceIndex;
  readonly #found = new Map<string, ClosedFile>();
  /** specs that are checked, as they are now */
  readonly #checked = new Set<string>();
  readonly #waiting = new Set<() => void>();
  #isWanted = false;
  #work: Promise<void> | null = null;
  #version = 1;
  #failures = 0;
  /** files whose findings a client may have dropped, though it says that it has them: it asked for the document instead */
  readonly #forgotten = new Set<string>();
  #revision = 0;

  constructor(session: Session, index: WorkspaceIndex) {
    this.#session = session;
    this.#index = index;
  }

  /** by absolute path */
  get found(): ReadonlyMap<string, ClosedFile> {
    return this.#found;
  }

  get isComplete(): boolean {
    return this.#work === null && !this.#index.isIndexing;
  }

  /** A client asks for them: from now on they are kept up to date. */
  want(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.indexed();
  }

  /** another for every change */
  get revision(): number {
    return this.#revision;
  }

  /**
   * Settles when something changed, or may have.
   *
   * @param seen the revision that is known
   * @param withinMs null: however long it takes
   */
  changed(seen: number, signal: AbortSignal, withinMs: number | null): Promise<void> {
    if (seen !== this.#revision || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = withinMs === null ? null : setTimeout(() => done(), withinMs);
      const done = () => {
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        if (timer) clearTimeout(timer);
        resolve();
      };
      this.#waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }

  /** A document was closed: from now on its file counts. */
  closed(uri: string): void {
    this.#forgotten.add(normalUri(uri));
    setTimeout(() => this.announce(), CLOSE_MS).unref();
  }

  /** Whether a file has to be told of whatever the client has; only once. */
  takeForgotten(uri: string): boolean {
    return this.#forgotten.delete(uri);
  }

  announce(): void {
    this.#revision += 1;
    for (const done of [...this.#waiting]) done();
  }

  end(): void {
    this.announce();
  }

  /** The files of a spec are others now, or were read anew; until it is checked again, what was found stays. */
  forget(spec: readonly string[]): void {
    this.#checked.delete(keyOf(spec));
    this.#version += 1;
  }

  forgetAll(): void {
    this.#checked.clear();
    this.#version += 1;
  }

  drop(file: string): void {
    if (this.#found.delete(file)) this.announce();
  }

  /** All files are indexed: now is the time to check those that changed. */
  indexed(): void {
    if (!this.#isWanted || this.#session.phase !== 'running') return;
    this.#work ??= this.#checkAll()
      .catch((error: unknown) => this.#session.logFault('checking closed files', error))
      .finally(() => {
        this.#work = null;
        if (this.#next().length > 0 && !this.#index.isIndexing) this.indexed();
        this.announce();
      });
  }

  async #checkAll(): Promise<void> {
    const specs = this.#next();
    const progress = specs.length > 1 ? await beginProgress(this.#session, 'Checking specs') : null;
    try {
      for (const [done, spec] of specs.entries()) {
        // What changes meanwhile is indexed first.
        if (this.#session.phase !== 'running' || this.#index.isIndexing) return;
        if (progress?.token?.isCancellationRequested) {
          for (const left of specs) this.#checked.add(keyOf(left));
          return;
        }
        await this.#check(spec);
        progress?.report(done + 1, specs.length);
      }
    } finally {
      progress?.end();
    }
  }

  async #check(spec: readonly string[]): Promise<void> {
    this.#checked.add(keyOf(spec));
    const result = await this.#ask({ kind: 'check', setting: this.#setting(), files: spec });
    if (result?.kind !== 'checked') return;
    for (const complaint of result.complaints) this.#session.log(complaint);
    let hasNews = false;
    for (const { file, diagnostics } of result.files) {
      const known = this.#index.files.get(file);
      if (!known) continue;
      if (this.#found.get(file)?.diagnostics.resultId !== diagnostics.resultId) hasNews = true;
      this.#found.set(file, { uri: known.uri, diagnostics });
    }
    if (hasNews) this.announce();
  }

  /** A spec that is too much for the worker is left out; where each is, so are all. */
  async #ask(job: Job): Promise<JobResult | null> {
    try {
      const result = await this.#index.background.run(job);
      this.#failures = 0;
      return result;
    } catch (error) {
      this.#session.logFault('checking closed files', error);
      this.#failures += 1;
      if (this.#failures >= MOST_FAILURES) for (const spec of this.#next()) this.#checked.add(keyOf(spec));
      return null;
    }
  }

  /** The specs that are to be checked. */
  #next(): readonly (readonly string[])[] {
    const specs = new Map<string, readonly string[]>();
    for (const { spec } of this.#index.files.values()) {
      const key = keyOf(spec);
      if (!this.#checked.has(key)) specs.set(key, spec);
    }
    return [...specs.values()];
  }

  #setting(): CheckSetting {
    const { workspace, client } = this.#session;
    return { version: this.#version, folders: workspace.folders, choices: [...workspace.choices], client };
  }
}

function keyOf(spec: readonly string[]): string {
  return spec.join('\n');
}
