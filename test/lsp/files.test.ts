import { expect, test } from 'vitest';
import type { ClientCapabilities, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from './client.ts';
import { connect, createWorkspace, type TestWorkspace } from './workspace.ts';

const ABLE: ClientCapabilities = {
  workspace: {
    didChangeWatchedFiles: { dynamicRegistration: true },
    fileOperations: { willRename: true, didRename: true, didCreate: true, didDelete: true },
    workspaceEdit: { documentChanges: true },
  },
};

const A = '# A {#a authority=root}\n\nThe assistant must see [b](sub/b.md#b) and ![i](sub/i.png).\n';
const B = '# B {#b authority=root}\n\nThe assistant must see [a](../a.md) and [itself](b.md#b).\n';
const FILES = { 'deliberate.yaml': 'specs: [{ files: [a.md, sub/b.md] }]\nignore: [sub/c/*.md]\n', 'a.md': A, 'sub/b.md': B };

/** A client of a server that has indexed the workspace. */
async function start(workspace: TestWorkspace, capabilities: ClientCapabilities = ABLE): Promise<Client> {
  const client = await connect({ folder: workspace.uri, capabilities });
  const titles = async () => (await client.connection.sendRequest<unknown[]>('workspace/symbol', { query: '' })).length;
  await expect.poll(titles, { timeout: 25_000 }).toBeGreaterThan(0);
  return client;
}

async function willRename(client: Client, workspace: TestWorkspace, from: string, to: string): Promise<WorkspaceEdit | null> {
  const files = [{ oldUri: workspace.uriOf(from), newUri: workspace.uriOf(to) }];
  return client.connection.sendRequest('workspace/willRenameFiles', { files });
}

/** The texts of the files that an edit changes, as they are then. */
function after(edit: WorkspaceEdit | null, workspace: TestWorkspace, texts: Readonly<Record<string, string>>) {
  const changed = (edit?.documentChanges ?? []) as TextDocumentEdit[];
  return Object.fromEntries(
    changed.map(({ textDocument, edits }) => {
      const path = Object.keys(texts).find((each) => workspace.uriOf(each) === textDocument.uri) ?? textDocument.uri;
      const document = TextDocument.create(textDocument.uri, 'markdown', 0, texts[path] ?? '');
      return [path, TextDocument.applyEdits(document, edits as never)];
    }),
  );
}

test('when a file is renamed, links to it, its own links and deliberate.yaml follow', async () => {
  const workspace = createWorkspace(FILES);
  const client = await start(workspace);
  expect(client.initialized?.capabilities.workspace?.fileOperations?.willRename?.filters).toBeDefined();
  expect(after(await willRename(client, workspace, 'sub/b.md', 'c.md'), workspace, FILES)).toEqual({
    'deliberate.yaml': FILES['deliberate.yaml'].replace('sub/b.md', 'c.md'),
    'a.md': A.replace('sub/b.md', 'c.md'),
    'sub/b.md': B.replace('../a.md', 'a.md').replace('b.md#b', 'c.md#b'),
  });
});

test('when a folder is renamed, links and globs into it follow', async () => {
  const workspace = createWorkspace(FILES);
  const client = await start(workspace);
  expect(after(await willRename(client, workspace, 'sub', 'deep/er'), workspace, FILES)).toEqual({
    'deliberate.yaml': FILES['deliberate.yaml'].replaceAll('sub/', 'deep/er/'),
    'a.md': A.replaceAll('sub/', 'deep/er/'),
    'sub/b.md': B.replace('../a.md', '../../a.md'),
  });
});

test('a file that is open is edited as it stands, at its version', async () => {
  const workspace = createWorkspace(FILES);
  const client = await start(workspace);
  const text = `\n\n${A}`;
  await client.open(workspace.uriOf('a.md'), text, 7);
  const edit = await willRename(client, workspace, 'sub/b.md', 'sub/z.md');
  expect(after(edit, workspace, { ...FILES, 'a.md': text })['a.md']).toBe(text.replace('sub/b.md', 'sub/z.md'));
  const documents = (edit?.documentChanges ?? []).map((each) => (each as TextDocumentEdit).textDocument);
  expect(documents.find(({ uri }) => uri === workspace.uriOf('a.md'))?.version).toBe(7);
});

test('a client that knows no versions is given changes; one that asks for nothing is offered nothing', async () => {
  const workspace = createWorkspace(FILES);
  const able = await start(workspace, { workspace: { fileOperations: { willRename: true } } });
  const edit = await willRename(able, workspace, 'sub/i.png', 'i.png');
  expect(Object.keys(edit?.changes ?? {})).toEqual([workspace.uriOf('a.md')]);
  expect(await willRename(able, workspace, 'other.txt', 'else.txt')).toBeNull();
  const plain = await connect({ folder: workspace.uri });
  expect(plain.initialized?.capabilities.workspace?.fileOperations).toBeUndefined();
});

test('after a rename in the editor the index is right, whether the disk is watched or not', async () => {
  const workspace = createWorkspace({ 'a.md': A });
  const client = await start(workspace);
  const uris = async () =>
    (await client.connection.sendRequest<{ location: { uri: string } }[]>('workspace/symbol', { query: '' })).map(
      ({ location }) => location.uri,
    );
  await expect.poll(uris, { timeout: 25_000 }).toEqual([workspace.uriOf('a.md')]);
  workspace.remove('a.md');
  workspace.write('z.md', A);
  const files = [{ oldUri: workspace.uriOf('a.md'), newUri: workspace.uriOf('z.md') }];
  await client.connection.sendNotification('workspace/didRenameFiles', { files });
  await expect.poll(uris, { timeout: 25_000 }).toEqual([workspace.uriOf('z.md')]);
  workspace.write('new/y.md', A);
  await client.connection.sendNotification('workspace/didCreateFiles', { files: [{ uri: workspace.uriOf('new') }] });
  await expect.poll(async () => (await uris()).length, { timeout: 25_000 }).toBe(2);
  workspace.remove('z.md');
  await client.connection.sendNotification('workspace/didDeleteFiles', { files: [{ uri: workspace.uriOf('z.md') }] });
  await expect.poll(uris, { timeout: 25_000 }).toEqual([workspace.uriOf('new/y.md')]);
});

test('parameters that make no sense are answered', async () => {
  const client = await connect({ capabilities: ABLE });
  for (const params of [{}, { files: null }, { files: [{}] }, { files: [{ oldUri: 'untitled:x', newUri: 'untitled:y' }] }])
    expect(await client.connection.sendRequest('workspace/willRenameFiles', params)).toBeNull();
  for (const kind of ['didRename', 'didCreate', 'didDelete'])
    await client.connection.sendNotification(`workspace/${kind}Files`, { files: 7 });
  expect(await client.connection.sendRequest('workspace/symbol', { query: '' })).toEqual([]);
  expect(client.logged).toEqual([]);
});
