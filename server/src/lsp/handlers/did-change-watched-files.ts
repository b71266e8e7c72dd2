import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { type DidChangeWatchedFilesParams, FileChangeType } from 'vscode-languageserver/node';
import { BASELINE_NAME } from '../../node/baseline.ts';
import { defineNotification } from '../handler.ts';
import type { Session } from '../session.ts';
import { isConfiguration } from '../workspace/membership.ts';
import { filePathOf, normalUri } from '../workspace/open-document.ts';

/** Files appeared, went or changed. An open Markdown file that was saved is known already, by its own changes. */
export const didChangeWatchedFiles = defineNotification<DidChangeWatchedFilesParams>({
  method: 'workspace/didChangeWatchedFiles',
  take: async (session, { changes }) => {
    if (!Array.isArray(changes)) return;
    if (changes.some(({ uri }) => isConfiguration({ uri }) || uri.endsWith(`/${BASELINE_NAME}`))) {
      session.refresh();
      return;
    }
    const moved: string[] = [];
    const changed: string[] = [];
    for (const { uri, type } of changes) {
      const file = filePathOf(uri);
      if (file === null) continue;
      if (type === FileChangeType.Changed) changed.push(file);
      else if (await matters(session, file, type)) moved.push(file);
    }
    for (const file of changed) {
      session.workspace.forgetText(file);
      session.index.fileChanged(file);
    }
    if (moved.length > 0) {
      session.index.filesMoved(moved);
      session.refreshDocuments();
    } else if (changed.length > 0 && (await concernsOpenSpec(session, changes))) session.refreshDocuments();
  },
});

/** Of all that comes and goes, Markdown and the folders that may hold it. */
async function matters(session: Session, file: string, type: FileChangeType): Promise<boolean> {
  if (/[\\/](?:\.git|node_modules)(?:[\\/]|$)/.test(file)) return false;
  const extension = extname(file);
  if (/^\.(?:md|markdown)$/i.test(extension)) return true;
  if (type === FileChangeType.Deleted) return session.index.holdsSpecs(file);
  return extension === '' && (await isFolder(file));
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Whether a file that is not open belongs to the spec of one that is. */
async function concernsOpenSpec({ workspace }: Session, changes: DidChangeWatchedFilesParams['changes']): Promise<boolean> {
  const closed = new Set(changes.flatMap(({ uri }) => (workspace.documents.get(uri) ? [] : [normalUri(uri)])));
  if (closed.size === 0) return false;
  for (const document of workspace.documents.all()) {
    const { uris } = await workspace.membershipOf(document);
    if (uris.some((uri) => closed.has(uri))) return true;
  }
  return false;
}
