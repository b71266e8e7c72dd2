import * as vscode from 'vscode';
import { DIFF, type DiffParams, type DiffResult } from '../../../server/src/protocol.ts';
import type { Server } from '../language-server/server.ts';
import { askRevision } from './ask-revision.ts';
import { type ChangeNode, ChangeTree } from './change-tree.ts';
import { OldDocuments } from './old-documents.ts';
import { openComparison } from './open-comparison.ts';

type SpecDiffShown = Extract<DiffResult, { kind: 'done' }>;

/** What changed in one spec since one revision, as the view "Policy Changes" shows it. There is one at a time. */
export class SpecChanges implements vscode.Disposable {
  readonly #server: Server;
  readonly #tree = new ChangeTree();
  readonly #view: vscode.TreeView<ChangeNode>;
  readonly #documents: OldDocuments;
  readonly #subscriptions: readonly vscode.Disposable[];
  #asked: DiffParams | null = null;
  #shown: SpecDiffShown | null = null;
  #latest = 0;

  constructor(server: Server) {
    this.#server = server;
    this.#view = vscode.window.createTreeView(VIEW, { treeDataProvider: this.#tree, showCollapseAll: true });
    this.#documents = new OldDocuments(server);
    this.#subscriptions = [
      this.#view,
      this.#tree,
      this.#documents,
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (this.#shown?.files.some(({ uri }) => sameUri(uri, document.uri))) void this.refresh();
      }),
    ];
  }

  /**
   * Shows what changed in the active spec, since a revision that the person picks.
   *
   * @param given where a keybinding or another extension names the revision, nobody is asked
   * @returns what is shown then; null where it could not be done, and the person was told why
   */
  async ask(given?: unknown): Promise<SpecDiffShown | null> {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== 'markdown') {
      void vscode.window.showInformationMessage('Open the spec that is to be compared with an older version, then try again.');
      return null;
    }
    const uri = document.uri.toString();
    const revision = typeof given === 'string' ? given : await askRevision(this.#server, uri);
    return revision === null ? null : this.#show({ uri, revision });
  }

  async #show(asked: DiffParams): Promise<SpecDiffShown | null> {
    const result = await this.#request(asked);
    if (result === null) return null;
    this.#asked = asked;
    this.#fill(result, asked.revision);
    await setShown(true);
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    return result;
  }

  async refresh(): Promise<void> {
    const asked = this.#asked;
    if (asked === null) return;
    const result = await this.#request(asked);
    if (result === null || this.#asked !== asked) return;
    this.#documents.refresh();
    this.#fill(result, asked.revision);
  }

  async copy(): Promise<void> {
    if (this.#shown === null) return;
    await vscode.env.clipboard.writeText(this.#shown.markdown);
    vscode.window.setStatusBarMessage('$(check) What changed was copied as Markdown.', 4000);
  }

  async compare(node: unknown): Promise<void> {
    if (this.#shown === null || this.#asked === null || !this.#tree.isChange(node)) return;
    await openComparison(node.change, this.#asked.revision, this.#shown.files);
  }

  async clear(): Promise<void> {
    this.#latest += 1;
    this.#asked = null;
    this.#shown = null;
    this.#tree.fill([]);
    await setShown(false);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** The newest request wins: an older one that ends later is dropped. */
  async #request(asked: DiffParams): Promise<SpecDiffShown | null> {
    this.#latest += 1;
    const number = this.#latest;
    const client = await this.#server.running();
    if (client === null) return null;
    const location = this.#shown === null ? vscode.ProgressLocation.Window : { viewId: VIEW };
    const result = await vscode.window.withProgress({ location, title: 'Comparing with the older version' }, () =>
      client.sendRequest<DiffResult>(DIFF, asked),
    );
    if (number !== this.#latest) return null;
    if (result.kind === 'done') return result;
    void vscode.window.showErrorMessage(result.message);
    return null;
  }

  #fill(result: SpecDiffShown, revision: string): void {
    this.#shown = result;
    this.#tree.fill(result.groups);
    this.#view.description = `${result.title} since ${revision}`;
    this.#view.message = result.groups.length === 0 ? sentence(result.summary) : '';
  }
}

const VIEW = 'deliberate.changes';

function setShown(shown: boolean): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', 'deliberate.changesShown', shown);
}

function sameUri(uri: string, other: vscode.Uri): boolean {
  return vscode.Uri.parse(uri).toString() === other.toString();
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}
