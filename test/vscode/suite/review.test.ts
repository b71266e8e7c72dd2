import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import * as vscode from 'vscode';
import type { CompletionRequest } from '../../models/reply.ts';
import { writeReply } from '../../models/write-reply.ts';
import { answer, assignment, COLLISION, SPEC, VOIDED } from '../../review/proposals.ts';
import { openText, rangeOf, retype, until } from './helpers.ts';

suite('a review by a model', () => {
  let server: Server;
  let requests: (CompletionRequest | null)[] = [];

  suiteSetup(async () => {
    server = createServer(async (incoming, response) => {
      const body = JSON.parse(await text(incoming)) as CompletionRequest;
      requests.push(body);
      await writeReply(answer(VOIDED, COLLISION), body, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    await set('openai.baseUrl', `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
    await set('model', 'openai:test-model');
  });

  setup(() => {
    requests = [];
  });

  suiteTeardown(async () => {
    await set('openai.baseUrl', undefined);
    await set('model', undefined);
    await vscode.commands.executeCommand('deliberate.clearReview');
    server.closeAllConnections();
    server.close();
  });

  test('shows its findings apart, of the section at the cursor alone', async () => {
    const { document } = await reviewedSection('must not name');
    const [found, ...others] = reviewOf(document);
    assert.deepEqual(others, []);
    assert.equal(typeof found?.code === 'object' && found.code.value, 'review-collision');
    assert.equal(found?.source, 'deliberate review');
    assert.ok(found);
    assert.equal(document.getText(found.range), COLLISION.clauses[0]?.quote);
    assert.match(found.message, /Prompt that shows it: “I am nine\./);
    assert.equal(found.relatedInformation?.length, 1);
    assert.equal(requests.length, 3);
  });

  test('moves a finding with its clause, and takes it away when the clause changes', async () => {
    const editor = await reviewedSection('without its key', 'once');
    await retype(editor, '## Rules', 'Some words before.\n\n## Rules');
    const [moved] = reviewOf(editor.document);
    assert.ok(moved);
    assert.equal(editor.document.getText(moved.range), VOIDED.clauses[0]?.quote);
    // The other clause of the same finding.
    await retype(editor, 'says that they are curious', 'shows that they are curious');
    assert.deepEqual(reviewOf(editor.document), []);
  });

  test('is answered from the cache where nothing changed, and asks about one clause where one did', async () => {
    const editor = await reviewedSection('without its key', 'again');
    requests = [];
    await vscode.commands.executeCommand('deliberate.clearReview');
    await vscode.commands.executeCommand('deliberate.reviewSection');
    assert.equal(reviewOf(editor.document).length, 1);
    assert.equal(requests.length, 0);
    await retype(editor, 'only to a locksmith', 'only to a trained locksmith');
    await vscode.commands.executeCommand('deliberate.reviewSection');
    assert.equal(requests.length, 3);
    assert.match(assignment(requests[0] ?? null), /Review only these: \[locksmiths\]\./);
  });

  test('has quick fixes: dismiss with a reason, preview its prompt, review again', async () => {
    const editor = await reviewedSection('must not name', 'dismissed');
    const [found] = reviewOf(editor.document);
    assert.ok(found);
    const actions = await until(
      'Quick fixes',
      () =>
        vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', editor.document.uri, found.range),
      (all) => all.some(({ title }) => title.startsWith('Dismiss')),
    );
    const titled = (start: string) => actions.find(({ title }) => title.startsWith(start))?.command;
    assert.equal(titled('Preview the prompt')?.arguments?.[0].prompt, COLLISION.prompt);
    assert.ok(titled('Review this section again'));
    const dismiss = titled('Dismiss review-collision');
    assert.ok(dismiss);
    await vscode.commands.executeCommand(dismiss.command, ...(dismiss.arguments ?? []), 'children ask like this');
    assert.deepEqual(reviewOf(editor.document), []);
    const comment = '<!-- deliberate-disable-next-line review-collision -- children ask like this -->';
    const line = rangeOf(editor.document, comment).start.line;
    assert.match(editor.document.lineAt(line + 1).text, /every question of a child/);
    // It is a comment of the spec from now on, so it holds for whoever reviews it next.
    requests = [];
    await vscode.commands.executeCommand('deliberate.reviewSection');
    assert.deepEqual(reviewOf(editor.document), []);
    assert.equal(requests.length, 0);
  });

  /** @param word makes the spec another one, so that no answer to an earlier one is known */
  async function reviewedSection(at: string, word = 'first'): Promise<vscode.TextEditor> {
    await vscode.commands.executeCommand('deliberate.clearReview');
    const editor = await openText(
      SPEC.replace('## Rules', `A spec that is read ${word}.\n\n## Rules`).replace('# Locks', `# Locks, ${word}`),
    );
    const { start } = rangeOf(editor.document, at);
    editor.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand('deliberate.reviewSection');
    assert.ok(reviewOf(editor.document).length > 0, 'the review found nothing');
    return editor;
  }
});

function reviewOf(document: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'deliberate review');
}

function set(name: string, value: string | undefined): Thenable<void> {
  return vscode.workspace.getConfiguration('deliberate').update(name, value, vscode.ConfigurationTarget.Global);
}
