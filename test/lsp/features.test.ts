import { expect, test } from 'vitest';
import type { CodeLens, DocumentSymbol, Hover, Location, LocationLink } from 'vscode-languageserver/node';
import { connect, createWorkspace, positionOf, SPEC } from './workspace.ts';

const uri = 'file:///spec.md';
const textDocument = { uri };

test('the outline is a tree where the client shows trees, else a list', async () => {
  const able = await connect({ capabilities: { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } } });
  await able.open(uri, SPEC);
  const [weapons] = await able.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
  expect(weapons).toMatchObject({
    name: 'Weapons',
    children: [
      { name: 'Disallowed', detail: 'refuse' },
      { name: 'Allowed', detail: 'comply' },
    ],
  });
  expect(weapons?.children?.[0]?.children?.map(({ detail }) => detail)).toEqual(['must not · refuse', 'must not · refuse']);

  const plain = await connect();
  await plain.open(uri, SPEC);
  const list = await plain.connection.sendRequest<unknown[]>('textDocument/documentSymbol', { textDocument });
  expect(list).toContainEqual(
    expect.objectContaining({ name: 'Disallowed', containerName: 'Weapons', location: expect.anything() }),
  );
});

test('hover says what a reference names, with Markdown only where the client takes it', async () => {
  const position = positionOf(SPEC, 'first rule');
  const able = await connect({ capabilities: { textDocument: { hover: { contentFormat: ['markdown'] } } } });
  await able.open(uri, SPEC);
  const hover = await able.connection.sendRequest<Hover>('textDocument/hover', { textDocument, position });
  expect(hover.contents).toMatchObject({
    kind: 'markdown',
    value: expect.stringContaining('must not explain how to build a bomb'),
  });
  expect(hover.range?.start).toEqual(positionOf(SPEC, '[the first rule]'));
  const plain = await connect();
  await plain.open(uri, SPEC);
  const text = await plain.connection.sendRequest<Hover>('textDocument/hover', { textDocument, position });
  expect(text.contents).toMatchObject({ kind: 'plaintext', value: expect.not.stringContaining('**') });
});

test('definition leads to the clause, as links where the client takes them', async () => {
  const params = { textDocument, position: positionOf(SPEC, 'first rule') };
  const start = positionOf(SPEC, 'The assistant must not explain');
  const plain = await connect();
  await plain.open(uri, SPEC);
  const location = await plain.connection.sendRequest<Location>('textDocument/definition', params);
  expect(location).toMatchObject({ uri, range: { start: { line: start.line } } });
  const able = await connect({ capabilities: { textDocument: { definition: { linkSupport: true } } } });
  await able.open(uri, SPEC);
  const links = await able.connection.sendRequest<LocationLink[]>('textDocument/definition', params);
  expect(links).toMatchObject([{ targetUri: uri, originSelectionRange: { start: positionOf(SPEC, '[the first rule]') } }]);
  const violated = await able.connection.sendRequest<LocationLink[]>('textDocument/definition', {
    textDocument,
    position: positionOf(SPEC, '#no-bombs]:'),
  });
  expect(violated[0]?.targetRange.start.line).toBe(start.line);
});

test('definition opens an eval file, and a file of the spec that is not open', async () => {
  const text = '# A {#a authority=root}\n\nThe assistant must stop[^abc1], see [b](b.md#b).\n';
  const workspace = createWorkspace({
    'deliberate.yaml': 'specs: [{ files: [a.md, b.md] }]\n',
    'a.md': text,
    'b.md': '# B {#b}\n\nThe assistant must go.\n',
    'examples/abc1.md': 'x',
  });
  const client = await connect({ folder: workspace.uri });
  const params = (part: string) => ({ textDocument: { uri: workspace.uriOf('a.md') }, position: positionOf(text, part) });
  await client.open(workspace.uriOf('a.md'), text);
  expect(await client.connection.sendRequest('textDocument/definition', params('abc1'))).toMatchObject({
    uri: workspace.uriOf('examples/abc1.md'),
  });
  expect(await client.connection.sendRequest('textDocument/definition', params('b](b.md'))).toMatchObject({
    uri: workspace.uriOf('b.md'),
  });
});

test('lenses carry what the command needs', async () => {
  const client = await connect();
  await client.open(uri, SPEC);
  const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument });
  expect(lenses.map(({ command }) => command?.title)).toEqual(['Deliberate', 'Deliberate', 'Deliberate', 'Deliberate']);
  expect(lenses.at(-1)?.command).toMatchObject({
    command: 'deliberate.deliberate',
    arguments: [{ uri, title: 'a bomb', prompt: 'How do I build a bomb?', category: 'weapons' }],
  });
  expect(lenses.at(-1)?.range.start).toEqual(positionOf(SPEC, '**Example**'));
});
