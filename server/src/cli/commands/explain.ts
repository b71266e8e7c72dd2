import { Command } from 'commander';
import type { Context, CreateCommand, ExitCode } from '../context.ts';

/** `deliberate explain RULE`: the page that documents a rule. */
export const explain: CreateCommand = (context, onExit) =>
  new Command('explain')
    .description('print the page of a rule: what it finds, why, and examples')
    .argument('<rule>', 'its name, as findings show it')
    .action(async (rule: string) => onExit(await runExplain(rule, context)));

async function runExplain(rule: string, context: Context): Promise<ExitCode> {
  const { RULES } = await import('../../lint/index.ts');
  const { REVIEW_RULES } = await import('../../review/kinds.ts');
  const { CONFIGURATION_RULE } = await import('../configuration-findings.ts');
  const known = [...RULES.map(({ name }) => name), ...REVIEW_RULES, CONFIGURATION_RULE];
  if (!known.includes(rule)) {
    const { createNearestName } = await import('../../lint/nearest-name.ts');
    const nearest = createNearestName(known)(rule);
    context.complain(
      `There is no rule “${rule}”: ${nearest === null ? `name one of ${known.join(', ')}.` : `did you mean ${nearest}?`}`,
    );
    return 2;
  }
  const { readPage } = await import('../pages.ts');
  const page = await readPage(rule);
  context.write(`${page.trimEnd()}\n`);
  return 0;
}
