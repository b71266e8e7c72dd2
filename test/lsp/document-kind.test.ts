import { expect, test } from 'vitest';
import type { CodeLens } from 'vscode-languageserver/node';
import { TREAT_AS } from '../../server/src/protocol.ts';
import { BROKEN, connect, createWorkspace, SPEC } from './workspace.ts';

const README = '# A tool\n\nYou must run it. See [this](#nowhere).\n';

test('a README is left alone until its author says that it is a spec, and again afterwards', async () => {
  const workspace = createWorkspace({ 'README.md': README });
  const client = await connect({ folder: workspace.uri });
  const uri = workspace.uriOf('README.md');
  const document = { textDocument: { uri } };
  await client.open(uri, README);
  expect(await client.kindOf(uri, 'other')).toMatchObject({ reason: 'none' });
  expect(await client.diagnosticsOf(uri, 1)).toEqual([]);
  expect(await client.connection.sendRequest('textDocument/codeLens', document)).toEqual([]);
  expect(await client.connection.sendRequest('textDocument/documentSymbol', document)).toEqual([]);

  expect(await client.connection.sendRequest(TREAT_AS, { uri, kind: 'spec' })).toBeNull();
  expect(await client.kindOf(uri, 'spec')).toMatchObject({ reason: 'chosen' });
  await client.until(() => client.published.at(-1)?.diagnostics.some(({ code }) => code === 'broken-reference'));
  expect(await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', document)).toHaveLength(1);

  await client.connection.sendRequest(TREAT_AS, { uri, kind: null });
  await client.until(() => client.kinds.at(-1)?.kind === 'other');
  await client.until(() => client.published.at(-1)?.diagnostics.length === 0);
});

test('the answer is told when it changes, and not when it stays', async () => {
  const client = await connect();
  const uri = 'file:///notes.md';
  await client.open(uri, README);
  await client.change(uri, `${README}\nmore\n`, 2);
  await client.change(uri, SPEC, 3);
  expect(await client.kindOf(uri, 'spec')).toMatchObject({ reason: 'notation', detail: expect.stringContaining('line 7') });
  await client.diagnosticsOf(uri, 3);
  expect(client.kinds.map(({ kind }) => kind)).toEqual(['other', 'spec']);
});

test('choices are taken at the start, however the URI is escaped', async () => {
  const treatAs = { 'file:///a%20b/README.md': 'spec', 'file:///spec.md': 'other' };
  const client = await connect({ initializationOptions: { treatAs } });
  await client.open('file:///a b/README.md', README);
  expect(await client.kindOf('file:///a b/README.md', 'spec')).toMatchObject({ reason: 'chosen' });
  await client.open('file:///spec.md', BROKEN);
  expect(await client.kindOf('file:///spec.md', 'other')).toMatchObject({ reason: 'chosen' });
  expect(await client.diagnosticsOf('file:///spec.md', 1)).toEqual([]);
});
