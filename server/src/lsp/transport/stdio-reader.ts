import type { Readable } from 'node:stream';
import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
  ErrorCodes,
  Message,
  type MessageReader,
} from 'vscode-languageserver/node';
import { Frames } from './frames.ts';

/** Something came that is no message, and is to be answered as JSON-RPC says. */
export interface Refusal {
  readonly jsonrpc: '2.0';
  /** null where it cannot be known */
  readonly id: string | number | null;
  readonly error: { readonly code: number; readonly message: string };
}

/** Reads messages from a stream that may hold anything: what is no message is refused, and the next one is read. */
export class StdioReader extends AbstractMessageReader implements MessageReader {
  readonly #input: Readable;
  readonly #refuse: (refusal: Refusal) => void;
  readonly #frames = new Frames();

  constructor(input: Readable, refuse: (refusal: Refusal) => void) {
    super();
    this.#input = input;
    this.#refuse = refuse;
  }

  listen(callback: DataCallback): Disposable {
    const take = (chunk: Buffer) => {
      this.#frames.push(chunk);
      for (let frame = this.#frames.next(); frame !== null; frame = this.#frames.next())
        if (frame.kind === 'message') this.#read(frame.bytes, callback);
        else this.#refuse(refusal(ErrorCodes.ParseError, `Unexpected ${frame.why}`));
    };
    this.#input.on('data', take);
    this.#input.on('error', (error: Error) => this.fireError(error));
    this.#input.once('close', () => this.fireClose());
    return { dispose: () => this.#input.off('data', take) };
  }

  #read(bytes: Buffer, callback: DataCallback): void {
    const value = parse(bytes);
    if (value === undefined) {
      this.#frames.reject(bytes);
      this.#refuse(refusal(ErrorCodes.ParseError, 'Unexpected message, expected JSON'));
      return;
    }
    const fault = faultOf(value);
    if (fault === null) callback(value as Message);
    else this.#refuse(refusal(ErrorCodes.InvalidRequest, fault, idOf(value)));
  }
}

/** @returns undefined where it is no JSON */
function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

function faultOf(value: unknown): string | null {
  if (Array.isArray(value)) return 'Unexpected batch, expected one message at a time';
  if (typeof value !== 'object' || value === null) return 'Unexpected message, expected an object';
  const message = value as Message;
  if (!(Message.isRequest(message) || Message.isNotification(message) || Message.isResponse(message)))
    return 'Unexpected message, expected a request, a notification or a response';
  const { method, params } = value as { readonly method?: unknown; readonly params?: unknown };
  // The connection reads this one before any handler does.
  if (method === '$/cancelRequest' && idOf(params) === null) return 'Unexpected $/cancelRequest, expected an id';
  return null;
}

function idOf(value: unknown): string | number | null {
  const id = (value as { readonly id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

function refusal(code: number, message: string, id: Refusal['id'] = null): Refusal {
  return { jsonrpc: '2.0', id, error: { code, message } };
}
