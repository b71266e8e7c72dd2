import { resolve } from 'node:path';
import type { Finding } from '../../lint/finding.ts';
import { RULES } from '../../lint/index.ts';
import type { Disk } from '../../node/disk.ts';
import { findSpecs } from '../../node/find-specs.ts';
import type { FoundSpecs } from '../../node/specs.ts';
import { configurationFindings } from '../configuration-findings.ts';
import type { Context } from '../context.ts';
import { type RuleFacts, summarise } from '../reporters/lint-report.ts';
import { findKnownAt, findNew } from './known-findings.ts';
import { lintFiles, placesOf } from './lint-files.ts';
import type { LintedTexts } from './lint-outcome.ts';
import type { LintRequest } from './run-lint.ts';
import { unique } from './unique.ts';

export interface FreshLint extends LintedTexts {
  /** what came in by standard input, with its fixes; undefined where nothing did, or nothing was to be fixed */
  readonly fixedInput: string | undefined;
  /** a rule failed by a fault of its own, so that its findings are missing */
  readonly incomplete: boolean;
}

/**
 * Finds specs, lints them, and writes what the request asks for.
 *
 * @param disk where specs are looked for and read
 * @returns null where the revision to compare with cannot be read, which was told then
 */
export async function lintAfresh(
  paths: readonly string[],
  request: LintRequest,
  context: Context,
  disk: Disk,
): Promise<FreshLint | null> {
  const unsaved = await readUnsaved(request, context);
  const wanted = request.stdinFilename === undefined ? paths : [request.stdinFilename];
  const found = await findSpecs(wanted, context.cwd, { unsaved, onlySpecs: request.onlySpecs ?? false, disk });
  const linted = await Promise.all(found.specs.map((files) => lintFiles(files, context, disk)));

  const earlier =
    request.since === undefined ? ({ kind: 'found', known: [] } as const) : await findKnownAt(request.since, linted, context);
  if (earlier.kind === 'failed') {
    context.complain(earlier.message);
    return null;
  }

  // What writes is loaded when something is to be written.
  const fixFiles = request.fix ? (await import('./fix-files.ts')).fixFiles : null;
  const fixes = fixFiles ? await Promise.all(linted.map((each) => fixFiles(each, new Set(unsaved.keys())))) : [];
  const specs = request.fix ? fixes.map((each) => each.linted) : linted;
  const configured = configurationFindings(found.configurations, RULES, context.cwd);
  const baseline = request.writeBaseline ? await (await import('./write-baseline.ts')).writeBaseline(specs, context.cwd) : null;
  const fresh = await findNew(specs, earlier.known, disk);
  const findings = unique([...configured.findings, ...fresh.findings]);
  const ofSpecs = specs.flatMap((each) =>
    placesOf(each).map((place, index) => ({ text: '', ...each.source.files[index], ...place })),
  );
  const files = [...configured.files, ...ofSpecs];
  return {
    outcome: {
      findings,
      fingerprints: findings.map((finding) => fresh.fingerprints.get(finding) ?? null),
      rules: factsOf(findings),
      places: files.map(({ path, absolute }) => ({ path, absolute })),
      specs: specs.map(({ source }) => source.files.map(({ path }) => path)),
      leftAlone: found.leftAlone,
      summary: {
        ...summarise(
          findings,
          specs.map(({ source }) => source),
        ),
        known: fresh.known,
        fixed: fixes.reduce((sum, each) => sum + each.fixed, 0),
      },
      remarks: [...found.notes, ...(baseline?.written ?? []), ...noSpec(wanted, found, request)],
      failures: [...found.failures, ...fresh.failures, ...(baseline?.failures ?? []), ...fixes.flatMap((each) => each.failures)],
    },
    texts: new Map(files.map(({ path, text }) => [path, text])),
    fixedInput: request.fix ? ofSpecs.find(({ absolute }) => unsaved.has(absolute))?.text : undefined,
    incomplete: linted.some((each) => each.incomplete),
  };
}

/** What stands in for a file, by its absolute path. */
async function readUnsaved({ stdinFilename }: LintRequest, context: Context): Promise<ReadonlyMap<string, string>> {
  if (stdinFilename === undefined) return new Map();
  return new Map([[resolve(context.cwd, stdinFilename), await context.readInput()]]);
}

function factsOf(findings: readonly Finding[]): readonly RuleFacts[] {
  const named = new Set(findings.map(({ rule }) => rule));
  return RULES.filter(({ name }) => named.has(name)).map(({ name, family, severity, summary }) => ({
    name,
    family,
    severity,
    summary,
  }));
}

/** Where nothing was linted and nothing failed: why, and what to do. */
function noSpec(paths: readonly string[], { specs, failures, leftAlone, ignored }: FoundSpecs, request: LintRequest): string[] {
  if (specs.length > 0 || failures.length > 0 || request.onlySpecs) return [];
  const where = paths.length === 0 ? 'this folder' : paths.join(', ');
  // A README is the least likely to be what its author wants to have linted.
  const first = leftAlone.find((path) => !/(^|\/)readme\.[^/]*$/i.test(path)) ?? leftAlone[0];
  if (first === undefined && ignored[0] !== undefined)
    return [
      `No spec in ${where}, only what deliberate.yaml ignores: to lint it all the same, name it, as in “deliberate lint ${ignored[0]}”.`,
    ];
  if (first === undefined) return [`No spec in ${where}: there is no Markdown.`];
  const others = leftAlone.length === 1 ? first : `${leftAlone.length} Markdown files that have no notation of a spec`;
  return [
    `No spec in ${where}, only ${others}: to lint one, name it, as in “deliberate lint ${first}”, or list it under specs in deliberate.yaml.`,
  ];
}
