import { Worker } from 'node:worker_threads';
import type { Job, JobResult } from './jobs.ts';

/** A worker without work is ended, and what it holds with it. */
const IDLE_MS = 10_000;
/** Enough for a spec of some megabytes; one that needs more must not take the server with it. */
const MAXIMUM_MEGABYTES = 1024;

/** One worker, started when there is work: it does one job after another. */
export class Background {
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | null = null;
  #ended = false;

  /**
   * @returns null where the worker has been ended
   * @throws what the worker failed with; the next job gets another worker
   */
  run(job: Job): Promise<JobResult | null> {
    const result = this.#last.then(() => this.#do(job));
    this.#last = result.catch(() => undefined);
    return result;
  }

  end(): void {
    this.#ended = true;
    this.#stop();
  }

  async #do(job: Job): Promise<JobResult | null> {
    if (this.#idle) clearTimeout(this.#idle);
    if (this.#ended) return null;
    this.#worker ??= await startWorker();
    if (this.#ended) this.#stop();
    if (!this.#worker) return null;
    try {
      return await answerOf(this.#worker, job);
    } catch (error) {
      this.#stop();
      throw error;
    } finally {
      this.#idle = setTimeout(() => this.#stop(), IDLE_MS).unref();
    }
  }

  #stop(): void {
    const worker = this.#worker;
    this.#worker = null;
    void worker?.terminate();
  }
}

async function startWorker(): Promise<Worker> {
  const { WORKER_DATA, WORKER_URL } = await import('./background-worker.ts');
  const worker = new Worker(WORKER_URL, {
    workerData: WORKER_DATA,
    argv: [],
    // The server's standard output is the client's.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MAXIMUM_MEGABYTES, maxYoungGenerationSizeMb: 16 },
  });
  // Without a listener, an error between two jobs would end the server.
  worker.on('error', () => undefined);
  // It must not keep a server alive that has nothing else to do.
  worker.unref();
  return worker;
}

/** @throws what the worker ended with */
function answerOf(worker: Worker, job: Job): Promise<JobResult | null> {
  return new Promise((resolve, reject) => {
    const onMessage = (result: JobResult) => settle(() => resolve(result));
    const onError = (error: unknown) => settle(() => reject(error));
    const onExit = () => settle(() => resolve(null));
    function settle(act: () => void): void {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  });
}
