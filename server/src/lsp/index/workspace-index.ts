import { basename, dirname, sep } from 'node:path';
import type { Session } from '../session.ts';
import { Disk } from '../workspace/disk.ts';
import type { Standing } from '../workspace/membership.ts';
import { Background } from './background.ts';
import { ClosedFindings } from './closed-findings.ts';
import { createIndexedFile, type IndexedFile } from './indexed-file.ts';
import type { FileState, IndexedText, Job, JobResult } from './jobs.ts';
import { listMembers } from './list-members.ts';
import { beginProgress } from './progress.ts';

/** Changes on the disk come in flocks. */
const GATHER_MS = 50;
/** The documents that are open come first. */
const START_DELAY_MS = 150;
/** Files that are indexed by one message: few, so that what changed meanwhile need not wait. */
const BATCH = 4;
/** Where the client tells nothing of the disk, it is looked at again after so long. */
const STALE_MS = 2000;
const MOST_FAILURES = 3;

/**
 * What the files of the workspace's folders say that are specs: kept while they are closed, without their text. It is filled
 * in the background, and says meanwhile what it knows.
 */
export class WorkspaceIndex {
  readonly background = new Background();
  readonly findings: ClosedFindings;
  readonly #session: Session;
  readonly #files = new Map<string, IndexedFile>();
  /** files that are no specs or cannot be read, until they change */
  readonly #others = new Map<string, FileState>();
  readonly #pending = new Map<string, Standing>();
  readonly #told = new Set<string>();
  #members: ReadonlyMap<string, Standing> = new Map();
  #listing: NodeJS.Timeout | null = null;
  #work: Promise<void> | null = null;
  #isStale = false;
  #failures = 0;
  #lastListed = 0;

  constructor(session: Session) {
    this.#session = session;
    this.findings = new ClosedFindings(session, this);
  }

  /** Spec files, by absolute path. */
  get files(): ReadonlyMap<string, IndexedFile> {
    return this.#files;
  }

  start(): void {
    this.#list(START_DELAY_MS);
  }

