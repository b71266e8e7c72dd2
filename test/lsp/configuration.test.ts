import { expect, test } from 'vitest';
import type { ClientCapabilities, CompletionList, Hover } from 'vscode-languageserver/node';
import { RULES } from '../../server/src/lint/index.ts';
import type { Client } from './client.ts';
import { connect, createWorkspace } from './workspace.ts';

const ABLE: ClientCapabilities = {
  textDocument: {
    completion: { completionItem: { documentationFormat: ['markdown', 'plaintext'] } },
    hover: { contentFormat: ['markdown'] },
  },
};

/** Opens a text whose cursor is `<|>`, and asks there. */
async function askAt<Answer>(client: Client, method: string, uri: string, marked: string): Promise<Answer> {
  const text = marked.replace('<|>', '');
  const before = marked.slice(0, marked.indexOf('<|>')).split('\n');
  await client.open(uri, text);
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return client.connection.sendRequest<Answer>(method, { textDocument: { uri }, position });
}

const labels = (list: CompletionList | null) => list?.items.map(({ label }) => label) ?? [];

test('deliberate.yaml is completed: keys, presets, rules with what they find, levels', async () => {
  const workspace = createWorkspace();
  const uri = workspace.uriOf('deliberate.yaml');
  const client = await connect({ capabilities: ABLE, folder: workspace.uri });
  const complete = (marked: string) => askAt<CompletionList | null>(client, 'textDocument/completion', uri, marked);
  expect(labels(await complete('<|>'))).toEqual(['specs', 'ignore', 'categories', 'lint', 'taxonomy', 'model']);
  expect(labels(await complete('lint:\n  preset: <|>\n'))).toEqual(['recommended', 'strict', 'off']);
  expect(labels(await complete('lint:\n  rules:\n    empty-section: <|>\n'))).toEqual([
    'off',
    'hint',
    'info',
    'warning',
    'error',
  ]);
  const rules = await complete('lint:\n  rules:\n    empty-section: off\n    bro<|>\n');
  expect(labels(rules)).toContain('broken-reference');
  expect(labels(rules)).not.toContain('empty-section');
  expect(rules?.items.find(({ label }) => label === 'broken-reference')).toMatchObject({
    detail: 'error',
    documentation: { kind: 'markdown', value: expect.stringContaining('Structure: `error`') },
    textEdit: { newText: 'broken-reference: ', range: { start: { line: 3, character: 4 }, end: { line: 3, character: 7 } } },
  });
});

test('deliberate.yaml is explained, a rule with its reason', async () => {
  const workspace = createWorkspace();
  const uri = workspace.uriOf('deliberate.yaml');
  const client = await connect({ capabilities: ABLE, folder: workspace.uri });
  const hover = (marked: string) => askAt<Hover | null>(client, 'textDocument/hover', uri, marked);
  const rule = await hover('lint:\n  rules:\n    broken-<|>reference: off\n');
  expect(rule).toMatchObject({
    contents: { kind: 'markdown', value: expect.stringMatching(/\*\*broken-reference\*\*[\s\S]+\n\n[\s\S]{80}/) },
    range: { start: { line: 2, character: 4 }, end: { line: 2, character: 20 } },
  });
  expect(await hover('lint:\n  preset: str<|>ict\n')).toMatchObject({ contents: { value: expect.stringContaining('strict') } });
  expect(await hover('# no<|>thing\n')).toBeNull();
  const plain = await connect({ folder: workspace.uri });
  expect(await askAt<Hover>(plain, 'textDocument/hover', uri, 'spe<|>cs: []\n')).toMatchObject({
    contents: { kind: 'plaintext', value: expect.not.stringContaining('**') },
  });
});

test('names of rules are completed and explained in a comment of a spec', async () => {
  const client = await connect({ capabilities: ABLE });
  const uri = 'file:///spec.md';
  const text = '# A {#a authority=root}\n\n<!-- deliberate-disable-line bro<|> -->\n';
  expect(labels(await askAt<CompletionList>(client, 'textDocument/completion', uri, text))).toEqual(
    expect.arrayContaining(['broken-reference', 'missing-eval-file']),
  );
  const named = text.replace('bro<|>', 'broken-<|>reference');
  expect(await askAt<Hover>(client, 'textDocument/hover', uri, named)).toMatchObject({
    contents: { value: expect.stringContaining('**broken-reference**') },
  });
  expect(await askAt(client, 'textDocument/completion', uri, '# A {#a authority=root}\n\nWords <|>\n')).toBeNull();
});

test('every rule that runs is offered', async () => {
  const workspace = createWorkspace();
  const client = await connect({ capabilities: ABLE, folder: workspace.uri });
  const uri = workspace.uriOf('deliberate.yaml');
  const offered = labels(await askAt<CompletionList>(client, 'textDocument/completion', uri, 'lint:\n  rules:\n    <|>\n'));
  expect(offered.sort()).toEqual(RULES.map(({ name }) => name).sort());
});

test('nonsense is answered', async () => {
  const workspace = createWorkspace();
  const client = await connect({ capabilities: ABLE, folder: workspace.uri });
  const uri = workspace.uriOf('deliberate.yaml');
  await client.open(uri, 'lint: {');
  for (const method of ['textDocument/completion', 'textDocument/hover']) {
    const position = { line: 'x', character: null };
    expect(await client.connection.sendRequest(method, { textDocument: { uri }, position })).toBeNull();
  }
});
