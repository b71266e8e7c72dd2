import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  type Diagnostic,
  LSPErrorCodes,
  type Range,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from './client.ts';
import { connect, createWorkspace, positionOf } from './workspace.ts';

const uri = 'file:///spec.md';
const TEXT = `# Weapons {#weapons authority=root}

The assistant must stop, as [it](#weapns) says. 

- See [it](#wapons) too.
<!-- deliberate-disable-next-line duplicate-id -- it was double -->
- The assistant must not build a bomb.
`;

const ABLE: ClientCapabilities = {
  textDocument: {
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
    publishDiagnostics: { codeDescriptionSupport: true },
  },
  workspace: { workspaceEdit: { documentChanges: true } },
};

function rangeOf(text: string, words: string): Range {
  const start = positionOf(text, words);
  return { start, end: { line: start.line, character: start.character + words.length } };
}

function ask(client: Client, range: Range, context: Partial<CodeActionContext> = {}, at = uri): Promise<CodeAction[]> {
  const params = { textDocument: { uri: at }, range, context: { diagnostics: [], ...context } };
  return client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', params);
}

async function opened(capabilities: ClientCapabilities = ABLE): Promise<Client> {
  const client = await connect({ capabilities });
  await client.open(uri, TEXT);
  return client;
}

const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);

/** The text after an action, as a client applies it. */
function applied(text: string, action: CodeAction | undefined): string {
  const [change] = action?.edit?.documentChanges ?? [];
  const edits = change && 'edits' in change ? change.edits : (action?.edit?.changes?.[uri] ?? []);
  const plain = edits.map((edit) => ({ range: edit.range, newText: 'newText' in edit ? edit.newText : '' }));
  return TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), plain);
}

test('a finding is fixed, suppressed or explained where the cursor is', async () => {
  const client = await opened();
  const start = positionOf(TEXT, '#weapns');
  const actions = await ask(client, { start, end: start });
  expect(titles(actions)).toEqual([
    'Link to `#weapons`',
    'Fix all `broken-reference` problems in this file',
    'Suppress `broken-reference` here…',
    'Explain `broken-reference`',
    'Fix all safe problems',
    'Give this clause the id `stop-says`',
  ]);
  expect(applied(TEXT, actions[0])).toContain('[it](#weapons) says');
  expect(applied(TEXT, actions[2])).toContain(
    '\n\n<!-- deliberate-disable-next-line broken-reference -- say why -->\nThe assistant must stop',
  );
  expect(actions[3]?.command).toMatchObject({ command: 'deliberate.explain', arguments: ['broken-reference'] });
  expect(actions.map(({ kind }) => kind)).toEqual([...Array(4).fill('quickfix'), 'source.fixAll.deliberate', 'refactor.rewrite']);
});

test('only what is asked for comes, also by a part of its kind', async () => {
  const client = await opened();
  const everywhere = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  for (const kind of ['source', 'source.fixAll', 'source.fixAll.deliberate'])
    expect(titles(await ask(client, everywhere, { only: [kind] })), kind).toEqual(['Fix all safe problems']);
  expect(titles(await ask(client, everywhere, { only: ['quickfix'] }))).not.toContain('Fix all safe problems');
  for (const kind of ['refactor.extract', 'source.fixAll.other', 'sourceful'])
    expect(await ask(client, everywhere, { only: [kind] }), kind).toEqual([]);
});

test('all safe problems are fixed at once, once, and no other', async () => {
  const client = await opened();
  const everywhere = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const [action] = await ask(client, everywhere, { only: ['source.fixAll'] });
  const text = applied(TEXT, action);
  expect(text).toBe(TEXT.replace('says. \n', 'says.\n').replace(/<!--.*-->\n/, ''));
  await client.change(uri, text, 2);
  expect(await ask(client, everywhere, { only: ['source.fixAll'] })).toEqual([]);
});

