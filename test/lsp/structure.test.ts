import { expect, test } from 'vitest';
import type {
  ClientCapabilities,
  DocumentLink,
  DocumentSymbol,
  DocumentSymbolClientCapabilities,
  FoldingRange,
  FoldingRangeClientCapabilities,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
} from 'vscode-languageserver/node';
import type { Client } from './client.ts';
import { connect, createWorkspace, positionOf, SPEC } from './workspace.ts';

const uri = 'file:///spec.md';
const textDocument = { uri };

test('symbols are deprecated where a tag says so, and of kinds that the client knows', async () => {
  const text =
    '# Old {#old authority=root tags=deprecated}\n\n## Definitions\n\n- **Bomb**: a device.\n\nThe assistant must stop.\n';
  const symbols = async (documentSymbol: DocumentSymbolClientCapabilities) => {
    const client = await connect({ capabilities: { textDocument: { documentSymbol } } });
    await client.open(uri, text);
    const [old] = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    return { tags: old?.tags, definition: old?.children?.[0]?.children?.[0]?.kind };
  };
  const hierarchicalDocumentSymbolSupport = true;
  expect(await symbols({ hierarchicalDocumentSymbolSupport })).toEqual({ tags: undefined, definition: 8 });
  expect(
    await symbols({ hierarchicalDocumentSymbolSupport, tagSupport: { valueSet: [1] }, symbolKind: { valueSet: [3, 20] } }),
  ).toEqual({ tags: [1], definition: 20 });
});

test('folds are whole lines where the client folds no others, and no more than it wants', async () => {
  const folds = async (foldingRange: FoldingRangeClientCapabilities) => {
    const client = await connect({ capabilities: { textDocument: { foldingRange } } });
    await client.open(uri, SPEC);
    return client.connection.sendRequest<FoldingRange[]>('textDocument/foldingRange', { textDocument });
  };
  const lineOf = (part: string) => positionOf(SPEC, part).line;
  const weapons = { startLine: lineOf('# Weapons'), endLine: SPEC.split('\n').length - 2 };
  const whole = await folds({ lineFoldingOnly: true });
  expect(whole).toContainEqual(weapons);
  expect(whole).toContainEqual({ startLine: lineOf('<comparison>'), endLine: lineOf('</comparison>') });
  expect(whole.map(({ startLine }) => startLine)).toEqual([...new Set(whole.map(({ startLine }) => startLine))]);
  expect(await folds({})).toContainEqual({ ...weapons, endCharacter: 3 });
  expect(await folds({ lineFoldingOnly: true, rangeLimit: 2 })).toEqual([{ startLine: 0, endLine: 2 }, weapons]);
});

test('selection ranges are given for each position, the smallest first', async () => {
  const client = await connect();
  await client.open(uri, SPEC);
  const positions = [positionOf(SPEC, 'bomb.'), positionOf(SPEC, 'history'), { line: 9999, character: 9999 }];
  const [bomb, history, end] = await client.connection.sendRequest<SelectionRange[]>('textDocument/selectionRange', {
    textDocument,
    positions,
  });
  expect(bomb?.range).toEqual({ start: positionOf(SPEC, 'bomb.'), end: { line: 10, character: 52 } });
  expect(bomb?.parent?.range.start).toEqual(positionOf(SPEC, 'The assistant must not explain'));
  expect(history?.range.start).toEqual(positionOf(SPEC, 'history'));
  let last = end;
  while (last?.parent) last = last.parent;
  expect(last?.range.start).toEqual({ line: 0, character: 0 });
});

test('links lead to places, eval files, files of the spec and pages of rules', async () => {
  const text =
    '# A {#a authority=root}\n\n<!-- deliberate-disable-next-line and-or, no-such-rule -- why -->\nThe assistant must stop[^abc1], see [b](b.md#b), [a](#a) and [^none].\n';
  const workspace = createWorkspace({
    'deliberate.yaml': 'specs: [{ files: [a.md, b.md, "*.md", ../out.md] }]\n',
    'a.md': text,
    'b.md': '# B\n\nText.\n\n## Two {#b}\n\nThe assistant must go.\n',
    'examples/abc1.md': 'x',
  });
  const links = async (client: Client, path: string) =>
    client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri: workspace.uriOf(path) } });
  const client = await connect({
    folder: workspace.uri,
    capabilities: { textDocument: { documentLink: { tooltipSupport: true } } },
  });
  await client.open(workspace.uriOf('a.md'), text);
  const found = await links(client, 'a.md');
  expect(found.map(({ target }) => target)).toEqual([
    expect.stringMatching(/\/rules\/and-or\.md$/),
    workspace.uriOf('examples/abc1.md'),
    `${workspace.uriOf('b.md')}#L5,1`,
    `${workspace.uriOf('a.md')}#L1,1`,
  ]);
  expect(found[1]).toMatchObject({ range: { start: positionOf(text, '[^abc1]') }, tooltip: 'Open the eval file abc1.md' });
  const plain = await connect({ folder: workspace.uri });
  await plain.open(workspace.uriOf('a.md'), text);
  expect((await links(plain, 'a.md')).every((link) => !('tooltip' in link))).toBe(true);

  await client.connection.sendNotification('textDocument/didOpen', {
    textDocument: {
      uri: workspace.uriOf('deliberate.yaml'),
      languageId: 'yaml',
      version: 1,
      text: 'specs: [{ files: [a.md, b.md, "*.md", ../out.md, examples] }]\n',
    },
  });
  expect(await links(client, 'deliberate.yaml')).toEqual([
    {
      range: { start: { line: 0, character: 18 }, end: { line: 0, character: 22 } },
      target: workspace.uriOf('a.md'),
      tooltip: 'Open a.md',
    },
    {
      range: { start: { line: 0, character: 24 }, end: { line: 0, character: 28 } },
      target: workspace.uriOf('b.md'),
      tooltip: 'Open b.md',
    },
  ]);
});

