import * as vscode from 'vscode';
import { type ListedRevision, REVISIONS, type RevisionsParams, type RevisionsResult } from '../../../server/src/protocol.ts';
import type { Server } from '../language-server/server.ts';
import { type RevisionItem, revisionItems } from './revision-items.ts';

/**
 * Lets a person pick the revision to compare with, or type any other.
 *
 * @returns null where they changed their mind, or there is none to pick from (they are told so)
 */
export async function askRevision(server: Server, uri: string): Promise<string | null> {
  const client = await server.running();
  if (client === null) return null;
  const asked: RevisionsParams = { uri };
  const result = await client.sendRequest<RevisionsResult>(REVISIONS, asked);
  if (result.kind === 'found') return pick(result.revisions);
  void vscode.window.showErrorMessage(result.message);
  return null;
}

function pick(revisions: readonly ListedRevision[]): Promise<string | null> {
  const quickPick = vscode.window.createQuickPick<RevisionItem>();
  quickPick.title = 'What changed since';
  quickPick.placeholder = 'Pick a commit, a branch or a tag, or type any revision, such as HEAD~3';
  quickPick.matchOnDescription = true;
  const fill = () => {
    quickPick.items = revisionItems(revisions, quickPick.value);
  };
  fill();
  quickPick.onDidChangeValue(fill);
  return new Promise((resolve) => {
    quickPick.onDidAccept(() => {
      resolve(quickPick.selectedItems[0]?.revision ?? null);
      quickPick.hide();
    });
    quickPick.onDidHide(() => {
      resolve(null);
      quickPick.dispose();
    });
    quickPick.show();
  });
}
