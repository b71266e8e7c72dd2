import type { BenchDocument } from './documents.ts';
import type { LanguageServer } from './language-server.ts';
import { atMost, holds, note, quantile, shown, spread, table } from './report.ts';
import type { Keystroke } from './typist.ts';

interface SteadyTyping {
  readonly server: LanguageServer;
  /** from each change to the first diagnostics of its version, or of a newer one that came instead */
  readonly latencies: readonly number[];
  /** most versions that were sent and not answered yet */
  readonly outstanding: number;
  /** share of the time that the server's threads were at work; null where the system does not say */
  readonly busy: number | null;
  readonly failure: string | null;
}

const INTERVAL_MS = 50;

/** Types at 20 keystrokes a second, in one server after the other, whether they are answered or not. */
export async function measureSteadyTyping(
  { name }: BenchDocument,
  servers: readonly LanguageServer[],
  keystrokes: readonly Keystroke[],
  peerKeystrokes: number,
): Promise<void> {
  const all: SteadyTyping[] = [];
  for (const server of servers)
    all.push(await typeSteadily(server, server.command.isPeer ? keystrokes.slice(0, peerKeystrokes) : keystrokes));
  const seconds = (keystrokes.length * INTERVAL_MS) / 1000;
  console.log(`20 keystrokes a second for ${seconds} s, on ${name}, ms:\n`);
  table(
    ['', 'keys', 'first quarter: median', 'p95', 'last quarter: median', 'p95', 'max', 'most outstanding', 'busy %'],
    all.map(({ server, latencies, outstanding, busy }) => [
      server.command.name,
      String(latencies.length),
      ...spread(firstQuarter(latencies)).slice(0, 2),
      ...spread(lastQuarter(latencies)),
      String(outstanding),
      shown(busy === null ? null : busy * 100),
    ]),
  );
  for (const { server, failure } of all.slice(1)) if (failure !== null) note(`${server.command.name} did not finish: ${failure}`);
  const ours = all[0];
  if (!ours) return;
  holds(`all that was typed steadily on ${name} was answered`, ours.failure === null, ours.failure ?? '');
  const grown = quantile(lastQuarter(ours.latencies), 0.5) - quantile(firstQuarter(ours.latencies), 0.5);
  atMost(`lag that grows at 20 keystrokes a second on ${name}, median of the last quarter less the first's, ms`, grown, 5);
  console.log();
}

async function typeSteadily(server: LanguageServer, keystrokes: readonly Keystroke[]): Promise<SteadyTyping> {
  const sent: { readonly version: number; readonly sentMs: number }[] = [];
  const processorBefore = server.process.processorMs();
  const startMs = performance.now();
  let outstanding = 0;
  let failure: string | null = null;
  for (const [at, keystroke] of keystrokes.entries()) {
    const waitMs = startMs + at * INTERVAL_MS - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    const sentMs = server.type(keystroke);
    sent.push({ version: server.version, sentMs });
    outstanding = Math.max(outstanding, server.version - (server.publishes.at(-1)?.version ?? 0));
  }
  try {
    await server.diagnosticsOf(server.version);
  } catch (error) {
    failure = (error as Error).message;
  }
  const processorAfter = server.process.processorMs();
  const isMeasured = processorBefore !== null && processorAfter !== null;
  const busy = isMeasured ? (processorAfter - processorBefore) / (performance.now() - startMs) : null;
  return { server, latencies: latenciesOf(server, sent), outstanding, busy, failure };
}

function latenciesOf(
  { publishes }: LanguageServer,
  sent: readonly { readonly version: number; readonly sentMs: number }[],
): readonly number[] {
  let at = 0;
  return sent.flatMap(({ version, sentMs }) => {
    while (at < publishes.length && (publishes[at]?.version ?? 0) < version) at += 1;
    const answer = publishes[at];
    return answer ? [answer.arrivedMs - sentMs] : [];
  });
}

function firstQuarter(latencies: readonly number[]): readonly number[] {
  return latencies.slice(0, Math.ceil(latencies.length / 4));
}

function lastQuarter(latencies: readonly number[]): readonly number[] {
  return latencies.slice(-Math.ceil(latencies.length / 4));
}
