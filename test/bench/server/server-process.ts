import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createMessageReader } from './messages.ts';

export interface Answer {
  readonly result: unknown;
  /** when its last byte was read */
  readonly arrivedMs: number;
}

interface Listener {
  /** @returns whether the message is dealt with, and is not to be parsed */
  readonly take: (body: Buffer, arrivedMs: number) => boolean;
  /** @returns what the server is answered */
  readonly answer: (method: string, params: unknown) => unknown;
  readonly failed: (error: Error) => void;
}

const PATIENCE_MS = 60_000;

/** A process that is talked to in JSON-RPC over its standard streams. What arrives is timed before it is parsed. */
export class ServerProcess {
  readonly spawnedMs = performance.now();
  readonly #process: ChildProcess;
  readonly #listener: Listener;
  readonly #waiting = new Map<number, { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void }>();
  #nextId = 1;
  #stderr = '';
  #failure: Error | null = null;

  constructor([program, ...rest]: readonly [string, ...string[]], listener: Listener) {
    this.#listener = listener;
    this.#process = spawn(program, rest, { stdio: 'pipe' });
    const read = createMessageReader((body, arrivedMs) => this.#take(body, arrivedMs));
    this.#process.stdout?.on('data', read);
    this.#process.stderr?.on('data', (data: Buffer) => {
      this.#stderr = (this.#stderr + data.toString()).slice(-2000);
    });
    this.#process.stdin?.on('error', (error) => this.#fail(error));
    this.#process.on('error', (error) => this.#fail(error));
    this.#process.on('exit', (code) => this.#fail(new Error(`it ended with ${code}: ${this.#stderr}`)));
  }

  request(method: string, params: unknown): { readonly id: number; readonly answer: Promise<Answer> } {
    const id = this.#nextId++;
    const answer = new Promise<Answer>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    if (this.#failure) this.#waiting.get(id)?.reject(this.#failure);
    else this.#send({ jsonrpc: '2.0', id, method, params });
    return { id, answer: within(answer, `it did not answer ${method}`) };
  }

  /** @returns when it was sent, which is after it was put into text */
  notify(method: string, params: unknown): number {
    return this.#send({ jsonrpc: '2.0', method, params });
  }

  /** Processor time of all its threads so far, in ms; null where the system does not say. */
  processorMs(): number | null {
    try {
      const tasks = `/proc/${this.#process.pid}/task`;
      const times = readdirSync(tasks).map((task) => Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]));
      return times.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e6;
    } catch {
      return null;
    }
  }

  /** What it holds now, and the most that it held; null where the system does not say. */
  memoryMb(): { readonly now: number; readonly most: number } | null {
    try {
      const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
      const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024;
      return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
    } catch {
      return null;
    }
  }

  end(): void {
    this.#process.removeAllListeners('exit');
    this.#process.kill('SIGKILL');
    this.#fail(new Error('it was ended'));
  }

  #take(body: Buffer, arrivedMs: number): void {
    if (this.#listener.take(body, arrivedMs)) return;
    const { id, method, params, result, error } = JSON.parse(body.toString());
    if (method !== undefined) {
      if (id !== undefined) this.#send({ jsonrpc: '2.0', id, result: this.#listener.answer(method, params) });
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve({ result, arrivedMs });
  }

  #send(message: unknown): number {
    const body = JSON.stringify(message);
    const framed = `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    const sentMs = performance.now();
    this.#process.stdin?.write(framed);
    return sentMs;
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
    this.#listener.failed(this.#failure);
  }
}

/** @throws Error with the sentence `otherwise`, where the promise is not kept in a minute */
export async function within<T>(promise: Promise<T>, otherwise: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${otherwise} within ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
