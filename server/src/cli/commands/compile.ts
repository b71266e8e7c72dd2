import { Command } from 'commander';
import { loadTokenCounter } from '../../node/tokens.ts';
import { compileCategory } from '../../spec/index.ts';
import { findCategory } from '../category-argument.ts';
import type { Context, CreateCommand, ExitCode } from '../context.ts';
import { openSpec } from '../open-spec.ts';

/** `deliberate compile SPEC`: the text goes to stdout and its token count to stderr, so that the text can be piped. */
export const compile: CreateCommand = (context, onExit) =>
  new Command('compile')
    .description('print the text that a model reads: every category in brief, one in full')
    .argument('<spec>', 'a Markdown file')
    .option('--category <id>', 'the category to print in full, by its id or title; none by default')
    .action(async (path: string, { category }: { readonly category?: string }) =>
      onExit(await runCompile(path, category ?? null, context)),
    );

async function runCompile(path: string, category: string | null, context: Context): Promise<ExitCode> {
  const opened = await openSpec(path, context);
  if (opened === null) return 2;
  const id = category === null ? null : findCategory(opened, category, context);
  if (category !== null && id === null) return 2;
  const { text } = compileCategory(opened.spec, id);
  context.write(text);
  const countTokens = await loadTokenCounter();
  context.complain(`${countTokens(text).toLocaleString('en')} tokens (o200k)`);
  return 0;
}