  end(): void {
    if (this.#listing) clearTimeout(this.#listing);
    this.background.end();
    this.findings.end();
  }

  /** A configuration, the folders or what an author chose changed: any file may be a spec now, or none any more. */
  reconsider(): void {
    this.findings.forgetAll();
    this.#list();
  }

  /** Files appeared or went; folders too, with all that is in them. */
  filesMoved(paths: readonly string[]): void {
    // What stands in `examples` is named by the specs beside that folder.
    const named = new Set(paths.flatMap((path) => (basename(dirname(path)) === 'examples' ? [dirname(dirname(path))] : [])));
    for (const { file, spec } of this.#files.values()) if (named.has(dirname(file))) this.findings.forget(spec);
    this.#list();
  }

  fileChanged(path: string): void {
    const standing = this.#members.get(path);
    if (!standing) return;
    this.#pending.set(path, standing);
    this.#begin();
  }

  /** Whether a path is that of a folder with files that matter. */
  holdsSpecs(path: string): boolean {
    const prefix = path + sep;
    for (const file of this.#members.keys()) if (file.startsWith(prefix)) return true;
    return false;
  }

  /** Where the client tells nothing of the disk, looks at it again; elsewhere it does nothing. */
  async freshened(): Promise<void> {
    if (this.#session.watchesFiles || performance.now() - this.#lastListed < STALE_MS) return;
    this.#list(0);
    await this.settled(STALE_MS);
  }

  /** Settles once all that is known to have changed is indexed, or after a while. */
  async settled(withinMs: number): Promise<void> {
    const until = performance.now() + withinMs;
    while (this.isIndexing && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  get isIndexing(): boolean {
    return this.#listing !== null || this.#work !== null;
  }

  #list(delayMs = GATHER_MS): void {
    this.#isStale = true;
    if (this.#listing) clearTimeout(this.#listing);
    this.#listing = setTimeout(() => {
      this.#listing = null;
      this.#begin();
    }, delayMs).unref();
  }

  #begin(): void {
    this.#work ??= this.#run()
      .catch((error: unknown) => this.#session.logFault('indexing', error))
      .finally(() => {
        this.#work = null;
        if (this.#session.phase !== 'running') return;
        // What came while the last of it was done.
        if ((this.#isStale && !this.#listing) || this.#pending.size > 0) this.#begin();
        else this.findings.indexed();
      });
  }

  async #run(): Promise<void> {
    if (this.#isStale) await this.#listAll();
    if (this.#pending.size > 0) await this.#indexPending();
  }

  async #listAll(): Promise<void> {
    this.#isStale = false;
    const { workspace } = this.#session;
    const members = await listMembers(workspace.folders, workspace.choices, new Disk());
    this.#lastListed = performance.now();
    this.#members = members;
    this.#pending.clear();
    for (const file of this.#files.keys()) if (!members.has(file)) this.#drop(file);
    for (const file of this.#others.keys()) if (!members.has(file)) this.#others.delete(file);
    for (const [file, standing] of members) this.#pending.set(file, standing);
  }

  /** Files are asked for with what is known of them: those that have not changed cost a look at their date. */
  async #indexPending(): Promise<void> {
    // To look whether known files have changed is done before anybody could read of it.
    const unknown = [...this.#pending.keys()].filter((file) => !this.#files.has(file) && !this.#others.has(file));
    const progress = unknown.length > BATCH ? await beginProgress(this.#session, 'Indexing specs') : null;
    let done = 0;
    try {
      while (this.#pending.size > 0 && this.#session.phase === 'running') {
        // The folders are others now: what is left is listed anew.
        if (this.#isStale && this.#listing === null) break;
        if (progress?.token?.isCancellationRequested) {
          this.#pending.clear();
          break;
        }
        const batch = this.#nextBatch();
        await this.#indexBatch(batch);
        done += batch.size;
        progress?.report(done, done + this.#pending.size);
      }
    } finally {
      progress?.end();
    }
  }

  #nextBatch(): ReadonlyMap<string, Standing> {
    const batch = new Map<string, Standing>();
    for (const [file, standing] of this.#pending) {
      if (batch.size === BATCH) break;
      batch.set(file, standing);
      this.#pending.delete(file);
    }
    return batch;
  }

  async #indexBatch(batch: ReadonlyMap<string, Standing>): Promise<void> {
    const files = [...batch].map(([file, { kind }]) => ({
      file,
      byNotation: kind === 'by-notation',
      known: this.#knownState(file, kind),
    }));
    const result = await this.#ask({ kind: 'index', files });
    if (result?.kind !== 'indexed') return;
    for (const each of result.files) this.#take(each, batch.get(each.file));
  }

  /** Where the worker fails again and again, it is left alone until something changes. */
  async #ask(job: Job): Promise<JobResult | null> {
    try {
      const result = await this.background.run(job);
      this.#failures = 0;
      return result;
    } catch (error) {
      this.#session.logFault('indexing', error);
      this.#failures += 1;
      if (this.#failures >= MOST_FAILURES) this.#pending.clear();
      return null;
    }
  }

  /** A file that is no spec by its notation may be one by a configuration, and the other way round. */
  #knownState(file: string, kind: Standing['kind']): FileState | null {
    const indexed = this.#files.get(file);
    if (kind !== 'by-notation') return indexed?.state ?? null;
    return indexed?.byNotation ? indexed.state : (this.#others.get(file) ?? null);
  }

  #take(indexed: IndexedText, standing: Standing | undefined): void {
    const { file } = indexed;
    const known = this.#files.get(file);
    if (!standing || !this.#members.has(file)) return;
    switch (indexed.kind) {
      case 'unchanged':
        // Its text is the same, but its spec may have other files.
        if (!known || known.spec.join('\n') === standing.files.join('\n')) return;
        this.findings.forget(known.spec);
        this.#files.set(file, { ...known, spec: standing.files });
        this.findings.forget(standing.files);
        return;
      case 'spec':
        if (known) this.findings.forget(known.spec);
        this.#others.delete(file);
        this.#files.set(file, createIndexedFile(file, indexed, standing));
        this.findings.forget(standing.files);
        return;
      case 'refused':
        this.#tell(indexed.message, indexed.binary || standing.kind === 'by-notation');
        this.#drop(file);
        this.#others.set(file, indexed.state);
        return;
      case 'other':
        this.#drop(file);
        this.#others.set(file, indexed.state);
        return;
      case 'gone':
        this.#drop(file);
        this.#others.delete(file);
        return;
    }
  }

  #drop(file: string): void {
    const known = this.#files.get(file);
    if (!known) return;
    this.#files.delete(file);
    this.findings.forget(known.spec);
    this.findings.drop(file);
  }

  /** Once, however often the folder is looked through. Of a file that nobody said is a spec, only its size is worth a word. */
  #tell(message: string, isDoubtful: boolean): void {
    if (this.#told.has(message) || (isDoubtful && !message.includes(' MB'))) return;
    this.#told.add(message);
    this.#session.log(message, 'warning');
  }
}
