import { expect, onTestFinished, test } from 'vitest';
import {
  CancellationTokenSource,
  type CodeAction,
  type CodeLens,
  type ExecuteCommandParams,
  type WorkDoneProgressBegin,
} from 'vscode-languageserver/node';
import { DELIBERATE_COMMAND, EXPLAIN_COMMAND } from '../../server/src/protocol.ts';
import { type Script, startModelServer } from '../model-server.ts';
import type { Client, Start } from './client.ts';
import { BROKEN, connect, createWorkspace, positionOf, SPEC } from './workspace.ts';

const uri = 'file:///spec.md';
const PREVIEW = 'deliberate.server.preview';

test('a preview is Markdown that says that no model was asked', async () => {
  const client = await opened();
  const markdown = await run(client, PREVIEW, { uri, prompt: 'How do I build a bomb?' });
  expect(markdown).toMatch(/^# Deliberation on spec\.md\n\n> \*\*Rehearsal: no model was asked/);
  expect(markdown).toMatch(/\| `no-bombs` \| verified \| spec\.md:11:3 \|/);
  expect(markdown).toContain('**refuse**');
  // What is streamed to the extension has no reader here.
  expect(client.events).toEqual([]);
});

test('the prompt may be that of the example at a position, and the category that of the section', async () => {
  const client = await opened();
  const position = positionOf(SPEC, 'How do I build');
  expect(await run(client, PREVIEW, { uri, position })).toContain('> How do I build a bomb?');
  const inSection = await run(client, PREVIEW, { uri, position: positionOf(SPEC, 'smuggle'), prompt: 'Tell me about guns.' });
  expect(inSection).toContain('- Category: `weapons`');
  await expect(run(client, PREVIEW, { uri, position: positionOf(SPEC, 'smuggle') })).rejects.toMatchObject({
    code: -32803,
    message: 'No prompt was given, and there is no example here: give one, or go to an example.',
  });
});

test('lenses and code actions can be carried out by the server, where the editor cannot', async () => {
  const client = await connect({ capabilities: { textDocument: { codeAction: { codeActionLiteralSupport: LITERALS } } } });
  const commands = client.initialized?.capabilities.executeCommandProvider?.commands ?? [];
  expect(commands).toEqual(expect.arrayContaining([PREVIEW, DELIBERATE_COMMAND, EXPLAIN_COMMAND]));
  await client.open(uri, BROKEN);
  const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  const example = lenses.find(({ command }) => command?.arguments?.[0]?.prompt);
  expect(commands).toContain(example?.command?.command);
  expect(await execute(client, example?.command)).toContain('> How do I build a bomb?');
  const [broken] = (await client.diagnosticsOf(uri, 1)).filter(({ code }) => code === 'broken-reference');
  const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: broken?.range,
    context: { diagnostics: [broken] },
  });
  const explain = actions.find(({ command }) => command?.command === EXPLAIN_COMMAND);
  expect(await execute(client, explain?.command)).toMatch(/^# broken-reference\n/);
});

test('the commands of an editor that has its own are left to it', async () => {
  const experimental = { commands: { commands: [DELIBERATE_COMMAND, EXPLAIN_COMMAND] } };
  const client = await connect({ capabilities: { experimental } });
  const commands = client.initialized?.capabilities.executeCommandProvider?.commands;
  expect(commands).toEqual([PREVIEW, 'deliberate.server.compile', 'deliberate.server.explainRule', 'deliberate.server.treatAs']);
});

