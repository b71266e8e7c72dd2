import XmlBuilder from 'fast-xml-builder';
import type { Finding } from '../../lint/finding.ts';
import { groupBy } from '../../spec/group-by.ts';
import { printable } from '../terminal/display-width.ts';
import type { LintReport } from './lint-report.ts';

/**
 * Findings as JUnit's XML, which most CI servers show: a suite for each file, a failed test for each error and warning, a
 * passed one for what is only worth a look, and one passed test where a file is clean.
 */
export function reportAsJunit({ findings, sources, specs }: LintReport): string {
  const byFile = groupBy(findings, ({ path }) => path);
  const paths = new Set([...specs.flat(), ...byFile.keys()]);
  const suites = [...paths].map((path) => suite(path, byFile.get(path) ?? [], sources));
  const builder = new XmlBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true, suppressEmptyNode: true });
  const failures = findings.filter(isFailure).length;
  const tests = suites.reduce((sum, each) => sum + each.testcase.length, 0);
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: { '@name': 'deliberate lint', '@tests': tests, '@failures': failures, testsuite: suites },
  });
}

function suite(path: string, findings: readonly Finding[], sources: LintReport['sources']) {
  const classname = plain(path);
  const cases = findings.map((finding) => testCase(finding, sources));
  return {
    '@name': classname,
    '@tests': Math.max(1, cases.length),
    '@failures': findings.filter(isFailure).length,
    testcase: cases.length > 0 ? cases : [{ '@name': 'no findings', '@classname': classname }],
  };
}

function testCase(finding: Finding, sources: LintReport['sources']) {
  const { line, character } = sources.rangeOf(finding).start;
  const place = `${line + 1}:${character + 1}`;
  const message = plain(finding.message);
  const text = `${plain(finding.path)}:${place} ${message}`;
  return {
    '@name': `${finding.rule} ${place}`,
    '@classname': plain(finding.path),
    '@file': plain(finding.path),
    '@line': line + 1,
    ...(isFailure(finding)
      ? { failure: { '@type': finding.severity, '@message': message, '#text': text } }
      : { 'system-out': text }),
  };
}

function isFailure({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

/** XML has no sign for control characters, nor for half of a pair. */
function plain(text: string): string {
  return printable(text).replace(/[\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
}
