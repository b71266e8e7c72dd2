import { spawnSync } from 'node:child_process';

/** A command that runs in a Node of its own. */
export interface Command {
  readonly name: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  /** what is done before each run, and not measured */
  readonly prepare?: () => void;
}

/** What one run of a command took. */
export interface Usage {
  /** of all its threads, in user and system mode, until its end */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** the most that it held at a time */
  readonly memoryMb: number;
}

/** Runs commands in turn, so that whatever else the machine does falls on all of them alike. */
export function measure(commands: readonly Command[], repetitions: number): ReadonlyMap<Command, readonly Usage[]> {
  const usages = new Map<Command, Usage[]>(commands.map((command) => [command, []]));
  // The first run compiles; where it is of interest, it is asked for alone.
  if (repetitions > 1) for (const command of commands) runOnce(command);
  for (let at = 0; at < repetitions; at += 1) for (const command of commands) usages.get(command)?.push(runOnce(command));
  return usages;
}

/** The files outside of Node itself that a command loads. */
export function listLoaded(command: Command): readonly string[] {
  return JSON.parse(runWith(LOADED, command)) as string[];
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** These say what they saw at the end of the process, on a stream that the command itself does not use. */
const USED = `
import { writeSync } from 'node:fs';
process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));`;
const LOADED = `
import { writeSync } from 'node:fs';
import { registerHooks } from 'node:module';
const urls = [];
registerHooks({ load(url, context, next) { if (url.startsWith('file:')) urls.push(url); return next(url, context); } });
process.on('exit', () => writeSync(3, JSON.stringify(urls)));`;

function runOnce(command: Command): Usage {
  command.prepare?.();
  const start = performance.now();
  const used = JSON.parse(runWith(USED, command)) as NodeJS.ResourceUsage;
  const wallMs = performance.now() - start;
  return { cpuMs: (used.userCPUTime + used.systemCPUTime) / 1000, wallMs, memoryMb: used.maxRSS / 1024 };
}

/** @returns what `witness` wrote */
function runWith(witness: string, { name, argv, cwd, environment }: Command): string {
  const preload = `data:text/javascript,${encodeURIComponent(witness)}`;
  const { status, error, stderr, output } = spawnSync(process.execPath, ['--import', preload, ...argv], {
    cwd,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 1e9,
  });
  // A linter that found something ends with 1.
  if (error || status === null || status > 1 || !output[3]) throw error ?? new Error(`${name} ended with ${status}: ${stderr}`);
  return output[3];
}
