import type { Diagnostic, Range } from 'vscode-languageserver/node';
import type { SpecAction } from '../../language/index.ts';
import type { Finding } from '../../lint/finding.ts';
import type { SpecAt } from '../spec-at.ts';

export interface Known {
  readonly concerns: (action: SpecAction) => boolean;
  readonly diagnosticsOf: (action: SpecAction) => readonly Diagnostic[];
}

/** The diagnostics that a client shows at a place, and the findings they are; where none is ours, the place alone decides. */
export function matchDiagnostics({ analysis, path }: SpecAt, findings: readonly Finding[], shown: readonly Diagnostic[]): Known {
  const lines = analysis.linesOf(path);
  const key = (code: unknown, { start, end }: Range) => `${code} ${start.line}:${start.character}-${end.line}:${end.character}`;
  const ours = new Map(
    shown.flatMap((each) => (each.source === 'deliberate' && each.range ? [[key(each.code, each.range), each] as const] : [])),
  );
  const diagnosticOf = new Map(
    findings.flatMap((finding) => {
      const diagnostic = ours.size > 0 && finding.path === path && ours.get(key(finding.rule, lines.rangeOf(finding.span)));
      return diagnostic ? [[finding, diagnostic] as const] : [];
    }),
  );
  return {
    concerns: (action) => ours.size === 0 || action.findings.some((finding) => diagnosticOf.has(finding)),
    diagnosticsOf: (action) => action.findings.flatMap((finding) => diagnosticOf.get(finding) ?? []),
  };
}
