import { printableJson } from '../terminal/display-width.ts';
import { isFixable, type LintReport } from './lint-report.ts';

/** The findings as JSON; positions are zero-based and count UTF-16 units, as in LSP. */
export function reportAsJson({ findings, sources, summary }: LintReport): string {
  const plain = findings.map((finding) => ({
    rule: finding.rule,
    family: finding.family,
    severity: finding.severity,
    message: finding.message,
    path: finding.path,
    range: sources.rangeOf(finding),
    ...(finding.clause === undefined ? {} : { clause: finding.clause }),
    fixable: isFixable(finding),
  }));
  return `${printableJson({ findings: plain, summary })}\n`;
}
