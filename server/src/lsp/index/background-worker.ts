/**
 * What runs beside the server, so that neither indexing nor checking keeps a request waiting. This file is both: imported by the
 * server, it tells where it lies, which in a bundle only it knows; loaded by a worker, it does the jobs that it is sent.
 */

import { setPriority } from 'node:os';
import { isMainThread, type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Job } from './jobs.ts';
import { createJobRunner } from './run-job.ts';

export const WORKER_URL = new URL(import.meta.url);
export const WORKER_DATA = 'deliberate-background';

if (!isMainThread && workerData === WORKER_DATA && parentPort) serve(parentPort);

function serve(port: MessagePort): void {
  yieldToOthers();
  const run = createJobRunner();
  port.on('message', async (job: Job) => {
    port.postMessage(await run(job));
  });
}

/** On Linux the priority of 0 is that of this thread; elsewhere it would be that of the server. */
function yieldToOthers(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, 10);
  } catch {
    // It runs as it is.
  }
}
