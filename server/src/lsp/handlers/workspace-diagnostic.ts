import {
  ProgressType,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { defineRequest } from '../handler.ts';
import { reportClosedFiles } from '../index/report-closed-files.ts';
import { normalUri } from '../workspace/open-document.ts';

/** Findings come one spec after another: those of so long are told of together. */
const GATHER_MS = 250;
/** Other files of a spec that is being edited are looked at again so often. */
const OPEN_SPECS_MS = 1000;

/**
 * The diagnostics of the files that are not open. A client asks again as soon as it is answered, so the request is held until
 * there is something to say.
 */
export const workspaceDiagnostic = defineRequest<WorkspaceDiagnosticParams, WorkspaceDiagnosticReport>({
  method: 'workspace/diagnostic',
  capability: (client) =>
    client.textDocument?.diagnostic
      ? { diagnosticProvider: { identifier: 'deliberate', interFileDependencies: true, workspaceDiagnostics: true } }
      : {},
  answer: async (session, params, token) => {
    const { findings } = session.index;
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    session.ended.signal.addEventListener('abort', () => stop.abort(), { signal: stop.signal });
    const known = new Map((params?.previousResultIds ?? []).map(({ uri, value }) => [normalUri(uri), { uri, value }]));
    const partial = params?.partialResultToken;
    let hasSent = false;
    findings.want();
    try {
      while (!stop.signal.aborted && session.phase === 'running') {
        const seen = findings.revision;
        const reports = await reportClosedFiles(session, known);
        const news = reports.filter(({ kind }) => kind === 'full');
        if (news.length > 0 && partial === undefined) return { items: reports };
        if (news.length > 0 && partial !== undefined) {
          await session.connection.sendProgress(PARTIAL, partial, { items: news });
          for (const { uri, resultId } of news) known.set(normalUri(uri), { uri, value: resultId ?? '' });
          hasSent = true;
        }
        // The client learns of new result ids when it asks again.
        if (hasSent && findings.isComplete) break;
        const isEdited = session.workspace.documents.all().length > 0;
        await findings.changed(seen, stop.signal, isEdited ? OPEN_SPECS_MS : null);
        if (!stop.signal.aborted) await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
      }
    } finally {
      stop.abort();
    }
    return { items: [] };
  },
});

const PARTIAL = new ProgressType<{ items: WorkspaceDocumentDiagnosticReport[] }>();
