import type { Writable } from 'node:stream';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';
import { createMessageEncoder } from './message-encoder.ts';

/**
 * Writes each message, head and body, in one piece: a reader that is woken by the head alone has to wait for the rest, and the
 * two writes cost more than what is in them.
 */
export class StdioWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #output: Writable;
  readonly #encode = createMessageEncoder();
  #failed = 0;

  constructor(output: Writable) {
    super();
    this.#output = output;
    output.on('error', (error) => this.fireError(error));
    output.on('close', () => this.fireClose());
  }

  /** @returns when the message is handed to the system; rejects where it cannot be */
  async write(message: Message): Promise<void> {
    try {
      const body = this.#encode(message);
      const length = body.reduce((sum, piece) => sum + piece.length, 0);
      await this.#send(Buffer.concat([Buffer.from(`Content-Length: ${length}\r\n\r\n`), ...body]));
    } catch (error) {
      this.#failed += 1;
      this.fireError(error, message, this.#failed);
      throw error;
    }
  }

  end(): void {
    this.#output.end();
  }

  #send(bytes: Buffer): Promise<void> {
    return new Promise((resolve, reject) => this.#output.write(bytes, (error) => (error ? reject(error) : resolve())));
  }
}
