import { Command, Option } from 'commander';
import type { Context, CreateCommand, ExitCode } from '../context.ts';

type Format = 'pretty' | 'json';

/** `deliberate outline SPEC` */
export const outline: CreateCommand = (context, onExit) =>
  new Command('outline')
    .description('print the categories, sections, clauses, definitions, examples and references of a spec')
    .argument('<spec>', 'a Markdown file')
    .addOption(new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .action(async (path: string, { format }: { readonly format: Format }) => onExit(await runOutline(path, format, context)));

async function runOutline(path: string, format: Format, context: Context): Promise<ExitCode> {
  const { openSpec } = await import('../open-spec.ts');
  const opened = await openSpec(path, context);
  if (opened === null) return 2;
  const { outlineAsJson } = await import('../reporters/outline-json.ts');
  const { outlineForPeople } = await import('../reporters/outline-pretty.ts');
  context.write(format === 'json' ? outlineAsJson(opened) : outlineForPeople(opened, context));
  return 0;
}
