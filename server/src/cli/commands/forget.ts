import { Command } from 'commander';
import type { Context, CreateCommand, ExitCode } from '../context.ts';

/** `deliberate forget`: clears what this machine keeps of earlier commands. */
export const forget: CreateCommand = (context, onExit) =>
  new Command('forget')
    .description('forget what is kept on this machine: answers of models, the history of deliberations, findings of lint')
    .action(async () => onExit(await runForget(context)));

async function runForget({ environment, write, complain }: Context): Promise<ExitCode> {
  const { cacheFolder } = await import('../../node/cache-folder.ts');
  const { openLocalDatabase } = await import('../../node/local-database.ts');
  const { clearKeptRuns } = await import('../../node/kept-runs.ts');
  const { clearDiskCache } = await import('../../review/disk-cache.ts');
  const folder = cacheFolder(environment);
  const troubles: string[] = [];
  const local = await openLocalDatabase(folder, (message) => troubles.push(message));
  const findings = await clearKeptRuns(folder);
  if (findings === null) troubles.push(`What lint keeps in ${folder} cannot be removed: check its permissions.`);
  const freed = await local.clear();
  local.close();
  if (freed === null || findings === null) {
    complain(`${troubles.join('\n')} What was kept may still be there: close what uses it, then try again.`);
    return 2;
  }
  const bytes = freed + findings + (await clearDiskCache(folder));
  write(
    `Nothing is kept in ${folder} any more; ${(bytes / 1000).toLocaleString('en', { maximumFractionDigits: 0 })} KB were freed.\n`,
  );
  return 0;
}
