import type { Command } from 'commander';
import { printable } from './terminal/display-width.ts';
import { createPaint, type Paint } from './terminal/paint.ts';

/** 0 clean; 1 something was found; 2 could not do it */
export type ExitCode = 0 | 1 | 2;

/** Makes a command; what it does calls `onExit` once, at its end. */
export type CreateCommand = (context: Context, onExit: (code: ExitCode) => void) => Command;

/** What a command may use of the process that it runs in. */
export interface Context {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** to stdout, as it is */
  readonly write: (text: string) => void;
  /** one line to stderr */
  readonly complain: (sentence: string) => void;
  readonly paint: Paint;
  /** columns */
  readonly width: number;
  readonly readInput: () => Promise<string>;
  /** Aborts at the first Ctrl+C; the second one ends the process. To be asked for only by what can be cancelled. */
  readonly interruption: () => AbortSignal;
}

/** Where nobody says how wide the terminal is. */
const DEFAULT_WIDTH = 100;

export function createContext(process: NodeJS.Process): Context {
  const { stdout, stderr, env } = process;
  // A reader that went away, as `| head` does, has seen enough.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    stderr.write(`The output could not be written (${error.code}).\n`);
    process.exit(2);
  });
  stderr.on('error', () => undefined);
  return {
    cwd: process.cwd(),
    environment: env,
    write: (text) => void stdout.write(text),
    complain: (sentence) => void stderr.write(`${printable(sentence)}\n`),
    paint: createPaint(env, stdout.isTTY === true),
    width: Math.max(20, stdout.columns || Number(env.COLUMNS) || DEFAULT_WIDTH),
    readInput: () => readAll(process.stdin),
    interruption: () => {
      const controller = new AbortController();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
      return controller.signal;
    },
  };
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece));
  return new TextDecoder().decode(Buffer.concat(pieces));
}
