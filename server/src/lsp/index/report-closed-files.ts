import type { WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver/node';
import { createDiagnosticWriter } from '../diagnostics/write-diagnostic.ts';
import type { Session } from '../session.ts';
import { normalUri } from '../workspace/open-document.ts';
import type { ClosedFile } from './closed-findings.ts';
import { packDiagnostics, unpackDiagnostics } from './packed-diagnostics.ts';

/** By normal URI: what a client has of a file. */
type Known = ReadonlyMap<string, { readonly uri: string; readonly value: string }>;

/** What a client is to know of the files that are not open, beside what it has of them already. */
export async function reportClosedFiles(session: Session, known: Known): Promise<WorkspaceDocumentDiagnosticReport[]> {
  const { index, workspace } = session;
  const isOpen = (uri: string) => workspace.documents.get(uri) !== null;
  const reports: WorkspaceDocumentDiagnosticReport[] = [];
  const edited = await filesOfOpenSpecs(session);
  const mentioned = new Set<string>();
  for (const found of index.findings.found.values()) {
    const { uri, diagnostics } = edited.get(found.uri) ?? found;
    const { resultId, count } = diagnostics;
    mentioned.add(uri);
    if (isOpen(uri)) continue;
    const before = known.get(uri);
    const isForgotten = index.findings.takeForgotten(uri);
    if (before?.value === resultId && !isForgotten) reports.push({ kind: 'unchanged', uri: before.uri, resultId, version: null });
    else if (before || count > 0 || isForgotten)
      reports.push({ kind: 'full', uri: before?.uri ?? uri, resultId, version: null, items: unpackDiagnostics(diagnostics) });
  }
  for (const [key, { uri, value }] of known) {
    if (mentioned.has(key) && !isOpen(key)) continue;
    // It is gone, or no spec any more; while files are still read and checked, nobody knows yet.
    const isOver = !isOpen(key) && index.findings.isComplete && value !== NOTHING;
    if (isOver) reports.push({ kind: 'full', uri, resultId: NOTHING, version: null, items: [] });
    else reports.push({ kind: 'unchanged', uri, resultId: value, version: null });
  }
  return reports;
}

const NOTHING = packDiagnostics([]).resultId;

/** The closed files of specs with an open one: what is typed there counts in them. By normal URI. */
async function filesOfOpenSpecs({ workspace, client }: Session): Promise<ReadonlyMap<string, ClosedFile>> {
  const edited = new Map<string, ClosedFile>();
  for (const document of workspace.documents.all()) {
    const { uris } = await workspace.membershipOf(document);
    if (uris.length < 2 || uris.every((uri) => workspace.documents.get(uri) || edited.has(uri))) continue;
    const analysis = await workspace.analysisOf(document);
    if (analysis === null) continue;
    const write = createDiagnosticWriter(client, analysis);
    for (const { path, uri } of analysis.files) {
      const key = normalUri(uri);
      if (workspace.documents.get(key)) continue;
      const own = analysis.findings().filter((finding) => finding.path === path);
      edited.set(key, { uri: key, diagnostics: packDiagnostics(own.map(write)) });
    }
  }
  return edited;
}
