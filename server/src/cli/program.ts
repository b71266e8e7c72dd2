import { Command } from 'commander';
import { COMMANDS } from './commands.ts';
import type { Context, ExitCode } from './context.ts';
import { readVersion } from './version.ts';

const EXIT_CODES = `
Exit codes:
  0  clean
  1  a finding of level error, or more warnings than --max-warnings
  2  could not do it; the reason stands on stderr
`;

/** @param onExit told the exit code of the command that ran */
export function createProgram(context: Context, onExit: (code: ExitCode) => void): Command {
  const program = prepare(new Command('deliberate'), context)
    .description('Write AI safety specs: lint them, and preview how a model cites each clause.')
    .version(readVersion(), '-V, --version', 'print the version')
    .helpCommand(false)
    .addHelpText('after', EXIT_CODES);
  for (const createCommand of COMMANDS) program.addCommand(prepare(createCommand(context, onExit), context));
  return program;
}

function prepare(command: Command, { write, complain, width }: Context): Command {
  return command
    .helpOption('-h, --help', 'print this')
    .exitOverride()
    .configureOutput({
      writeOut: write,
      writeErr: write,
      getOutHelpWidth: () => Math.min(width, 100),
      getErrHelpWidth: () => Math.min(width, 100),
      outputError: (message) => complain(toSentence(message, command)),
    });
}

/** Commander writes `error: unknown option '--x'`, and a suggestion on a line of its own. */
function toSentence(message: string, command: Command): string {
  const [first = '', ...others] = message
    .trim()
    .replace(/^error: /, '')
    .split('\n');
  const plain = first.replace(/^too many arguments.*/, 'too many arguments').replace(/\.$/, '');
  const suggestion = others.map((line) => /^\(Did you mean (.*)\?\)$/.exec(line.trim())?.[1]).find(Boolean);
  const name = command.parent ? `deliberate ${command.name()}` : 'deliberate';
  const advice = suggestion ? `did you mean ${suggestion}?` : `see ${name} --help.`;
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}: ${advice}`;
}
