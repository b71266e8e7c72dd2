import { resolve } from 'node:path';
import { SEVERITIES, type Severity } from '../../lint/finding.ts';
import { RULES } from '../../lint/index.ts';
import { findSpecs } from '../../node/find-specs.ts';
import type { FoundSpecs } from '../../node/specs.ts';
import { configurationFindings } from '../configuration-findings.ts';
import type { Context, ExitCode } from '../context.ts';
import { createSources, type LintReport, summarise } from '../reporters/lint-report.ts';
import { type LintFormat, REPORTERS } from '../reporters/lint-reporters.ts';
import { findKnownAt, findNew } from './known-findings.ts';
import { lintFiles, placesOf } from './lint-files.ts';
import { unique } from './unique.ts';

export interface LintRequest {
  readonly format: LintFormat;
  readonly fix?: boolean;
  readonly minSeverity?: Severity;
  readonly maxWarnings?: number;
  readonly since?: string;
  readonly writeBaseline?: boolean;
  readonly stdinFilename?: string;
  readonly onlySpecs?: boolean;
}

export async function runLint(paths: readonly string[], request: LintRequest, context: Context): Promise<ExitCode> {
  if (request.stdinFilename !== undefined && paths.length > 0) {
    context.complain('Standard input is one file: name others in a command of their own, without --stdin-filename.');
    return 2;
  }
  const unsaved = await readUnsaved(request, context);
  const wanted = request.stdinFilename === undefined ? paths : [request.stdinFilename];
  const found = await findSpecs(wanted, context.cwd, { unsaved, onlySpecs: request.onlySpecs ?? false });
  const linted = await Promise.all(found.specs.map((files) => lintFiles(files, context)));

  const earlier =
    request.since === undefined ? ({ kind: 'found', known: [] } as const) : await findKnownAt(request.since, linted, context);
  if (earlier.kind === 'failed') {
    context.complain(earlier.message);
    return 2;
  }

  // What writes is loaded when something is to be written.
  const fixFiles = request.fix ? (await import('./fix-files.ts')).fixFiles : null;
  const fixes = fixFiles ? await Promise.all(linted.map((each) => fixFiles(each, new Set(unsaved.keys())))) : [];
  const specs = request.fix ? fixes.map((each) => each.linted) : linted;
  const configured = configurationFindings(found.configurations, RULES, context.cwd);
  const baseline = request.writeBaseline ? await (await import('./write-baseline.ts')).writeBaseline(specs, context.cwd) : null;
  const fresh = await findNew(specs, earlier.known);
  const findings = unique([...configured.findings, ...fresh.findings]);
  const report: LintReport = {
    findings,
    hidden: 0,
    sources: createSources([...configured.files, ...specs.flatMap(({ source }) => source.files)]),
    specs: specs.map(({ spec }) => spec),
    leftAlone: found.leftAlone,
    summary: {
      ...summarise(
        findings,
        specs.map(({ source }) => source),
      ),
      known: fresh.known,
      fixed: fixes.reduce((sum, each) => sum + each.fixed, 0),
    },
  };

  const text = await REPORTERS[request.format](withoutMinor(report, request), context);
  // The text that came in goes out fixed, and what is left to do is told beside it.
  const fixedInput = request.fix ? specs.flatMap(placesAndTexts).find(({ absolute }) => unsaved.has(absolute)) : undefined;
  if (fixedInput) {
    context.write(fixedInput.text);
    if (text) context.complain(text.trimEnd());
  } else context.write(text);
  const failures = [
    ...found.failures,
    ...fresh.failures,
    ...(baseline?.failures ?? []),
    ...fixes.flatMap((each) => each.failures),
  ];
  for (const sentence of [...found.notes, ...(baseline?.written ?? []), ...failures]) context.complain(sentence);
  if (found.specs.length === 0 && found.failures.length === 0 && !request.onlySpecs) context.complain(noSpec(wanted, found));

  if (failures.length > 0) return 2;
  const { errors, warnings } = report.summary;
  return errors > 0 || warnings > (request.maxWarnings ?? Number.POSITIVE_INFINITY) ? 1 : 0;
}

/** What is not grave enough to print is counted all the same. */
function withoutMinor(report: LintReport, { minSeverity, format }: LintRequest): LintReport {
  const least = minSeverity ?? (FOR_PROGRAMS.includes(format) ? 'hint' : 'info');
  const findings = report.findings.filter(({ severity }) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least));
  return { ...report, findings, hidden: report.findings.length - findings.length };
}

const FOR_PROGRAMS: readonly LintFormat[] = ['json', 'sarif'];

/** What stands in for a file, by its absolute path. */
async function readUnsaved({ stdinFilename }: LintRequest, context: Context): Promise<ReadonlyMap<string, string>> {
  if (stdinFilename === undefined) return new Map();
  return new Map([[resolve(context.cwd, stdinFilename), await context.readInput()]]);
}

function placesAndTexts(linted: Parameters<typeof placesOf>[0]) {
  return placesOf(linted).map(({ absolute }, index) => ({ absolute, text: linted.source.files[index]?.text ?? '' }));
}

function noSpec(paths: readonly string[], { leftAlone, ignored }: FoundSpecs): string {
  const where = paths.length === 0 ? 'this folder' : paths.join(', ');
  // A README is the least likely to be what its author wants to have linted.
  const first = leftAlone.find((path) => !/(^|\/)readme\.[^/]*$/i.test(path)) ?? leftAlone[0];
  if (first === undefined && ignored[0] !== undefined)
    return `No spec in ${where}, only what deliberate.yaml ignores: to lint it all the same, name it, as in “deliberate lint ${ignored[0]}”.`;
  if (first === undefined) return `No spec in ${where}: there is no Markdown.`;
  const others = leftAlone.length === 1 ? first : `${leftAlone.length} Markdown files that have no notation of a spec`;
  return `No spec in ${where}, only ${others}: to lint one, name it, as in “deliberate lint ${first}”, or list it under specs in deliberate.yaml.`;
}
