import { setFlagsFromString } from 'node:v8';
import type { Severity } from '../../lint/finding.ts';
import { DISK } from '../../node/disk.ts';
import { recordDisk } from '../../node/disk-record.ts';
import type { Context, ExitCode } from '../context.ts';
import type { LintFormat } from '../reporters/lint-reporters.ts';
import { openKeptLint } from './kept-lint.ts';
import { printOutcome } from './print-outcome.ts';

export interface LintRequest {
  readonly format: LintFormat;
  /** whether the outcome of an earlier run will do */
  readonly cache?: boolean;
  readonly fix?: boolean;
  readonly minSeverity?: Severity;
  readonly maxWarnings?: number;
  readonly since?: string;
  readonly writeBaseline?: boolean;
  readonly stdinFilename?: string;
  readonly onlySpecs?: boolean;
}

/** Prints what an earlier run found, where nothing has changed since; otherwise reads the specs and lints them. */
export async function runLint(paths: readonly string[], request: LintRequest, context: Context): Promise<ExitCode> {
  if (request.stdinFilename !== undefined && paths.length > 0) {
    context.complain('Standard input is one file: name others in a command of their own, without --stdin-filename.');
    return 2;
  }
  const build = buildOf(import.meta.url);
  const order = { paths, onlySpecs: request.onlySpecs ?? false };
  const kept = build !== null && isRepeatable(request) ? openKeptLint(build, order, context) : null;
  const earlier = (await kept?.find()) ?? null;
  if (earlier !== null) return printOutcome(earlier, undefined, request, context);

  // Most of the command is loaded only now: what reads Markdown, and the rules. Nearly all of it runs, and what Node keeps of
  // compiled code leaves out what was compiled later than its file was loaded: so all is compiled with its file.
  if (build !== null) setFlagsFromString('--no-lazy');
  const { lintAfresh } = await import('./lint-afresh.ts');
  const recording = kept && recordDisk(DISK);
  const fresh = await lintAfresh(paths, request, context, recording ?? DISK);
  if (fresh === null) return 2;
  const code = await printOutcome(fresh, fresh.fixedInput, request, context);
  const record = recording?.record() ?? null;
  // What could not be read now may be readable in a moment.
  if (kept && record && !fresh.incomplete && fresh.outcome.failures.length === 0) await kept.keep(fresh.outcome, record);
  return code;
}

/**
 * Names the code that this file is part of. Its chunk of the bundle is named for what it holds and for all that it imports,
 * the rules included; unbundled code has no such name, and may change from one run to the next.
 */
function buildOf(url: string): string | null {
  return /[^/]+-[0-9A-Z]{8}\.js$/.exec(url)?.[0] ?? null;
}

/** Nothing is written, and nothing is looked at but the disk as it is. */
function isRepeatable({ cache, fix, writeBaseline, since, stdinFilename }: LintRequest): boolean {
  return (cache ?? true) && !fix && !writeBaseline && since === undefined && stdinFilename === undefined;
}
