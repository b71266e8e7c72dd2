/** What stands next in the stream: the bytes of one message, or the news that something there was none. */
export type Frame = { readonly kind: 'message'; readonly bytes: Buffer } | { readonly kind: 'lost'; readonly why: string };

/** No message is longer, since none could be turned into one string of JavaScript. */
const MAXIMUM_BYTES = 256 * 1024 * 1024;
const MAXIMUM_HEADER_BYTES = 4096;
const HEADER_END = '\r\n\r\n';

/**
 * Cuts a stream of bytes into messages, each of which stands behind a header with its length. Where a header or a length is
 * wrong, it goes on at the next header that makes sense: a bad message costs itself, not the connection.
 */
export class Frames {
  /** what came and was not read yet; empty while a message is filled */
  #rest: Buffer = NONE;
  /** the message whose header was read, and how much of it came */
  #message: { readonly bytes: Buffer; filled: number } | null = null;
  #isLost = false;

  push(chunk: Buffer): void {
    const message = this.#message;
    if (message === null) {
      this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
      return;
    }
    const copied = chunk.copy(message.bytes, message.filled);
    message.filled += copied;
    this.#rest = chunk.subarray(copied);
  }

  /** Puts bytes back that turned out to be no message: a header may stand among them. */
  reject(bytes: Buffer): void {
    this.#rest = Buffer.concat([bytes, this.#rest]);
    this.#isLost = true;
  }

  /** @returns null until more bytes came */
  next(): Frame | null {
    if (this.#message === null) {
      const fault = this.#readHeader();
      if (fault !== null) return { kind: 'lost', why: fault };
    }
    const message = this.#message;
    if (message === null || message.filled < message.bytes.length) return null;
    this.#message = null;
    return { kind: 'message', bytes: message.bytes };
  }

  /** Reads up to the first good header; gives what is wrong before it, once for each stretch of nonsense. */
  #readHeader(): string | null {
    while (this.#rest.length > 0) {
      const rest = this.#rest;
      const end = rest.indexOf(HEADER_END);
      const isCut = end < 0;
      if (isCut && rest.length <= MAXIMUM_HEADER_BYTES) return null;
      // Where no header ends, the next one may have begun in the last bytes.
      this.#rest = isCut ? rest.subarray(-MAXIMUM_HEADER_BYTES / 2) : rest.subarray(end + HEADER_END.length);
      const length = isCut ? null : lengthIn(rest.toString('latin1', Math.max(0, end - MAXIMUM_HEADER_BYTES), end));
      if (length !== null && length <= MAXIMUM_BYTES) {
        this.#begin(length);
        return null;
      }
      if (!this.#isLost) {
        this.#isLost = true;
        return length === null ? 'header, expected Content-Length' : 'message, expected no more than 256 MB';
      }
    }
    return null;
  }

  /** A message that is here whole is not copied. One that is not goes where it will lie, so that its pieces are let go. */
  #begin(length: number): void {
    this.#isLost = false;
    const rest = this.#rest;
    const isWhole = rest.length >= length;
    this.#message = { bytes: isWhole ? rest.subarray(0, length) : Buffer.allocUnsafe(length), filled: isWhole ? length : 0 };
    this.#rest = isWhole ? rest.subarray(length) : NONE;
    if (!isWhole) this.push(rest);
  }
}

const NONE = Buffer.alloc(0);

/** Nonsense may stand before a header, and one more field behind the length. */
function lengthIn(header: string): number | null {
  const length = /^[\s\S]*content-length:[ \t]*(\d+)[ \t]*(?:\r\n[^\r\n]*)?$/i.exec(header)?.[1];
  return length === undefined ? null : Number(length);
}
