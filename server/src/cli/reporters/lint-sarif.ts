import type { Log, Region, ReportingDescriptor, Result } from 'sarif';
import type { Finding, Severity } from '../../lint/finding.ts';
import { CONFIGURATION_RULE } from '../configuration-findings.ts';
import { readPage } from '../pages.ts';
import { printableJson } from '../terminal/display-width.ts';
import { readVersion } from '../version.ts';
import type { LintReport, RuleFacts, Sources } from './lint-report.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const satisfies Record<Severity, string>;

/**
 * The findings as SARIF 2.1.0, which code-scanning services read: with the rules' pages as help, related places, safe and
 * other fixes, and fingerprints that stay while a clause does.
 */
export async function reportAsSarif({ findings, sources, specs, fingerprints, rules }: LintReport): Promise<string> {
  const names = [...new Set(findings.map(({ rule }) => rule))].sort();
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Deliberate',
            semanticVersion: readVersion(),
            rules: await Promise.all(names.map((name) => describeRule(name, rules.get(name)))),
          },
        },
        // Ours count UTF-16 units, as SARIF may, from 1.
        columnKind: 'utf16CodeUnits',
        artifacts: [...new Set(specs.flat())].map((path) => ({
          location: { uri: uriOf(path) },
          sourceLanguage: 'markdown',
        })),
        results: findings.map((finding) =>
          result(finding, names.indexOf(finding.rule), sources, fingerprints.get(finding) ?? null),
        ),
      },
    ],
  };
  return `${printableJson(log)}\n`;
}

async function describeRule(name: string, rule: RuleFacts | undefined): Promise<ReportingDescriptor> {
  const page = rule || name === CONFIGURATION_RULE ? await readPage(name) : '';
  const summary = rule?.summary ?? 'Something in deliberate.yaml that cannot be read.';
  return {
    id: name,
    shortDescription: { text: summary },
    ...(page ? { help: { text: page, markdown: page } } : {}),
    ...(rule && rule.severity !== 'off' ? { defaultConfiguration: { level: LEVELS[rule.severity] } } : {}),
    properties: { tags: [rule?.family ?? 'structure'] },
  };
}

function result(finding: Finding, ruleIndex: number, sources: Sources, fingerprint: string | null): Result {
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: location(finding, sources),
        ...(finding.clause === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: finding.clause }] }),
      },
    ],
    ...(finding.related?.length
      ? {
          relatedLocations: finding.related.map((each, id) => ({
            id,
            physicalLocation: location(each, sources),
            message: { text: each.message },
          })),
        }
      : {}),
    ...(fingerprint === null ? {} : { partialFingerprints: { 'deliberate/v1': fingerprint } }),
    ...(finding.fixes?.length ? { fixes: finding.fixes.map((fix) => describeFix(fix, sources)) } : {}),
  };
}

function describeFix({ title, safe, edits }: NonNullable<Finding['fixes']>[number], sources: Sources) {
  const paths = [...new Set(edits.map(({ path }) => path))];
  return {
    description: { text: title },
    artifactChanges: paths.map((path) => ({
      artifactLocation: { uri: uriOf(path) },
      replacements: edits
        .filter((edit) => edit.path === path)
        .map((edit) => ({ deletedRegion: regionOf(edit, sources), insertedContent: { text: edit.text } })),
    })),
    properties: { safe },
  };
}

function location(place: Parameters<Sources['rangeOf']>[0], sources: Sources) {
  return { artifactLocation: { uri: uriOf(place.path) }, region: regionOf(place, sources) };
}

function regionOf(place: Parameters<Sources['rangeOf']>[0], sources: Sources): Region {
  const { start, end } = sources.rangeOf(place);
  return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

/** A path as a relative URI. */
function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