const SEMANTIC: ClientCapabilities = {
  textDocument: {
    semanticTokens: {
      requests: { full: { delta: true }, range: true },
      tokenTypes: [],
      tokenModifiers: [],
      formats: ['relative'],
    },
  },
};

test('tokens are announced only to a client that shows them', async () => {
  expect((await connect()).initialized?.capabilities.semanticTokensProvider).toBeUndefined();
  const able = await connect({ capabilities: SEMANTIC });
  expect(able.initialized?.capabilities.semanticTokensProvider).toMatchObject({ full: { delta: true }, range: true });
});

test('tokens of a document, of a part of it, and what an edit changes in them', async () => {
  const client = await connect({ capabilities: SEMANTIC });
  const ask = <T>(what: string, more = {}) =>
    client.connection.sendRequest<T>(`textDocument/semanticTokens/${what}`, { textDocument, ...more });
  await client.open(uri, SPEC);
  const full = await ask<SemanticTokens>('full');
  const read = reader(client, SPEC);
  expect(read(full.data)).toEqual([
    'root enumMember authority',
    'weapons label declaration',
    'root enumMember authority',
    'disallowed label declaration',
    'must not keyword mustNot',
    'no-bombs label declaration',
    'must not keyword mustNot',
    'no-bombs label',
    'allowed label declaration',
    'may keyword may',
    'history label declaration',
    'BAD enumMember bad',
    'no-bombs label',
    'GOOD enumMember good',
  ]);
  const line = positionOf(SPEC, 'may talk').line;
  const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
  expect(read((await ask<SemanticTokens>('range', { range })).data)).toEqual(['may keyword may', 'history label declaration']);

  const edited = SPEC.replace('may talk', 'must never talk');
  await client.change(uri, edited, 2);
  const change = await ask<SemanticTokensDelta>('full/delta', { previousResultId: full.resultId });
  const applied = [...full.data];
  for (const { start, deleteCount, data = [] } of change.edits) applied.splice(start, deleteCount, ...data);
  expect(applied).toEqual((await ask<SemanticTokens>('full')).data);
  expect(change.edits[0]?.data?.length).toBeLessThan(20);
  expect(reader(client, edited)(applied)).toContain('must never keyword mustNot');
  expect(await ask('full/delta', { previousResultId: 'unknown' })).toMatchObject({ data: applied });
});

test('a token over a line break is one for each line', async () => {
  const text = '# A {#a authority=root}\n\n- The assistant must\n  not stop.\n';
  const client = await connect({ capabilities: SEMANTIC });
  await client.open(uri, text);
  const { data } = await client.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
  expect(reader(client, text)(data).slice(2)).toEqual(['must keyword mustNot', 'not keyword mustNot']);
});

const ASKED: readonly (readonly [string, object])[] = [
  ['documentSymbol', {}],
  ['foldingRange', {}],
  ['selectionRange', { positions: [{ line: 5, character: 5 }] }],
  ['documentLink', {}],
  ['semanticTokens/full', {}],
  ['semanticTokens/full/delta', { previousResultId: '1' }],
  ['semanticTokens/range', { range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } } }],
];

test('what is not open, is no spec or is empty has no structure', async () => {
  const client = await connect({ capabilities: SEMANTIC });
  await client.open('file:///notes.md', '# Notes\n\nThe weather must change.\n');
  await client.open('file:///empty.md', '');
  for (const [method, params] of ASKED)
    for (const name of ['absent', 'notes', 'empty']) {
      const asked = { textDocument: { uri: `file:///${name}.md` }, ...params };
      const answer = await client.connection.sendRequest<unknown>(`textDocument/${method}`, asked);
      expect([null, 0], `${method} of ${name}`).toContain(Array.isArray(answer) ? answer.length : answer);
    }
});

test('parameters that are none are refused, and the server goes on', async () => {
  const client = await connect({ capabilities: SEMANTIC });
  await client.open(uri, SPEC);
  for (const [method] of ASKED)
    await expect(client.connection.sendRequest(`textDocument/${method}`, {})).rejects.toThrow('expected textDocument.uri');
  const asked = { textDocument, positions: [{ line: 'x' }], range: null };
  await expect(client.connection.sendRequest('textDocument/selectionRange', asked)).rejects.toThrow('Unexpected position');
  expect(await client.connection.sendRequest('textDocument/semanticTokens/range', asked)).toMatchObject({
    data: expect.anything(),
  });
  const links = await client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', { textDocument });
  expect(links.length).toBeGreaterThan(0);
});

/** Reads encoded tokens back, as `text type modifiers`. */
function reader(client: Client, text: string): (data: readonly number[]) => readonly string[] {
  const { tokenTypes = [], tokenModifiers = [] } = client.initialized?.capabilities.semanticTokensProvider?.legend ?? {};
  const lines = text.split('\n');
  return (data) => {
    const read: string[] = [];
    let line = 0;
    let character = 0;
    for (let at = 0; at < data.length; at += 5) {
      const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5);
      character = down > 0 ? right : character + right;
      line += down;
      const words = lines[line]?.slice(character, character + length) ?? '';
      read.push([words, tokenTypes[type], ...tokenModifiers.filter((_, index) => (bits >> index) & 1)].join(' '));
    }
    return read;
  };
}