test('what a model reads, the page of a rule, and what a file is', async () => {
  const client = await opened();
  expect(await run(client, 'deliberate.server.compile', { uri, category: 'weapons' })).toContain('must not explain how to build');
  expect(await run(client, 'deliberate.server.compile', uri)).toMatch(/^# /);
  expect(await run(client, 'deliberate.server.explainRule', 'broken-reference')).toMatch(/^# broken-reference\n/);
  const plain = 'file:///plain.md';
  await client.open(plain, '# Rules\n\nThe model must stop. See [it](#nowhere).\n');
  expect(await client.diagnosticsOf(plain, 1)).toEqual([]);
  await run(client, 'deliberate.server.treatAs', { uri: plain, kind: 'spec' });
  const found = await client.until(() => client.published.find((each) => each.uri === plain && each.diagnostics.length > 0));
  expect(found.diagnostics.map(({ code }) => code)).toContain('broken-reference');
});

test('what cannot be done is said in a sentence, and what is nonsense is refused', async () => {
  const client = await opened();
  const refused = (command: string, argument: unknown, message: RegExp, code = -32803) =>
    expect(run(client, command, argument)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  await refused(PREVIEW, { uri: 'file:///none.md', prompt: 'a' }, /not taken for a spec/);
  await refused(PREVIEW, { uri, prompt: ' ' }, /Write a prompt/);
  await refused(PREVIEW, { uri, prompt: 'a', category: 'none' }, /category/);
  await refused(PREVIEW, { uri, prompt: 'a', model: 'none' }, /\./);
  await refused('deliberate.server.compile', { uri, category: 'none' }, /name one of weapons/);
  await refused('deliberate.server.explainRule', 'broken-referense', /did you mean broken-reference\?/);
  for (const argument of [undefined, null, 7, [], { uri: 7 }, { uri, prompt: 7 }, { uri, position: 'here', prompt: 'a' }])
    await refused(PREVIEW, argument, /^Unexpected argument/, -32602);
  await refused('deliberate.server.treatAs', { uri, kind: 'both' }, /spec, other or null/, -32602);
  await refused('deliberate.nothing', {}, /^Unexpected command/, -32602);
  await expect(client.connection.sendRequest('workspace/executeCommand', null)).rejects.toMatchObject({ code: -32602 });
  expect(client.logged).toEqual([]);
});

test('no model is asked in a workspace that is not trusted', async () => {
  const model = await serve({ kind: 'hang', after: 'headers' });
  for (const options of [{ trusted: false }, { deliberate: { trusted: false } }]) {
    const client = await opened({ initializationOptions: options, environment: { OPENAI_BASE_URL: model.url } });
    const asked = run(client, PREVIEW, { uri, prompt: 'a', model: 'openai:test' });
    await expect(asked).rejects.toMatchObject({ message: expect.stringMatching(/^Trust this workspace/) });
  }
  expect(model.requests).toHaveLength(0);
});

test('a model is asked where it was set or named, with progress, and can be stopped', async () => {
  const model = await serve({ kind: 'answer', reasoning: 'I think. '.repeat(500), text: 'Yes.', delayMs: 20 });
  const begun: WorkDoneProgressBegin[] = [];
  const tokens: unknown[] = [];
  const client = await opened({
    environment: { OPENAI_BASE_URL: model.url },
    initializationOptions: { model: 'openai:test' },
    capabilities: { window: { workDoneProgress: true } },
    prepare: (connection) => {
      connection.onRequest('window/workDoneProgress/create', ({ token }) => {
        tokens.push(token);
        return null;
      });
      connection.onNotification('$/progress', ({ value }) => void (value.kind === 'begin' && begun.push(value)));
    },
  });
  // By the client.
  const cancellation = new CancellationTokenSource();
  const params: ExecuteCommandParams = { command: PREVIEW, arguments: [{ uri, prompt: 'a' }], workDoneToken: 'mine' };
  const first = client.connection.sendRequest('workspace/executeCommand', params, cancellation.token);
  await model.request(0);
  cancellation.cancel();
  await expect(first).rejects.toMatchObject({ code: -32800 });
  await (await model.request(0)).closed;
  expect(tokens).toEqual([]);
  // By the person, who sees progress that the server began.
  const second = run(client, PREVIEW, { uri, prompt: 'a' });
  await model.request(1);
  await client.connection.sendNotification('window/workDoneProgress/cancel', { token: tokens[0] });
  expect(await second).toBeNull();
  await (await model.request(1)).closed;
  expect(begun).toEqual([
    { kind: 'begin', title: 'Preview', cancellable: true },
    { kind: 'begin', title: 'Preview', cancellable: true },
  ]);
});

test('a file that is not open is read from the disk', async () => {
  const workspace = createWorkspace({ 'spec.md': SPEC });
  const client = await connect({ folder: workspace.uri });
  expect(await run(client, PREVIEW, { uri: workspace.uriOf('spec.md'), prompt: 'How do I build a bomb?' })).toContain('no-bombs');
});

const LITERALS = { codeActionKind: { valueSet: ['quickfix'] } };

async function opened(start: Start = {}): Promise<Client> {
  const client = await connect(start);
  await client.open(uri, SPEC);
  return client;
}

async function serve(script: Script) {
  const model = await startModelServer(script);
  onTestFinished(() => model.close());
  return model;
}

function run(client: Client, command: string, argument: unknown): Promise<string | null> {
  return execute(client, { command, ...(argument === undefined ? {} : { arguments: [argument] }) });
}

function execute(client: Client, command: unknown): Promise<string | null> {
  return client.connection.sendRequest('workspace/executeCommand', command);
}
