import type { BenchDocument } from './documents.ts';
import type { ServerCommand } from './language-server.ts';
import { note, quantile, shown, spread, table, under } from './report.ts';
import { startServer } from './running.ts';

interface Start {
  /** from the start of the process to its answer to initialize */
  readonly readyMs: number;
  /** from sending the document to its first diagnostics */
  readonly openedMs: number;
  /** from sending it to the last diagnostics, of every rule; null where the first are all */
  readonly settledMs: number | null;
  /** from its start until then, of all its threads; null where the system does not say */
  readonly processorMs: number | null;
}

/** When the document is opened: with the server, as it is restored by an editor, or by its author a moment later. */
const OPENINGS = [
  { when: 'at once', pauseMs: 0 },
  { when: 'later', pauseMs: 300 },
] as const;
type When = (typeof OPENINGS)[number]['when'];

/** For so long nothing comes behind the last diagnostics. */
const SETTLED_MS = 1500;

/** Starts each server again and again, in turn, and opens the document in it. */
export async function measureStarts(
  commands: readonly ServerCommand[],
  document: BenchDocument,
  folder: string,
  repetitions: number,
): Promise<void> {
  const starts = OPENINGS.map(({ when, pauseMs }) => ({
    when,
    pauseMs,
    // Others are of interest as editors start them most.
    all: new Map(commands.filter(({ isPeer }) => pauseMs === 0 || !isPeer).map((command) => [command, [] as Start[]])),
  }));
  for (let at = 0; at < repetitions; at += 1)
    for (const { pauseMs, all } of starts)
      for (const [command, own] of all)
        try {
          own.push(await start(command, document, folder, pauseMs));
        } catch (error) {
          console.log(`${command.name} did not start once: ${(error as Error).message}`);
        }
  for (const { when, all } of starts) report(document, when, all, repetitions);
}

async function start(command: ServerCommand, document: BenchDocument, folder: string, pauseMs: number): Promise<Start> {
  const server = startServer(command, document, folder);
  try {
    const readyMs = await server.initialize();
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const sentMs = server.open(document.text);
    const { arrivedMs } = await server.diagnosticsOf(1);
    const processorMs = server.process.processorMs();
    if (command.publishesTwice) await server.quiet(SETTLED_MS);
    const last = server.publishes.at(-1)?.arrivedMs ?? arrivedMs;
    return { readyMs, openedMs: arrivedMs - sentMs, settledMs: last > arrivedMs ? last - sentMs : null, processorMs };
  } finally {
    server.process.end();
  }
}

function report(
  { name }: BenchDocument,
  when: When,
  starts: ReadonlyMap<ServerCommand, readonly Start[]>,
  repetitions: number,
): void {
  console.log(
    `Starting, and opening ${name} ${when}, ${repetitions} times each, ms (processor: all threads, to the first diagnostics):\n`,
  );
  table(
    ['', 'times', 'ready: median', 'p95', 'max', 'opened: median', 'p95', 'max', 'all rules: median', 'processor median'],
    [...starts].map(([command, all]) => [
      command.name,
      String(all.length),
      ...spread(ready(all)),
      ...spread(opened(all)),
      shown(median(all.flatMap(({ settledMs }) => settledMs ?? []))),
      processor(all),
    ]),
  );
  const [ours = [], ...others] = starts.values();
  under(`spawn → answer to initialize, opened ${when}, median ms`, median(ready(ours)), 300);
  under(`open of ${name} ${when} → first diagnostics, median ms`, median(opened(ours)), 400);
  const names = [...starts.keys()].slice(1).map((command) => command.name);
  for (const [index, other] of others.entries()) {
    const times = (of: typeof ready) => shown(median(of(ours)) / median(of(other)));
    note(`times ${names[index]}: ready ${times(ready)}, opened ${times(opened)}`);
  }
  console.log();
}

function processor(all: readonly Start[]): string {
  return shown(median(all.flatMap(({ processorMs }) => processorMs ?? [])));
}

function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

function ready(all: readonly Start[]): readonly number[] {
  return all.map(({ readyMs }) => readyMs);
}

function opened(all: readonly Start[]): readonly number[] {
  return all.map(({ openedMs }) => openedMs);
}
