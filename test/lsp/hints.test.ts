import { expect, test } from 'vitest';
import type { CodeLens, InlayHint } from 'vscode-languageserver/node';
import { SHOW_REFERENCES_COMMAND } from '../../server/src/protocol.ts';
import { connect, positionOf, SPEC } from './workspace.ts';

const uri = 'file:///spec.md';
const textDocument = { uri };
const TEXT = SPEC.replace('[the first rule](#no-bombs)', '[?](#no-bombs)');
const HINTS = { textDocument: { inlayHint: {} } };
const SHOWS = { experimental: { commands: { commands: [SHOW_REFERENCES_COMMAND] } } };
const ALL = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

test('a link without words shows what it names, and leads there', async () => {
  const client = await connect({ capabilities: HINTS });
  await client.open(uri, TEXT);
  const hints = await client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', { textDocument, range: ALL });
  const { line, character } = positionOf(TEXT, '[?](#no-bombs)');
  expect(hints).toEqual([
    {
      position: { line, character: character + '[?](#no-bombs)'.length },
      label: [{ value: expect.stringMatching(/^The assistant must not/), location: { uri, range: expect.anything() } }],
      tooltip: 'The assistant must not explain how to build a bomb.',
      paddingLeft: true,
    },
  ]);
  const first = { start: ALL.start, end: { line: 3, character: 0 } };
  expect(await client.connection.sendRequest('textDocument/inlayHint', { textDocument, range: first })).toEqual([]);
});

test('each kind of hint is turned on and off by its setting', async () => {
  const inlayHints = { titles: false, derivedIds: true, tokens: true };
  const client = await connect({ capabilities: HINTS, initializationOptions: { inlayHints } });
  await client.open(uri, TEXT);
  const hints = await client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', { textDocument, range: ALL });
  expect(hints.map(({ label }) => label)).toEqual([
    expect.stringMatching(/^≈ \d+ tokens$/),
    expect.stringMatching(/^#disallowed\/\w{6}$/),
  ]);
});

test('hints are for clients that show them, and for specs', async () => {
  const plain = await connect();
  expect(plain.initialized?.capabilities.inlayHintProvider).toBeUndefined();
  const able = await connect({ capabilities: HINTS });
  expect(able.initialized?.capabilities.inlayHintProvider).toBeTruthy();
  await able.open(uri, '# Read me\n\nSee [?](#it).\n');
  const ask = (range: unknown) => able.connection.sendRequest('textDocument/inlayHint', { textDocument, range });
  expect(await ask(ALL)).toBeNull();
  await able.open('file:///b.md', TEXT);
  expect(await able.connection.sendRequest('textDocument/inlayHint', { textDocument: { uri: 'file:///b.md' } })).toBeNull();
});

test('lenses count what a client can show, and show it when they are on the screen', async () => {
  const client = await connect({ capabilities: SHOWS });
  await client.open(uri, SPEC);
  const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument });
  const counts = await Promise.all(
    lenses.filter(({ command }) => !command).map((lens) => client.connection.sendRequest<CodeLens>('codeLens/resolve', lens)),
  );
  expect(counts.map(({ range, command }) => [range.start.line, command?.title])).toEqual([
    [positionOf(SPEC, '# Weapons').line, '3 clauses'],
    [positionOf(SPEC, '# Weapons').line, '1 example'],
    [positionOf(SPEC, '## Disallowed').line, '1 example'],
    [positionOf(SPEC, '## Allowed').line, '1 example'],
  ]);
  expect(counts[2]?.command).toMatchObject({
    command: SHOW_REFERENCES_COMMAND,
    arguments: [{ uri, places: [{ uri, range: { start: positionOf(SPEC, '**Example**') } }] }],
  });
});

test('a lens of an older version counts what is there now', async () => {
  const client = await connect({ capabilities: SHOWS });
  await client.open(uri, SPEC);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const resolve = (data: unknown) => client.connection.sendRequest<CodeLens>('codeLens/resolve', { range, data });
  expect((await resolve({ uri, id: 'gone', counted: 'references' })).command?.title).toBe('0 references');
  expect((await resolve({ uri: 'file:///nowhere.md', id: 'weapons', counted: 'clauses' })).command?.title).toBe('');
  expect((await resolve(null)).command?.title).toBe('');
});
