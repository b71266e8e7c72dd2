import type * as vscode from 'vscode';
import type { Middleware, vsdiag } from 'vscode-languageclient/node';
import { rulePage } from './rule-pages.ts';

/**
 * Lets the name of a rule, in the hover of a finding, in the Problems view and in a comment to the linter, open the page of the rule as a person reads it:
 * the server names the page as a file, which VS Code would open as source.
 */
export const ruleLinks: Middleware = {
  handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(linked)),
  provideDiagnostics: async (document, previousResultId, token, next) =>
    linkedReport(await next(document, previousResultId, token)),
  provideDocumentLinks: async (document, token, next) => {
    const links = await next(document, token);
    for (const link of links ?? []) {
      const rule = /\/dist\/rules\/([a-z-]+)\.md$/.exec(link.target?.path ?? '')?.[1];
      if (rule) link.target = rulePage(rule);
    }
    return links;
  },
};

function linkedReport(
  report: vsdiag.DocumentDiagnosticReport | null | undefined,
): vsdiag.DocumentDiagnosticReport | null | undefined {
  if (report && 'items' in report) for (const diagnostic of report.items) linked(diagnostic);
  return report;
}

function linked(diagnostic: vscode.Diagnostic): vscode.Diagnostic {
  const { code } = diagnostic;
  if (typeof code === 'object' && code.target.scheme === 'file')
    diagnostic.code = { value: code.value, target: rulePage(String(code.value)) };
  return diagnostic;
}
