import * as vscode from 'vscode';
import type { CitationPlace, Deliberation } from '../../../server/src/protocol.ts';
import { type CitedClause, citedClauses, useMarkdown } from './cited-clauses.ts';
import { editorRange } from './reveal.ts';

/** One collapsed, read-only comment thread at every clause that the latest deliberation cited. */
export class CitationThreads implements vscode.Disposable {
  readonly #controller = vscode.comments.createCommentController('deliberate', 'Deliberate');
  #threads: vscode.CommentThread[] = [];

  show(deliberation: Deliberation, places: readonly (CitationPlace | null)[]): void {
    this.clear();
    this.#threads = citedClauses(deliberation, places).map((clause) => this.#createThread(clause, deliberation));
    setShown(this.#threads.length > 0);
  }

  clear(): void {
    for (const thread of this.#threads) thread.dispose();
    this.#threads = [];
    setShown(false);
  }

  dispose(): void {
    this.clear();
    this.#controller.dispose();
  }

  #createThread({ place, uses }: CitedClause, { model, rehearsal }: Deliberation): vscode.CommentThread {
    const author = { name: rehearsal ? 'Rehearsal (no model was asked)' : model };
    const bodies = uses.slice(0, MOST_COMMENTS).map(useMarkdown);
    if (uses.length > bodies.length)
      bodies.push(`${uses.length - bodies.length} more steps cite this clause; the panel shows them all.`);
    const comments = bodies.map((body) => ({ author, body: new vscode.MarkdownString(body), mode: vscode.CommentMode.Preview }));
    const thread = this.#controller.createCommentThread(vscode.Uri.parse(place.uri), editorRange(place.clause), comments);
    thread.label = place.title;
    thread.canReply = false;
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
    return thread;
  }
}

/** A model that repeats itself cites one clause thousands of times. */
const MOST_COMMENTS = 20;

function setShown(shown: boolean): void {
  void vscode.commands.executeCommand('setContext', 'deliberate.threadsShown', shown);
}
