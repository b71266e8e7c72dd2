import { Command } from 'commander';
import type { Context, CreateCommand, ExitCode } from '../context.ts';

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
  const { openSpec } = await import('../open-spec.ts');
  const opened = await openSpec(path, context);
  if (opened === null) return 2;
  const { findCategory } = await import('../category-argument.ts');
  const id = category === null ? null : findCategory(opened, category, context);
  if (category !== null && id === null) return 2;
  const { compileCategory } = await import('../../spec/index.ts');
  const { text } = compileCategory(opened.spec, id);
  context.write(text);
  const { loadTokenCounter } = await import('../../node/tokens.ts');
  const countTokens = await loadTokenCounter();
  context.complain(`${countTokens(text).toLocaleString('en')} tokens (o200k)`);
  return 0;
}
