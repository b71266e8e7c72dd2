import { Command, Option } from 'commander';
import type { CreateCommand } from '../context.ts';
import type { DiffFormat } from '../diff/run-diff.ts';

interface DiffOptions {
  readonly format: DiffFormat;
}

const FORMATS: readonly DiffFormat[] = ['pretty', 'json', 'markdown'];

/** `deliberate diff REV [paths…]`. What it needs is loaded when it is asked for, so that other commands start no later. */
export const diff: CreateCommand = (context, onExit) =>
  new Command('diff')
    .description('say which clauses were added, removed, weakened, strengthened or moved since a revision of git')
    .argument('<revision>', 'a branch, a tag or a commit, such as HEAD~1 or origin/main')
    .argument('[paths...]', 'files and folders; the working directory by default')
    .addOption(new Option('--format <format>', 'how to print it').choices(FORMATS).default('pretty'))
    .action(async (revision: string, paths: string[], { format }: DiffOptions) => {
      const { runDiff } = await import('../diff/run-diff.ts');
      onExit(await runDiff(revision, paths, format, context));
    });
