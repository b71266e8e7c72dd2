import { relative, resolve, sep } from 'node:path';
import { type Finding, SEVERITIES, type Severity } from '../../lint/finding.ts';
import type { Context } from '../context.ts';
import { createPaint } from '../terminal/paint.ts';
import { reportForPeople } from './lint-pretty.ts';
import type { LintReport } from './lint-report.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

/**
 * Findings as GitHub Actions' workflow commands, which it shows beside the lines of a pull request. It shows ten of a kind
 * for each step, so the gravest stand first; then one line that sums up.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function reportForGithub(report: LintReport, context: Pick<Context, 'cwd' | 'environment' | 'width'>): string {
  const { findings, sources } = report;
  const lines = [...findings]
    .sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity))
    .map((finding) => annotation(finding, sources.rangeOf(finding), context));
  const plain = { paint: createPaint({}, false), width: context.width };
  const sum = reportForPeople({ ...report, findings: [] }, plain);
  return [...lines, sum].filter(Boolean).join('\n');
}

function annotation(
  finding: Finding,
  { start, end }: ReturnType<LintReport['sources']['rangeOf']>,
  context: PathContext,
): string {
  const properties = {
    file: pathInRepository(finding.path, context),
    line: start.line + 1,
    endLine: end.line + 1,
    // GitHub takes columns only where the finding stands in one line.
    ...(start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {}),
    title: `deliberate: ${finding.rule}`,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  return `::${COMMANDS[finding.severity]} ${written.join(',')}::${escaped(finding.message)}`;
}

type PathContext = Pick<Context, 'cwd' | 'environment'>;

/** GitHub looks for paths from the root of the checkout, wherever the step runs. */
function pathInRepository(path: string, { cwd, environment }: PathContext): string {
  const root = environment['GITHUB_WORKSPACE'];
  return root ? relative(root, resolve(cwd, path)).split(sep).join('/') : path;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
