import { type ClientCapabilities, type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node';
import type { Finding, Severity } from '../../lint/finding.ts';
import { pageUriOf } from '../../node/rule-pages.ts';
import type { Analysis } from '../workspace/analysis.ts';

/** Writes findings as the client can take them. */
export function createDiagnosticWriter(client: ClientCapabilities, analysis: Analysis): (finding: Finding) => Diagnostic {
  const takes = client.textDocument?.diagnostic ?? client.textDocument?.publishDiagnostics;
  const takesUnused = takes?.tagSupport?.valueSet.includes(DiagnosticTag.Unnecessary) ?? false;

  return (finding) => {
    const href = takes?.codeDescriptionSupport ? pageUriOf(finding.rule) : null;
    const related = takes?.relatedInformation ? relatedOf(finding) : [];
    return {
      source: 'deliberate',
      code: finding.rule,
      ...(href === null ? {} : { codeDescription: { href } }),
      severity: SEVERITIES[finding.severity],
      message: finding.message,
      range: analysis.linesOf(finding.path).rangeOf(finding.span),
      ...(takesUnused && finding.tags?.includes('unused') ? { tags: [DiagnosticTag.Unnecessary] } : {}),
      ...(related.length > 0 ? { relatedInformation: related } : {}),
    };
  };

  function relatedOf({ related }: Finding) {
    return (related ?? []).flatMap(({ path, span, message }) => {
      const uri = analysis.fileAt(path)?.uri;
      return uri ? [{ location: { uri, range: analysis.linesOf(path).rangeOf(span) }, message }] : [];
    });
  }
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
