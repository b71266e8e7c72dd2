import type { BenchDocument } from './documents.ts';
import type { Latency, Typing } from './keystrokes.ts';
import { holds, note, quantile, shown, spread, table, under } from './report.ts';

const TARGETS = { 'Model Spec': { median: 5, p95: 16 }, '1 MB': { median: 10, p95: 30 } } as const;

/** @param typings ours first, then the floor, then peers, which may have pressed fewer of the same keys */
export function reportKeystrokes({ name }: BenchDocument, typings: readonly Typing[]): void {
  const [ours, floor, ...peers] = typings;
  if (!ours || !floor) return;
  const count = ours.latencies.length;
  console.log(
    `One keystroke → diagnostics, on ${name}, ${count} keystrokes, ms (processor: of all threads, to the first diagnostics and until it rests):\n`,
  );
  table(
    ['', 'keys', 'median', 'p95', 'max', 'processor first: median', 'p95', 'rest: median', 'p95', 'KB sent', 'memory MB'],
    typings.map(row),
  );

  const kinds = new Map<string, Latency[]>();
  for (const latency of ours.latencies) kinds.set(latency.kind, [...(kinds.get(latency.kind) ?? []), latency]);
  table(
    ['ours, by what was typed', 'keys', 'median', 'p95', 'max', 'processor first: median', 'p95', 'rest: median', 'p95'],
    [...kinds].map(([kind, latencies]) => [kind, String(latencies.length), ...spread(wall(latencies)), ...processor(latencies)]),
  );

  holds(`every keystroke on ${name} was answered`, ours.failure === null, ours.failure ?? '');
  under(`keystroke → diagnostics on ${name}, median ms`, quantile(wall(ours.latencies), 0.5), TARGETS[name].median);
  under(`keystroke → diagnostics on ${name}, p95 ms`, quantile(wall(ours.latencies), 0.95), TARGETS[name].p95);
  reportSettled(ours);
  note(`times the floor, median: ${ratio(ours, floor)}`);
  for (const peer of peers)
    if (peer.latencies.length > 0) note(`times ${peer.server.command.name}, median: ${ratio(ours, peer)}`);
  for (const { server, failure } of [floor, ...peers])
    if (failure !== null) note(`${server.command.name} took part no longer: ${failure}`);
  console.log();
}

/** Not a target: the first diagnostics are what an author waits for. */
function reportSettled({ latencies, late }: Typing): void {
  const settled = latencies.map(({ firstMs, settledMs }) => settledMs ?? firstMs);
  const twice = latencies.filter(({ settledMs }) => settledMs !== null).length;
  const changed = latencies.filter((latency) => latency.changed).length;
  const [median, p95, max] = spread(settled);
  note(
    `settled: median ${median}, p95 ${p95}, max ${max} ms; ${twice} of ${latencies.length} versions were published again, ${changed} with other diagnostics`,
  );
  if (late > 0) note(`${late} came only after the next keystroke`);
}

/** Of the keystrokes that both have pressed. */
function ratio(ours: Typing, other: Typing): string {
  const both = Math.min(ours.latencies.length, other.latencies.length);
  const median = ({ latencies }: Typing) => quantile(wall(latencies.slice(0, both)), 0.5);
  return shown(median(ours) / median(other));
}

function row({ server, latencies }: Typing): readonly string[] {
  const sent = quantile(
    latencies.map(({ bytes }) => bytes / 1000),
    0.5,
  );
  const memory = server.process.memoryMb();
  return [
    server.command.name,
    String(latencies.length),
    ...spread(wall(latencies)),
    ...processor(latencies),
    shown(sent),
    memory ? `${memory.now.toFixed(0)} (most ${memory.most.toFixed(0)})` : '-',
  ];
}

function wall(latencies: readonly Latency[]): readonly number[] {
  return latencies.map(({ firstMs }) => firstMs);
}

function processor(latencies: readonly Latency[]): readonly string[] {
  const known = latencies.flatMap(({ processorMs }) => processorMs ?? []);
  const [toFirst, toRest] = [spread(known.map((each) => each.toFirst)), spread(known.map((each) => each.toRest))];
  return [...toFirst.slice(0, 2), ...toRest.slice(0, 2)];
}
