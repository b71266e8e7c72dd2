import { Command, InvalidArgumentError, Option } from 'commander';
import { type Finding, lintSpec, needsTokens, RULES } from '../../lint/index.ts';
import { listEvalFiles } from '../../node/eval-files.ts';
import { findSpecs } from '../../node/find-specs.ts';
import { parseSpecFiles } from '../../node/parse-spec-files.ts';
import type { FoundSpecs, SpecFiles } from '../../node/specs.ts';
import { loadTokenCounter } from '../../node/tokens.ts';
import { configurationFindings } from '../configuration-findings.ts';
import type { Context, CreateCommand, ExitCode } from '../context.ts';
import { reportAsJson } from '../reporters/lint-json.ts';
import { reportForPeople } from '../reporters/lint-pretty.ts';
import { createSources, type LintReport, summarise } from '../reporters/lint-report.ts';

interface LintOptions {
  readonly format: 'pretty' | 'json';
  readonly maxWarnings?: number;
}

/** `deliberate lint [paths…]` */
export const lint: CreateCommand = (context, onExit) =>
  new Command('lint')
    .description('find faults in specs: in files, or in the folders they lie in')
    .argument('[paths...]', 'files and folders; the working directory by default')
    .addOption(new Option('--format <format>', 'how to print findings').choices(['pretty', 'json']).default('pretty'))
    .option('--max-warnings <number>', 'exit with 1 where there are more warnings', readCount)
    .action(async (paths: string[], options: LintOptions) => onExit(await runLint(paths, options, context)));

async function runLint(paths: readonly string[], { format, maxWarnings }: LintOptions, context: Context): Promise<ExitCode> {
  const found = await findSpecs(paths, context.cwd);
  const linted = await Promise.all(found.specs.map((files) => lintFiles(files, context)));
  const configured = configurationFindings(found.configurations, RULES, context.cwd);
  const findings = unique([...configured.findings, ...linted.flat()]);
  const sources = createSources([...configured.files, ...found.specs.flatMap(({ files }) => files)]);
  const report: LintReport = { findings, sources, leftAlone: found.leftAlone, summary: summarise(findings, found.specs) };

  if (format === 'json') context.write(reportAsJson(report));
  else context.write(reportForPeople(report, context));
  for (const sentence of [...found.notes, ...found.failures]) context.complain(sentence);
  if (found.specs.length === 0 && found.failures.length === 0) context.complain(noSpec(paths, found));

  if (found.failures.length > 0) return 2;
  return report.summary.errors > 0 || report.summary.warnings > (maxWarnings ?? Number.POSITIVE_INFINITY) ? 1 : 0;
}

async function lintFiles(spec: SpecFiles, context: Context): Promise<readonly Finding[]> {
  const evalFiles = await Promise.all(
    spec.files.map(async ({ path }, index) => [path, await listEvalFiles(spec.absolutePaths[index] ?? path)] as const),
  );
  const parsed = parseSpecFiles(spec);
  // “Clean” alone would say that a policy was checked of which nothing was understood.
  if (parsed.clauses.length === 0)
    context.complain(`No clause was found in ${spec.files.map(({ path }) => path).join(', ')}: only its structure was checked.`);
  const { findings, crashed } = lintSpec(parsed, {
    evalFiles: new Map(evalFiles),
    settings: spec.configuration.lint,
    taxonomy: spec.configuration.taxonomy,
    countTokens: needsTokens(RULES, spec.configuration.lint) ? await loadTokenCounter() : null,
  });
  for (const { rule, message } of crashed)
    context.complain(`The rule ${rule} failed by a fault of its own: please report it.\n${message}`);
  return findings;
}

/** A file may belong to more than one spec; what is found in it is told once. */
function unique(findings: readonly Finding[]): Finding[] {
  const byKey = new Map(findings.map((each) => [JSON.stringify([each.path, each.span, each.rule, each.message]), each]));
  return [...byKey.values()];
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

function readCount(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Expected a whole number.');
  return Number(value);
}
