import { expect, test } from 'vitest';
import type { DocumentHighlight, Location, LocationLink, WorkspaceEdit } from 'vscode-languageserver/node';
import { connect, createWorkspace, positionOf, SPEC } from './workspace.ts';

const uri = 'file:///spec.md';
const textDocument = { uri };

test('references are found with their declaration or without', async () => {
  const client = await connect();
  await client.open(uri, SPEC);
  const ask = (includeDeclaration: boolean) =>
    client.connection.sendRequest<Location[]>('textDocument/references', {
      textDocument,
      position: positionOf(SPEC, 'first rule'),
      context: { includeDeclaration },
    });
  const uses = [positionOf(SPEC, 'no-bombs) says'), positionOf(SPEC, 'no-bombs]: tells')];
  expect((await ask(false)).map(({ range }) => range.start)).toEqual(uses);
  expect((await ask(true)).map(({ range }) => range.start)).toEqual([positionOf(SPEC, 'no-bombs}'), ...uses]);
});

test('highlights say where a name is written and where it is read', async () => {
  const client = await connect();
  await client.open(uri, SPEC);
  const ask = (part: string) =>
    client.connection.sendRequest<DocumentHighlight[] | null>('textDocument/documentHighlight', {
      textDocument,
      position: positionOf(SPEC, part),
    });
  expect((await ask('no-bombs}'))?.map(({ kind }) => kind)).toEqual([3, 2, 2]);
  expect(await ask('smuggle')).toBeNull();
});

test('type definition leads to the category and implementation to the examples', async () => {
  const links = { linkSupport: true };
  const client = await connect({ capabilities: { textDocument: { typeDefinition: links, implementation: links } } });
  await client.open(uri, SPEC);
  const params = { textDocument, position: positionOf(SPEC, 'must not explain') };
  const [category] = await client.connection.sendRequest<LocationLink[]>('textDocument/typeDefinition', params);
  expect(category).toMatchObject({ targetUri: uri, targetSelectionRange: { start: positionOf(SPEC, 'Weapons {#') } });
  const [example] = await client.connection.sendRequest<LocationLink[]>('textDocument/implementation', params);
  expect(example?.targetRange.start).toEqual(positionOf(SPEC, '**Example**'));
});

test('implementation opens the eval files of a clause', async () => {
  const text = '# A {#a authority=root}\n\nThe assistant must stop[^abc1].\n';
  const workspace = createWorkspace({ 'a.md': text, 'examples/abc1.md': 'x' });
  const client = await connect({ folder: workspace.uri });
  await client.open(workspace.uriOf('a.md'), text);
  const params = { textDocument: { uri: workspace.uriOf('a.md') }, position: positionOf(text, 'must') };
  expect(await client.connection.sendRequest('textDocument/implementation', params)).toMatchObject([
    { uri: workspace.uriOf('examples/abc1.md') },
  ]);
});

test('a rename changes all files of a spec, open or not, with versions where the client takes them', async () => {
  const text = '# A {#a authority=root}\n\nThe assistant must stop, see [b](b.md#b).\n';
  const workspace = createWorkspace({
    'deliberate.yaml': 'specs: [{ files: [a.md, b.md] }]\n',
    'a.md': text,
    'b.md': '# B {#b}\n\nThe assistant must go, see [a](a.md#a).\n',
  });
  const params = { textDocument: { uri: workspace.uriOf('a.md') }, position: positionOf(text, 'b)'), newName: 'bee' };
  const start = { line: 0, character: 6 };
  const own = { range: { start: positionOf(text, 'b)') }, newText: 'bee' };

  const plain = await connect({ folder: workspace.uri });
  expect(plain.initialized?.capabilities.renameProvider).toBe(true);
  await plain.open(workspace.uriOf('a.md'), text, 4);
  const { changes } = await plain.connection.sendRequest<WorkspaceEdit>('textDocument/rename', params);
  expect(changes).toMatchObject({
    [workspace.uriOf('a.md')]: [own],
    [workspace.uriOf('b.md')]: [{ range: { start }, newText: 'bee' }],
  });

  const able = await connect({
    folder: workspace.uri,
    capabilities: { workspace: { workspaceEdit: { documentChanges: true } }, textDocument: { rename: { prepareSupport: true } } },
  });
  expect(able.initialized?.capabilities.renameProvider).toEqual({ prepareProvider: true });
  await able.open(workspace.uriOf('a.md'), text, 4);
  expect(await able.connection.sendRequest('textDocument/prepareRename', params)).toMatchObject({
    range: { start: positionOf(text, 'b)') },
    placeholder: 'b',
  });
  const { documentChanges } = await able.connection.sendRequest<WorkspaceEdit>('textDocument/rename', params);
  expect(documentChanges).toHaveLength(2);
  expect(documentChanges).toContainEqual({
    textDocument: { uri: workspace.uriOf('a.md'), version: 4 },
    edits: [expect.objectContaining({ newText: 'bee' })],
  });
  expect(documentChanges).toContainEqual(
    expect.objectContaining({ textDocument: { uri: workspace.uriOf('b.md'), version: null } }),
  );
});

test('a name that is taken or is none is refused in a sentence', async () => {
  const client = await connect();
  await client.open(uri, SPEC);
  const rename = (part: string, newName: string) =>
    client.connection.sendRequest('textDocument/rename', { textDocument, position: positionOf(SPEC, part), newName });
  await expect(rename('no-bombs}', 'history')).rejects.toThrow(
    '`history` is already the id of a clause in “Weapons › Allowed”: choose another.',
  );
  await expect(rename('no-bombs}', '')).rejects.toThrow('An id cannot be empty');
  const prepared = client.connection.sendRequest('textDocument/prepareRename', {
    textDocument,
    position: positionOf(SPEC, 'smuggle'),
  });
  await expect(prepared).rejects.toThrow('write one at its end, such as `{#no-weapons}`');
});

test('what is no place, no spec or not open is answered with nothing', async () => {
  const client = await connect();
  await client.open(uri, SPEC);
  await client.open('file:///notes.md', '# Notes\n\nBuy milk.\n');
  const far = { line: 9999, character: 9999 };
  const methods = ['typeDefinition', 'implementation', 'documentHighlight', 'references', 'prepareRename'];
  for (const method of methods) {
    const ask = (document: string, position: unknown) =>
      client.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri: document }, position });
    expect(await ask('file:///nowhere.md', { line: 0, character: 0 })).toBeNull();
    expect(await ask('file:///notes.md', { line: 0, character: 3 })).toBeNull();
    expect((await ask(uri, far)) ?? []).toEqual([]);
    expect(await ask(uri, { line: -1, character: 'x' })).toBeNull();
  }
  const rename = (document: string, position: unknown, newName: unknown = 'x') =>
    client.connection.sendRequest('textDocument/rename', { textDocument: { uri: document }, position, newName });
  expect(await rename('file:///nowhere.md', { line: 0, character: 0 })).toBeNull();
  await expect(rename(uri, far)).rejects.toThrow('There is no name here');
  await expect(rename(uri, { line: 0, character: 0 }, 7)).rejects.toThrow('expected newName');
  expect(client.logged).toEqual([]);
});
