import type { LanguageServer } from './language-server.ts';
import { FINAL_MS } from './running.ts';
import type { Keystroke, KeystrokeKind } from './typist.ts';

/** What one keystroke took, in ms. */
export interface Latency {
  readonly kind: KeystrokeKind;
  /** from sending the change to the last byte of the first diagnostics of that version */
  readonly firstMs: number;
  /** the same to the last diagnostics of that version; null where the first were final */
  readonly settledMs: number | null;
  /** whether the last diagnostics of that version say something else than the first */
  readonly changed: boolean;
  /** of all threads of the server; null where the system does not say */
  readonly processorMs: { readonly toFirst: number; readonly toRest: number } | null;
  /** of the first diagnostics */
  readonly bytes: number;
}

export interface Typing {
  readonly server: LanguageServer;
  readonly latencies: readonly Latency[];
  /** diagnostics that came after the next keystroke had been sent, of a version that had been answered already */
  readonly late: number;
  /** why it took part no longer, in words; null where it did */
  readonly failure: string | null;
}

/** Where nothing is known of a second publish: enough for a queued one to arrive. */
const PAUSE_MS = 60;
/** So often is the whole time waited. */
const WAIT_LONG_EVERY = 20;
/** For how many keystrokes at first. */
const WAIT_LONG_FIRST = 4;

/**
 * Types the same keystrokes in all servers, each when the one before was answered everywhere, so that whatever else the
 * machine does falls on all of them alike.
 *
 * @param participants servers with the document open, and after how many keystrokes each may stop
 */
export async function measureKeystrokes(
  participants: ReadonlyMap<LanguageServer, number>,
  keystrokes: readonly Keystroke[],
): Promise<readonly Typing[]> {
  const typings = [...participants].map(([server, most]) => startTyping(server, most));
  for (const [at, keystroke] of keystrokes.entries()) for (const typing of typings) await typing.press(keystroke, at);
  return typings.map((typing) => typing.end());
}

function startTyping(server: LanguageServer, most: number) {
  const strokes: (Pick<Latency, 'kind' | 'processorMs'> & { readonly version: number; readonly sentMs: number })[] = [];
  /** the longest that a second publish came after the first */
  let longestGapMs = 0;
  let failure: string | null = null;

  async function press(keystroke: Keystroke, at: number): Promise<void> {
    if (at >= most || failure !== null) return;
    try {
      const before = server.process.processorMs();
      const sentMs = server.type(keystroke);
      const { arrivedMs } = await server.diagnosticsOf(server.version);
      const atFirst = server.process.processorMs();
      const waitsLong = at < WAIT_LONG_FIRST || at % WAIT_LONG_EVERY === 0;
      await server.quiet(waitsLong && server.command.publishesTwice ? FINAL_MS : PAUSE_MS + 2 * longestGapMs);
      longestGapMs = Math.max(longestGapMs, (server.publishes.at(-1)?.arrivedMs ?? arrivedMs) - arrivedMs);
      const after = server.process.processorMs();
      const isKnown = before !== null && atFirst !== null && after !== null;
      const processorMs = isKnown ? { toFirst: atFirst - before, toRest: after - before } : null;
      strokes.push({ kind: keystroke.kind, version: server.version, sentMs, processorMs });
    } catch (error) {
      failure = (error as Error).message;
    }
  }

  function end(): Typing {
    const latencies = strokes.map(({ kind, version, sentMs, processorMs }): Latency => {
      const published = server.publishes.filter((publish) => publish.version === version);
      const [first, last] = [published[0], published.at(-1)];
      const firstMs = (first?.arrivedMs ?? Number.NaN) - sentMs;
      const settledMs = last === undefined || last === first ? null : last.arrivedMs - sentMs;
      const changed = published.slice(1).some(({ isRepetition }) => !isRepetition);
      return { kind, firstMs, settledMs, changed, processorMs, bytes: first?.bytes ?? 0 };
    });
    const sent = new Map(strokes.map(({ version, sentMs }) => [version, sentMs]));
    const late = server.publishes.filter(({ version, arrivedMs }) => arrivedMs > (sent.get(version + 1) ?? Infinity)).length;
    return { server, latencies, late, failure };
  }

  return { press, end };
}
