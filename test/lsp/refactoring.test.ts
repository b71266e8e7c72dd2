import { expect, test } from 'vitest';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionTriggerKind,
  ErrorCodes,
  LSPErrorCodes,
  type Position,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from './client.ts';
import { connect, createWorkspace, positionOf, SPEC } from './workspace.ts';

const uri = 'file:///spec.md';
const codeActionLiteralSupport = { codeActionKind: { valueSet: ['quickfix', 'refactor'] } };
const PLAIN: ClientCapabilities = {
  textDocument: { codeAction: { codeActionLiteralSupport } },
  workspace: { workspaceEdit: { documentChanges: true } },
};
const LAZY: ClientCapabilities = {
  ...PLAIN,
  textDocument: { codeAction: { codeActionLiteralSupport, dataSupport: true, resolveSupport: { properties: ['edit'] } } },
};

function ask(client: Client, text: string, words: string, only: readonly string[], at = uri): Promise<CodeAction[]> {
  const start = positionOf(text, words);
  const params = { textDocument: { uri: at }, range: { start, end: start }, context: { diagnostics: [], only } };
  return client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', params);
}

const resolve = (client: Client, action: CodeAction | undefined) =>
  client.connection.sendRequest<CodeAction>('codeAction/resolve', action);

function applied(text: string, action: CodeAction | undefined, at = uri): string {
  const changes = (action?.edit?.documentChanges ?? []) as readonly TextDocumentEdit[];
  const edits = changes
    .filter(({ textDocument }) => textDocument.uri === at)
    .flatMap(({ edits: own }) => own.map((edit) => ({ range: edit.range, newText: 'newText' in edit ? edit.newText : '' })));
  return TextDocument.applyEdits(TextDocument.create(at, 'markdown', 1, text), edits);
}

test('a refactoring comes where it is asked for, with its kind and its edit', async () => {
  const client = await connect({ capabilities: PLAIN });
  expect(client.initialized?.capabilities.codeActionProvider).toMatchObject({
    codeActionKinds: ['quickfix', 'refactor.rewrite', 'refactor.move', 'source.fixAll.deliberate'],
    resolveProvider: false,
  });
  await client.open(uri, SPEC);
  const [give, ...others] = await ask(client, SPEC, 'smuggle', ['refactor']);
  expect(others).toEqual([]);
  expect(give).toMatchObject({ kind: 'refactor.rewrite', title: expect.stringMatching(/^Give this clause the id `not-help-/) });
  expect(applied(SPEC, give)).toContain('as [the first rule](#no-bombs) says. {#not-help-');
  for (const only of ['refactor.extract', 'refactor.move', 'source', 'refactor.rewrite.other'])
    expect(await ask(client, SPEC, 'smuggle', [only]), only).toEqual([]);
  expect(await ask(client, SPEC, 'smuggle', ['refactor.rewrite'])).toHaveLength(1);
});

test('an editor that asks by itself as the cursor moves is shown none, unless words are selected', async () => {
  const client = await connect({ capabilities: PLAIN });
  await client.open(uri, SPEC);
  const start = positionOf(SPEC, 'smuggle');
  const kindsAt = async (end: Position) => {
    const context = { diagnostics: [], triggerKind: CodeActionTriggerKind.Automatic };
    const params = { textDocument: { uri }, range: { start, end }, context };
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', params);
    return new Set(actions.map(({ kind }) => kind));
  };
  expect(await kindsAt(start)).not.toContain('refactor.rewrite');
  expect(await kindsAt({ ...start, character: start.character + 3 })).toContain('refactor.rewrite');
});

test('a client that can asks for the edit when the action is chosen, and only of the same text', async () => {
  const client = await connect({ capabilities: LAZY });
  expect(client.initialized?.capabilities.codeActionProvider).toMatchObject({ resolveProvider: true });
  await client.open(uri, SPEC);
  const [give] = await ask(client, SPEC, 'smuggle', ['refactor']);
  expect(give?.edit).toBeUndefined();
  const resolved = await resolve(client, give);
  expect(resolved).toMatchObject({ title: give?.title, edit: { documentChanges: [{ textDocument: { uri, version: 1 } }] } });
  expect(applied(SPEC, resolved)).toContain('{#not-help-');
  await client.change(uri, `\n${SPEC}`, 2);
  await expect(resolve(client, give)).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
  await expect(resolve(client, { title: 'x', data: { uri: 7 } })).rejects.toMatchObject({ code: ErrorCodes.InvalidParams });
  expect(await resolve(client, { title: 'x' })).toEqual({ title: 'x' });
});

test('fixing all waits too, and a single fix comes at once', async () => {
  const client = await connect({ capabilities: LAZY });
  const text = SPEC.replace('(#no-bombs)', '(#no-bomb)').replace('weapons. {#history}', 'weapons. {#history} ');
  await client.open(uri, text);
  const [fix] = await ask(client, text, 'no-bomb)', ['quickfix']);
  expect(fix?.edit).toBeDefined();
  const [all] = await ask(client, text, '# Weapons', ['source.fixAll']);
  expect(all?.edit).toBeUndefined();
  expect(applied(text, await resolve(client, all))).toBe(text.replace('{#history} ', '{#history}'));
});

test('an example is moved from one file to another', async () => {
  const start = SPEC.indexOf('\n**Example**');
  const rules = SPEC.slice(0, start);
  const other = `# Other {#other}\n${SPEC.slice(start)}`;
  const workspace = createWorkspace({
    'deliberate.yaml': 'specs: [{ files: [a.md, b.md] }]\n',
    'a.md': rules,
    'b.md': other,
  });
  const client = await connect({ capabilities: PLAIN, folder: workspace.uri });
  await client.open(workspace.uriOf('b.md'), other);
  const [move] = await ask(client, other, 'How do I', ['refactor.move'], workspace.uriOf('b.md'));
  expect(move).toMatchObject({ kind: 'refactor.move', title: 'Move this example to “Disallowed”' });
  expect(move?.edit?.documentChanges).toMatchObject([
    { textDocument: { uri: workspace.uriOf('a.md'), version: null } },
    { textDocument: { uri: workspace.uriOf('b.md'), version: 1 } },
  ]);
  expect(applied(other, move, workspace.uriOf('b.md'))).toBe('# Other {#other}\n');
  expect(applied(rules, move, workspace.uriOf('a.md'))).toContain('rule](#no-bombs) says.\n\n**Example**: a bomb\n\n~~~xml');
});

test('an empty document that its author treats as a spec can be begun', async () => {
  const workspace = createWorkspace({ 'deliberate.yaml': 'specs: [{ files: [new.md] }]\n', 'new.md': '' });
  const client = await connect({ capabilities: PLAIN, folder: workspace.uri });
  await client.open(workspace.uriOf('new.md'), '');
  const [begin] = await ask(client, '', '', ['refactor'], workspace.uriOf('new.md'));
  expect(begin?.title).toBe('Start with a category');
  const text = applied('', begin, workspace.uriOf('new.md'));
  await client.change(workspace.uriOf('new.md'), text, 2);
  expect(await client.diagnosticsOf(workspace.uriOf('new.md'), 2)).toEqual([]);
});
