/** A client that sends whatever bytes a test wants, to the real server process. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { StreamMessageReader } from 'vscode-languageserver/node';

interface RawMessage {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

interface RawClient {
  readonly server: ChildProcess;
  readonly received: readonly RawMessage[];
  /** what went to standard error */
  readonly printed: () => string;
  /** what came on standard output and was no message */
  readonly faults: readonly Error[];
  readonly send: (bytes: string | Buffer) => void;
  readonly sendMessage: (message: object) => void;
  /** the answer to a request that is sent now */
  readonly ask: (method: string, params?: unknown) => Promise<RawMessage>;
  readonly until: (is: (message: RawMessage) => boolean) => Promise<RawMessage>;
  readonly exited: Promise<number | null>;
}

const MAIN = join(import.meta.dirname, '../../server/src/main.ts');

export function startRaw(environment: Readonly<Record<string, string>> = {}): RawClient {
  const server = spawn(process.execPath, [MAIN, 'lsp', '--stdio'], { env: { ...process.env, ...environment }, stdio: 'pipe' });
  onTestFinished(() => void server.kill('SIGKILL'));
  // A server that has ended takes no more.
  server.stdin.on('error', () => undefined);
  const exited = once(server, 'exit').then(([code]) => code as number | null);
  const received: RawMessage[] = [];
  const faults: Error[] = [];
  let printed = '';
  server.stderr.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const arrivals = new EventTarget();
  const reader = new StreamMessageReader(server.stdout);
  reader.onError((error) => faults.push(error));
  reader.listen((message) => {
    received.push(message as RawMessage);
    arrivals.dispatchEvent(new Event('message'));
  });

  const send = (bytes: string | Buffer) => void server.stdin.write(bytes);
  const sendMessage = (message: object) => send(framed(JSON.stringify({ jsonrpc: '2.0', ...message })));
  async function until(is: (message: RawMessage) => boolean): Promise<RawMessage> {
    const signal = AbortSignal.timeout(20_000);
    for (;;) {
      const found = received.find(is);
      if (found) return found;
      await once(arrivals, 'message', { signal });
    }
  }
  let asked = 1000;
  return {
    server,
    received,
    printed: () => printed,
    faults,
    send,
    sendMessage,
    until,
    exited,
    ask: (method, params) => {
      asked += 1;
      const id = asked;
      sendMessage({ id, method, ...(params === undefined ? {} : { params }) });
      return until((message) => message.id === id);
    },
  };
}

/** A raw client past its `initialize`. */
export async function startInitialized(environment?: Readonly<Record<string, string>>): Promise<RawClient> {
  const client = startRaw(environment);
  await client.ask('initialize', { processId: null, rootUri: null, capabilities: {} });
  client.sendMessage({ method: 'initialized', params: {} });
  return client;
}

export function framed(text: string): string {
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}
