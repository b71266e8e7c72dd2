import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node';
import { RULES } from '../../lint/index.ts';
import { readConfiguration } from '../../node/configuration-reader.ts';
import { findRuleFaults } from '../../node/rule-faults.ts';
import type { Session } from '../session.ts';
import { isConfiguration, isMarkdown, isTooLarge, MAXIMUM_MEGABYTES } from '../workspace/membership.ts';
import { normalUri, type OpenDocument } from '../workspace/open-document.ts';
import { createDiagnosticWriter } from './write-diagnostic.ts';

export interface FoundDiagnostics {
  /** equal where nothing changed, and nothing has to be sent again; null where that is not known */
  readonly resultId: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The diagnostics of one version of a document; none for what is neither a spec nor a configuration. */
export async function findDiagnostics(session: Session, document: OpenDocument): Promise<FoundDiagnostics> {
  if (isConfiguration(document)) return { resultId: null, diagnostics: configurationDiagnostics(document) };
  if (isTooLarge(document)) return { resultId: null, diagnostics: isMarkdown(document) ? [tooLarge(document)] : [] };
  const analysis = await session.workspace.analysisOf(document);
  if (analysis === null) return { resultId: null, diagnostics: [] };
  const path = analysis.files.find((file) => normalUri(file.uri) === normalUri(document.uri))?.path;
  const write = createDiagnosticWriter(session.client, analysis);
  const findings = analysis.promptFindings();
  return {
    resultId: `${analysis.id}${analysis.isSettled() ? '' : ' at once'}`,
    diagnostics: findings.filter((finding) => finding.path === path).map(write),
  };
}

function configurationDiagnostics(document: OpenDocument): readonly Diagnostic[] {
  const configuration = readConfiguration(document.text);
  return [...configuration.problems, ...findRuleFaults(configuration, RULES)].map(({ severity, message, span }) => ({
    source: 'deliberate',
    code: 'configuration',
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    message,
    range: document.lines().rangeOf(span),
  }));
}

function tooLarge({ text }: OpenDocument): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    source: 'deliberate',
    code: 'too-large',
    severity: DiagnosticSeverity.Information,
    message: `This file has ${Math.ceil(text.length / 1e6)} MB, and a spec has ${MAXIMUM_MEGABYTES} MB at most: split it into several files.`,
    range: { start, end: start },
  };
}
