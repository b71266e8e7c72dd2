import * as vscode from 'vscode';
import type { Position, ReviewedFinding, ReviewResult } from '../../../server/src/protocol.ts';
import { endpointHost } from '../language-server/environment.ts';
import type { Server } from '../language-server/server.ts';
import { baseUrlSetting, modelSetting } from '../models/settings.ts';
import { changesOf, ReviewFindings } from './findings.ts';
import { askModel, mayReview } from './permission.ts';
import { estimateReview, type ReviewRequest, runReview } from './run-review.ts';
import type { Change } from './tracked-finding.ts';

/** Reviews by a model, one at a time, and what they found. */
export class Reviews implements vscode.Disposable {
  readonly findings = new ReviewFindings();
  readonly #server: Server;
  #running = false;

  constructor(server: Server) {
    this.#server = server;
  }

  /** Reviews the section at a place: the cursor's by default. */
  async reviewSection(place?: { readonly uri: string; readonly position: Position }): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const at = place ?? (editor && { uri: editor.document.uri.toString(), position: plainPosition(editor.selection.active) });
    if (at === undefined) return say('Open a spec and put the cursor into the section, then review it.');
    await this.#once(async () => {
      const model = await this.#permitted();
      if (model !== null) await this.#review({ ...at, model });
    });
  }

  /** Reviews the spec of the document in front, after saying what that costs. */
  async reviewSpec(): Promise<void> {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    if (uri === undefined) return say('Open a spec, then review it.');
    await this.#once(async () => {
      const model = await this.#permitted();
      if (model !== null && (await this.#confirmed({ uri, model }))) await this.#review({ uri, model });
    });
  }

  dispose(): void {
    this.findings.dispose();
  }

  async #once(work: () => Promise<void>): Promise<void> {
    if (this.#running) return say('A review is running: wait for it, or cancel it in its notification.');
    this.#running = true;
    try {
      await work();
    } finally {
      this.#running = false;
    }
  }

  /** @returns the model to ask; null where none may be asked, after the person was told */
  async #permitted(): Promise<string | null> {
    if (!(await mayReview())) return null;
    return modelSetting() === 'rehearsal' ? askModel() : modelSetting();
  }

  async #confirmed(request: ReviewRequest): Promise<boolean> {
    const client = await this.#server.running();
    if (client === null) return fail(NOT_RUNNING);
    const estimate = await estimateReview(client, request);
    if (estimate.kind === 'failed') return fail(estimate.message);
    if (estimate.requests === 0) return true;
    const host = endpointHost({ baseUrlSetting: baseUrlSetting(), editorEnvironment: process.env });
    const review = 'Review';
    const chosen = await vscode.window.showInformationMessage(
      `Review “${estimate.title}” with ${request.model}?`,
      { modal: true, detail: `${estimate.cost} The spec is sent to ${host ?? 'an address that is none'}.` },
      review,
    );
    return chosen === review;
  }

  async #review(request: ReviewRequest): Promise<void> {
    const client = await this.#server.running();
    if (client === null) {
      fail(NOT_RUNNING);
      return;
    }
    const changes: Change[] = [];
    const edits = vscode.workspace.onDidChangeTextDocument((change) => changes.push(...changesOf(change)));
    try {
      const result = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title: `Review with ${request.model}`, cancellable: true },
        (progress, cancellation) =>
          runReview(
            client,
            request,
            ({ done, total, findings }) =>
              progress.report({ increment: 100 / total, message: `${done} of ${total} requests, ${findings} found` }),
            cancellation,
          ),
      );
      this.#show(result, changes);
    } finally {
      edits.dispose();
    }
  }

  #show(result: ReviewResult, changes: readonly Change[]): void {
    if (result.kind === 'failed') fail(result.message);
    if (result.kind !== 'done') return;
    const { findings, scope, notShown, cost, shortfall, title } = result;
    this.findings.replace(scope, findings, changes);
    const found =
      findings.length === 0 ? 'Nothing found' : `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`;
    const words = [`${found} in “${title}”.`, notShown, shortfall ?? '', cost].filter(Boolean).join(' ');
    if (shortfall === null) say(words);
    else void vscode.window.showWarningMessage(words);
  }
}

const NOT_RUNNING = "Deliberate's language server is not running. Reload the window, then try again.";

/** What a quick fix hands over: commands can be called by anything. */
export function sectionArgument(value: unknown): { readonly uri: string; readonly position: Position } | undefined {
  const { uri, position } = (value ?? {}) as { readonly uri?: unknown; readonly position?: Partial<Position> };
  if (typeof uri !== 'string' || typeof position?.line !== 'number' || typeof position.character !== 'number') return undefined;
  return { uri, position: { line: position.line, character: position.character } };
}

export function plainPosition({ line, character }: vscode.Position): Position {
  return { line, character };
}

/** Where the first clause of a finding begins now. */
export function clausePosition({ places: [first] }: ReviewedFinding, document: vscode.TextDocument): vscode.Position | null {
  if (first?.uri !== document.uri.toString()) return null;
  return document.positionAt(first.clause.start);
}

function say(message: string): void {
  void vscode.window.showInformationMessage(message);
}

function fail(message: string): false {
  void vscode.window.showErrorMessage(message);
  return false;
}
