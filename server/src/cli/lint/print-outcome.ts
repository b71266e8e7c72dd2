import { SEVERITIES } from '../../lint/finding.ts';
import type { Context, ExitCode } from '../context.ts';
import { createSources, type LintReport } from '../reporters/lint-report.ts';
import { type LintFormat, REPORTERS } from '../reporters/lint-reporters.ts';
import type { LintedTexts, LintOutcome } from './lint-outcome.ts';
import type { LintRequest } from './run-lint.ts';

/** @param fixedInput what came in by standard input, with its fixes; undefined where nothing did, or nothing was to be fixed */
export async function printOutcome(
  { outcome, texts }: LintedTexts,
  fixedInput: string | undefined,
  request: LintRequest,
  context: Context,
): Promise<ExitCode> {
  const { remarks, failures, summary } = outcome;
  const text = await REPORTERS[request.format](reportOf(outcome, texts, request), context);
  // The text that came in goes out fixed, and what is left to do is told beside it.
  if (fixedInput !== undefined) {
    context.write(fixedInput);
    if (text) context.complain(text.trimEnd());
  } else context.write(text);
  for (const sentence of [...remarks, ...failures]) context.complain(sentence);
  if (failures.length > 0) return 2;
  return summary.errors > 0 || summary.warnings > (request.maxWarnings ?? Number.POSITIVE_INFINITY) ? 1 : 0;
}

/** What is not grave enough to print is counted all the same. */
function reportOf(outcome: LintOutcome, texts: LintedTexts['texts'], { minSeverity, format }: LintRequest): LintReport {
  const least = minSeverity ?? (FOR_PROGRAMS.includes(format) ? 'hint' : 'info');
  const findings = outcome.findings.filter(({ severity }) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least));
  const fingerprints = outcome.findings.map((finding, index) => [finding, outcome.fingerprints[index] ?? null] as const);
  return {
    findings,
    hidden: outcome.findings.length - findings.length,
    sources: createSources([...texts].map(([path, text]) => ({ path, text }))),
    specs: outcome.specs,
    fingerprints: new Map(fingerprints),
    rules: new Map(outcome.rules.map((rule) => [rule.name, rule])),
    leftAlone: outcome.leftAlone,
    summary: outcome.summary,
  };
}

const FOR_PROGRAMS: readonly LintFormat[] = ['json', 'sarif'];
