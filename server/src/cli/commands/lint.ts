import { Command, InvalidArgumentError, Option } from 'commander';
import { SEVERITIES } from '../../lint/finding.ts';
import type { CreateCommand } from '../context.ts';
import type { LintRequest } from '../lint/run-lint.ts';
import { LINT_FORMATS } from '../reporters/lint-reporters.ts';

/** `deliberate lint [paths…]` */
export const lint: CreateCommand = (context, onExit) =>
  new Command('lint')
    .description('find faults in specs: in files, or in the folders they lie in')
    .argument('[paths...]', 'files and folders; the working directory by default')
    .addOption(new Option('--format <format>', 'how to print findings').choices(LINT_FORMATS).default('pretty'))
    .addOption(
      new Option('--min-severity <severity>', 'print nothing less grave (default: info for people, hint for programs)').choices(
        SEVERITIES,
      ),
    )
    .option('--fix', 'apply the fixes that cannot change what a policy says')
    .option('--max-warnings <number>', 'exit with 1 where there are more warnings', readCount)
    .option('--since <revision>', 'only what was not found at this revision of git yet')
    .option('--write-baseline', 'accept what is found today: only what comes after is reported')
    .option('--stdin-filename <file>', 'lint standard input as the text of this file')
    .option('--only-specs', 'of the files that are named, lint only those that are specs (for hooks)')
    .option('--no-cache', 'lint again what has not changed since it was linted, and keep nothing of it')
    .action(async (paths: string[], options: LintRequest) => {
      // What a command needs is loaded when it runs: the others need not wait for it.
      const { runLint } = await import('../lint/run-lint.ts');
      onExit(await runLint(paths, options, context));
    });

function readCount(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Expected a whole number.');
  return Number(value);
}