test('an action says which diagnostics it settles, and only those that are named are looked at', async () => {
  const client = await opened();
  const diagnostics = await client.diagnosticsOf(uri, 1);
  const named = diagnostics.find(({ message }) => `${message}`.includes('#wapons')) as Diagnostic;
  const everywhere = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const actions = await ask(client, everywhere, { diagnostics: [named], only: ['quickfix'] });
  expect(titles(actions)).toEqual([
    'Link to `#weapons`',
    'Fix all `broken-reference` problems in this file',
    'Suppress `broken-reference` here…',
    'Explain `broken-reference`',
  ]);
  expect(actions[0]?.diagnostics).toEqual([named]);
  expect(applied(TEXT, actions[0])).toContain('[it](#weapons) too');
  const stale = { ...named, range: rangeOf(TEXT, 'must not build') };
  const other = { ...named, source: 'spelling' };
  expect((await ask(client, rangeOf(TEXT, '#wapons'), { diagnostics: [other] })).length).toBeGreaterThan(2);
  expect(titles(await ask(client, rangeOf(TEXT, '#wapons'), { diagnostics: [stale], only: ['quickfix'] }))).not.toContain(
    'Link to `#weapons`',
  );
});

test('edits bear the version that they are for, in every file', async () => {
  const client = await opened();
  const [fix] = await ask(client, rangeOf(TEXT, '#weapns'));
  expect(fix?.edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }]);
  await client.change(uri, `\n${TEXT}`, 2);
  const [next] = await ask(client, rangeOf(`\n${TEXT}`, '#weapns'));
  expect(next?.edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 2 } }]);
  const plain = await opened({ textDocument: ABLE.textDocument ?? {} });
  const [change] = await ask(plain, rangeOf(TEXT, '#weapns'));
  expect(change?.edit).toEqual({ changes: { [uri]: [{ range: expect.anything(), newText: expect.any(String) }] } });
});

test('what was asked of an older version is refused, or is an edit of that version', async () => {
  const client = await opened();
  await client.diagnosticsOf(uri, 1);
  for (let version = 2; version < 12; version += 1) {
    const asked = ask(client, rangeOf(TEXT, '#weapns'), { only: ['quickfix'] }).catch((error: unknown) => error);
    await client.change(uri, TEXT + '\n'.repeat(version), version);
    const answer = await asked;
    if (answer instanceof Error) expect(answer).toMatchObject({ code: LSPErrorCodes.ContentModified });
    else {
      const [fix] = answer as readonly CodeAction[];
      expect(fix?.edit?.documentChanges).toMatchObject([{ textDocument: { version: version - 1 } }]);
    }
  }
});

test('a preferred fix is a safe one', async () => {
  const client = await opened();
  const [safe] = await ask(client, rangeOf(TEXT, 'duplicate-id'));
  expect(safe).toMatchObject({ title: 'Drop the comment', isPreferred: true });
  const [unsafe] = await ask(client, rangeOf(TEXT, '#weapns'));
  expect(unsafe?.isPreferred).toBeUndefined();
});

test('a diagnostic names the page of its rule, where the client can show it', async () => {
  const client = await opened();
  const [found] = (await client.diagnosticsOf(uri, 1)).filter(({ code }) => code === 'broken-reference');
  const page = readFileSync(fileURLToPath(found?.codeDescription?.href ?? ''), 'utf8');
  expect(page).toMatch(/^# broken-reference\n/);
  const plain = await opened({});
  expect((await plain.diagnosticsOf(uri, 1)).some((each) => each.codeDescription)).toBe(false);
  expect(plain.initialized?.capabilities.codeActionProvider).toBeUndefined();
});

test('a document that is no spec has no actions, and nonsense is answered', async () => {
  const workspace = createWorkspace({ 'README.md': '# Hello\n' });
  const client = await connect({ capabilities: ABLE, folder: workspace.uri });
  await client.open(workspace.uriOf('README.md'), '# Hello\n\nSee [it](#nowhere).\n');
  const everywhere = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  expect(await ask(client, everywhere, {}, workspace.uriOf('README.md'))).toEqual([]);
  await client.open(uri, TEXT);
  expect(await ask(client, { start: { line: -1, character: 'x' } } as unknown as Range)).toEqual([]);
  expect(await ask(client, everywhere, { only: [] })).toEqual([]);
});
