import { expect, test } from 'vitest';
import type { CompletionItem, CompletionList, Hover } from 'vscode-languageserver/node';
import { connect, createWorkspace, positionOf, SPEC } from './workspace.ts';

const uri = 'file:///spec.md';
const ABLE = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown' as const, 'plaintext' as const] } },
    hover: { contentFormat: ['markdown' as const] },
  },
};

/** Opens a text, in which `<|>` is the cursor, and asks there. */
async function completed(
  client: Awaited<ReturnType<typeof connect>>,
  marked: string,
  where = uri,
  triggerCharacter?: string,
): Promise<readonly CompletionItem[] | null> {
  await client.open(where, marked.replace('<|>', ''));
  const context = triggerCharacter === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter };
  const list = await client.connection.sendRequest<CompletionList | null>('textDocument/completion', {
    textDocument: { uri: where },
    position: positionOf(marked, '<|>'),
    context,
  });
  return list?.items ?? null;
}

test('an id is offered with its words, in place of what is typed, so that an editor shows it', async () => {
  const client = await connect({ capabilities: ABLE });
  expect(client.initialized?.capabilities.completionProvider?.triggerCharacters).toContain('#');
  const marked = SPEC.replace('(#no-bombs)', '(#no<|>)');
  const items = await completed(client, marked, uri, '#');
  expect(items?.[0]).toMatchObject({
    label: 'no-bombs',
    detail: 'clause',
    documentation: { kind: 'markdown', value: expect.stringContaining('must not explain how to build a bomb') },
    filterText: expect.stringMatching(/^#no-bombs The assistant/),
    sortText: '!0000',
    textEdit: {
      newText: '#no-bombs',
      range: { start: positionOf(marked, '#no<|>'), end: { ...positionOf(marked, '<|>') } },
    },
  });
});

test('a client without Markdown and snippets gets neither', async () => {
  const client = await connect();
  const [first] = (await completed(client, SPEC.replace('(#no-bombs)', '(#no<|>)'))) ?? [];
  expect(first?.documentation).toMatchObject({ kind: 'plaintext', value: expect.not.stringMatching(/[*\\`]/) });
  expect(await completed(client, `${SPEC}\n<|>\n`, 'file:///other.md')).toEqual([]);
  const rated = await completed(client, SPEC.replace('<!-- GOOD -->', '<!-- <|>'), 'file:///third.md');
  expect(rated?.every(({ insertTextFormat }) => insertTextFormat === undefined)).toBe(true);
  expect(rated?.map(({ label }) => label)).toContain('GOOD');
});

test('snippets keep the line breaks of their file', async () => {
  const client = await connect({ capabilities: ABLE });
  const marked = `${SPEC}\n<|>\n`.replaceAll('\n', '\r\n');
  const category = (await completed(client, marked))?.find(({ label }) => label === 'category');
  expect(category).toMatchObject({ insertTextFormat: 2 });
  expect(category?.textEdit?.newText).toMatch(/^# \$\{1:New category\} \{#\$\{2:new-category\} [^\r\n]*\r\n\r\n/);
  expect(category?.textEdit?.newText).not.toMatch(/(?<!\r)\n/);
});

test('typing prose asks for nothing, nor does a file that is no spec', async () => {
  const client = await connect({ capabilities: ABLE });
  expect(await completed(client, `${SPEC}\nThe assistant <|>`, uri, ' ')).toBeNull();
  expect(await completed(client, `${SPEC}\n- <|>`, 'file:///b.md', ' ')).toBeNull();
  expect(await completed(client, '# Read me\n\nSee [it](#<|>).\n', 'file:///readme.md', '#')).toBeNull();
});

test('ids of the other files of the spec are offered with the way there', async () => {
  const workspace = createWorkspace({
    'deliberate.yaml': 'specs: [{ files: [a.md, rules/b.md] }]\n',
    'a.md': '',
    'rules/b.md': '# B {#bee}\n\nThe assistant must go.\n',
  });
  const client = await connect({ folder: workspace.uri, capabilities: ABLE });
  const items = await completed(client, '# A {#a}\n\nSee [b](#be<|>).\n', workspace.uriOf('a.md'), '#');
  expect(items?.map(({ label, textEdit }) => [label, textEdit?.newText])).toContainEqual(['bee', 'rules/b.md#bee']);
});

test('an edit before the list is asked for is seen', async () => {
  const client = await connect({ capabilities: ABLE });
  await client.open(uri, SPEC);
  const changed = `${SPEC}\n# New {#brand-new}\n\nSee [it](#bra).\n`;
  await client.change(uri, changed, 2);
  const { line, character } = positionOf(changed, '#bra)');
  const list = await client.connection.sendRequest<CompletionList>('textDocument/completion', {
    textDocument: { uri },
    position: { line, character: character + 4 },
  });
  expect(list.items[0]?.label).toBe('brand-new');
});

test('positions out of range and unopened documents are answered with nothing', async () => {
  const client = await connect({ capabilities: ABLE });
  const ask = (textDocument: unknown, position: unknown) =>
    client.connection.sendRequest('textDocument/completion', { textDocument, position });
  expect(await ask({ uri: 'file:///nowhere.md' }, { line: 0, character: 0 })).toBeNull();
  await client.open(uri, SPEC);
  expect(await ask({ uri }, { line: -1, character: 5 })).not.toBeUndefined();
  expect(await ask({ uri }, { line: 99_999, character: 99_999 })).not.toBeUndefined();
  expect(await ask({ uri }, {})).toBeNull();
});

test('a heading says what it holds and how far its budget goes', async () => {
  const workspace = createWorkspace({
    'deliberate.yaml': 'lint: { rules: { long-category: { tokens: 2000 } } }\n',
    'spec.md': SPEC,
  });
  const client = await connect({ folder: workspace.uri, capabilities: ABLE });
  await client.open(workspace.uriOf('spec.md'), SPEC);
  const hover = await client.connection.sendRequest<Hover>('textDocument/hover', {
    textDocument: { uri: workspace.uriOf('spec.md') },
    position: positionOf(SPEC, 'eapons {'),
  });
  expect(hover.contents).toMatchObject({
    value: expect.stringMatching(/- Holds: 3 clauses, 1 example\n[\s\S]*- Length: \d+ tokens of at most 2,000/),
  });
});
