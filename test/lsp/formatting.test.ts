import { expect, test } from 'vitest';
import type { FormattingOptions, Range, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from './client.ts';
import { connect, createWorkspace, positionOf, SPEC } from './workspace.ts';

const uri = 'file:///spec.md';
const options: FormattingOptions = { tabSize: 2, insertSpaces: true };
const MESSY = SPEC.replace(
  '# Weapons {#weapons authority=root tags=category}',
  '#  Weapons {authority=root  #weapons tags=category} ',
)
  .replace('## Allowed', '\n\n## Allowed')
  .replaceAll('\n', '\r\n');

const format = (client: Client, at = uri) =>
  client.connection.sendRequest<TextEdit[] | null>('textDocument/formatting', { textDocument: { uri: at }, options });
const formatRange = (client: Client, range: Range) =>
  client.connection.sendRequest<TextEdit[] | null>('textDocument/rangeFormatting', { textDocument: { uri }, range, options });
const applied = (text: string, edits: readonly TextEdit[] | null) =>
  TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), [...(edits ?? [])]);

test('a document is tidied by a few edits, and then no more', async () => {
  const client = await connect();
  expect(client.initialized?.capabilities).toMatchObject({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
  });
  await client.open(uri, MESSY);
  const edits = await format(client);
  const text = applied(MESSY, edits);
  expect(text).toBe(SPEC.replaceAll('\n', '\r\n'));
  expect(edits?.every(({ range }) => range.end.line - range.start.line <= 2)).toBe(true);
  await client.change(uri, text, 2);
  expect(await format(client)).toEqual([]);
});

test('of a range, the lines that it touches', async () => {
  const client = await connect();
  await client.open(uri, MESSY);
  const heading = positionOf(MESSY, 'Weapons {');
  const text = applied(MESSY, await formatRange(client, { start: heading, end: heading }));
  expect(text).toContain('\r\n# Weapons {#weapons authority=root tags=category}');
  expect(text).toContain('\r\n\r\n\r\n## Allowed');
  const far = { line: 9999, character: 9999 };
  expect(await formatRange(client, { start: far, end: far })).toEqual([]);
  expect(await formatRange(client, { start: { line: -1, character: 'x' }, end: far } as unknown as Range)).toBeNull();
});

test('what is no spec, or not open, is left alone', async () => {
  const workspace = createWorkspace({ 'README.md': '# Hello\n' });
  const client = await connect({ folder: workspace.uri });
  await client.open(workspace.uriOf('README.md'), '#  Hello\n\n\n\nWords. \n');
  expect(await format(client, workspace.uriOf('README.md'))).toBeNull();
  expect(await format(client, 'file:///nowhere.md')).toBeNull();
});
