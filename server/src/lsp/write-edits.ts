import type { WorkspaceEdit } from 'vscode-languageserver/node';
import type { Edit } from '../lint/finding.ts';
import { groupBy } from '../spec/group-by.ts';
import type { Session } from './session.ts';
import type { SpecAt } from './spec-at.ts';

/** Edits to the files of a spec, with the versions that they are meant for where the client can refuse them for it. */
export function writeEdits({ client, workspace }: Session, { analysis }: SpecAt, edits: readonly Edit[]): WorkspaceEdit {
  const files = [...groupBy(edits, ({ path }) => path)].flatMap(([path, own]) => {
    const uri = analysis.fileAt(path)?.uri;
    const lines = analysis.linesOf(path);
    return uri ? [{ uri, edits: own.map(({ span, text }) => ({ range: lines.rangeOf(span), newText: text })) }] : [];
  });
  if (!client.workspace?.workspaceEdit?.documentChanges)
    return { changes: Object.fromEntries(files.map(({ uri, edits: own }) => [uri, own])) };
  return {
    documentChanges: files.map(({ uri, edits: own }) => ({
      textDocument: { uri, version: workspace.documents.get(uri)?.version ?? null },
      edits: own,
    })),
  };
}
