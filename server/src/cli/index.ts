import { CommanderError } from 'commander';
import { createContext } from './context.ts';
import { createProgram } from './program.ts';

/**
 * Runs one command and sets the exit code: 0 clean, 1 something was found, 2 could not do it.
 *
 * @throws never: a bug is printed with its stack, and the exit code is 2
 */
export async function runCommandLine(argv: readonly string[]): Promise<void> {
  const context = createContext(process);
  const fail = (error: unknown) => {
    context.complain(`This is a fault of Deliberate itself: please report it.\n${(error as Error)?.stack ?? error}`);
    process.exitCode = 2;
  };
  // Node's own exit code would be 1, which says that something was found.
  process.on('uncaughtException', fail);
  try {
    const program = createProgram(context, (code) => {
      process.exitCode = code;
    });
    await program.parseAsync(argv.length > 0 ? [...argv] : ['--help'], { from: 'user' });
  } catch (error) {
    // What commander throws it has said already: help and version end well, the rest is a command that does not exist.
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else fail(error);
  }
}
