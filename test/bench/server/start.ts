import type { BenchDocument } from './documents.ts';
import type { ServerCommand } from './language-server.ts';
import { note, quantile, shown, spread, table, under } from './report.ts';
import { startServer } from './running.ts';

interface Start {
  /** from the start of the process to its answer to initialize */
  readonly readyMs: number;
  /** from sending the document to its first diagnostics */
  readonly openedMs: number;
  /** from its start until then, of all its threads; null where the system does not say */
  readonly processorMs: number | null;
}

/** Starts each server again and again, in turn, and opens the document in it. */
export async function measureStarts(
  commands: readonly ServerCommand[],
  document: BenchDocument,
  folder: string,
  repetitions: number,
): Promise<void> {
  const starts = new Map(commands.map((command) => [command, [] as Start[]]));
  for (let at = 0; at < repetitions; at += 1)
    for (const [command, all] of starts) {
      const server = startServer(command, document, folder);
      try {
        const readyMs = await server.initialize();
        const sentMs = server.open(document.text);
        const { arrivedMs } = await server.diagnosticsOf(1);
        all.push({ readyMs, openedMs: arrivedMs - sentMs, processorMs: server.process.processorMs() });
      } catch (error) {
        console.log(`${command.name} did not start once: ${(error as Error).message}`);
      } finally {
        server.process.end();
      }
    }
  report(document, starts, repetitions);
}

function report({ name }: BenchDocument, starts: ReadonlyMap<ServerCommand, readonly Start[]>, repetitions: number): void {
  console.log(
    `Starting, and opening ${name}, ${repetitions} times each, ms (processor: all threads, to the first diagnostics):\n`,
  );
  table(
    ['', 'times', 'ready: median', 'p95', 'max', 'opened: median', 'p95', 'max', 'processor median'],
    [...starts].map(([command, all]) => [
      command.name,
      String(all.length),
      ...spread(ready(all)),
      ...spread(opened(all)),
      processor(all),
    ]),
  );
  const [ours = [], ...others] = starts.values();
  under('spawn → answer to initialize, median ms', median(ready(ours)), 300);
  under(`open of ${name} → first diagnostics, median ms`, median(opened(ours)), 400);
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
