import type { ModelFault } from '../model.ts';
import type { ResponseWatch } from './guarded-fetch.ts';

export interface Limits {
  /** from the request to the first byte of the answer; headers alone are no sign of a model at work */
  readonly firstByteTimeoutMs: number;
  /** between two pieces of the body */
  readonly silenceTimeoutMs: number;
  /** reasoning and text together; a model that never stops is ended here */
  readonly maximumCharacters: number;
}

/** What a stream may send without writing a word, such as keep-alive comments. */
const MAXIMUM_IDLE_BYTES = 8 * 1024 * 1024;
/** A server that keeps alive but writes nothing is given this many times the silence. */
const PATIENCE = 10;
/** How long the token counts may take to arrive once the answer is complete. */
const USAGE_TIMEOUT_MS = 2000;

export interface Watch extends ResponseWatch {
  readonly onDelta: () => void;
  /** the answer is complete; only token counts can follow */
  readonly onFinish: () => void;
  /** whether the stream's end marker came */
  readonly sawEnd: () => boolean;
  /** whether the body was something, and that something no event stream */
  readonly sawNoStream: () => boolean;
  readonly close: () => void;
}

/**
 * Watches one response: the `openai` package limits the time until its head only, and tells neither how a stream ended
 * nor whether it was one.
 *
 * @param stop called at most once, with the fault, or with null where the answer is complete all the same
 */
export function watchResponse(host: string, limits: Limits, stop: (fault: ModelFault | null) => void): Watch {
  let timer: NodeJS.Timeout | undefined;
  let patience: NodeJS.Timeout | undefined;
  let finished = false;
  let byteCount = 0;
  let idleBytes = 0;
  let hasEvents = false;
  let ended = false;
  // Events begin with a line; the first line has none before it.
  let tail = '\n';

  const close = () => {
    clearTimeout(timer);
    clearTimeout(patience);
  };
  const end = (fault: ModelFault | null) => {
    close();
    stop(fault);
  };
  const wait = (afterMs: number, begun: boolean) => {
    clearTimeout(timer);
    timer = setTimeout(() => end(finished ? null : { kind: 'silent', afterMs, begun, host }), afterMs);
  };
  const waitForWords = () => {
    clearTimeout(patience);
    const afterMs = limits.silenceTimeoutMs * PATIENCE;
    patience = setTimeout(() => end({ kind: 'silent', afterMs, begun: true, host }), afterMs);
  };

  wait(limits.firstByteTimeoutMs, false);
  return {
    onBytes: (bytes) => {
      if (byteCount === 0) waitForWords();
      byteCount += bytes.length;
      idleBytes += bytes.length;
      // The markers are ASCII, and a line break never stands inside an event's JSON.
      const text = tail + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
      hasEvents ||= /[\r\n]data:/.test(text);
      ended ||= /[\r\n]data: ?\[DONE\]/.test(text);
      tail = text.slice(-16);
      if (idleBytes > MAXIMUM_IDLE_BYTES) end({ kind: 'not-a-model', detail: 'it sends data without end, but no answer', host });
      else if (!finished) wait(limits.silenceTimeoutMs, true);
    },
    onWhole: () => {
      hasEvents = true;
      ended = true;
    },
    onDelta: () => {
      idleBytes = 0;
      if (!finished) waitForWords();
    },
    onFinish: () => {
      if (finished) return;
      finished = true;
      clearTimeout(patience);
      wait(Math.min(USAGE_TIMEOUT_MS, limits.silenceTimeoutMs), true);
    },
    sawEnd: () => ended,
    sawNoStream: () => byteCount > 0 && !hasEvents,
    close,
  };
}
