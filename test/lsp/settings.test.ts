import { expect, test } from 'vitest';
import type { ClientCapabilities, ConfigurationParams, InlayHint, RegistrationParams } from 'vscode-languageserver/node';
import type { Client } from './client.ts';
import { connect } from './workspace.ts';

const uri = 'file:///spec.md';
const TEXT = '# A {#a authority=root}\n\n- The model must stop. {#stop}\n- It must stop as [?](#a) says.\n';
const PULLS: ClientCapabilities = {
  workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true }, inlayHint: { refreshSupport: true } },
};

test('settings come with initialize, alone or by section, and hold at once', async () => {
  for (const options of [{ inlayHints: { titles: false } }, { deliberate: { inlayHints: { titles: false } } }]) {
    const client = await connect({ initializationOptions: options });
    await client.open(uri, TEXT);
    expect(await titles(client)).toEqual([]);
  }
  const client = await connect();
  await client.open(uri, TEXT);
  expect(await titles(client)).toHaveLength(1);
});

test('settings are asked for by section, and again whenever they change', async () => {
  const { client, set, sections, refreshed } = await connectPulling({ inlayHints: { titles: false } });
  await client.open(uri, TEXT);
  await until(async () => (await titles(client)).length === 0);
  expect(sections).toEqual(['deliberate']);
  await set({ inlayHints: { titles: true } });
  await until(async () => (await titles(client)).length === 1);
  expect(refreshed()).toBeGreaterThan(0);
});

test('what an editor sends unasked holds where it cannot be asked', async () => {
  const client = await connect();
  await client.open(uri, TEXT);
  const send = (settings: unknown) => client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
  await send({ deliberate: { inlayHints: { titles: false } } });
  expect(await titles(client)).toEqual([]);
  await send({ inlayHints: { titles: true } });
  expect(await titles(client)).toHaveLength(1);
  // Back to what holds without any.
  await send(null);
  expect(await titles(client)).toHaveLength(1);
});

test('a wrong setting is said once, and the others hold', async () => {
  const { client, set } = await connectPulling({ inlayHints: { titles: 'no', tokens: 1 } });
  await set({ inlayHints: { titles: 'no' } });
  await set({ inlayHints: { titles: 'no', tokens: false } });
  await client.open(uri, TEXT);
  expect(await titles(client)).toHaveLength(1);
  const said = client.logged.filter((line) => line.includes('deliberate.inlayHints.titles'));
  expect(said).toEqual(['Unexpected setting deliberate.inlayHints.titles: "no", expected true or false: it is ignored.']);
  expect(client.logged.filter((line) => line.includes('tokens'))).toHaveLength(1);
});

test('a client that cannot answer, or sends nonsense, is served with the defaults', async () => {
  const client = await connect({ capabilities: PULLS, initializationOptions: 'none' });
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: 7 });
  await client.connection.sendNotification('workspace/didChangeConfiguration');
  await client.open(uri, TEXT);
  expect(await titles(client)).toHaveLength(1);
});

test('an endpoint and a key are not among the settings', async () => {
  const { client, set } = await connectPulling({
    openai: { baseUrl: 'http://127.0.0.1:1/v1', key: 'sk-set' },
    model: 'rehearsal',
  });
  await set({ openai: { baseUrl: 'http://127.0.0.1:1/v1' }, model: 'openai:test' });
  await client.open(uri, TEXT);
  const asked = client.connection.sendRequest('workspace/executeCommand', {
    command: 'deliberate.server.preview',
    arguments: [{ uri, prompt: 'Stop?' }],
  });
  // The model that was set is asked where the environment says, which is nowhere.
  await expect(asked).rejects.toMatchObject({ message: expect.not.stringContaining('127.0.0.1') });
  expect(client.written()).not.toContain('sk-set');
});

async function connectPulling(first: unknown) {
  let settings = first;
  let refreshCount = 0;
  const sections: (string | undefined)[] = [];
  const registered: string[] = [];
  const client = await connect({
    capabilities: PULLS,
    prepare: (connection) => {
      connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) => {
        sections.push(...items.map(({ section }) => section));
        return items.map(() => settings);
      });
      connection.onRequest('workspace/inlayHint/refresh', () => {
        refreshCount += 1;
        return null;
      });
      connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
        registered.push(...registrations.map(({ method }) => method));
        return null;
      });
    },
  });
  await until(async () => sections.length === 1 && registered.includes('workspace/didChangeConfiguration'));
  const set = async (changed: unknown) => {
    settings = changed;
    const before = sections.length;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await until(async () => sections.length > before);
  };
  return { client, set, sections, refreshed: () => refreshCount };
}

/** The hints that show the title of what a link names. */
async function titles(client: Client): Promise<readonly InlayHint[]> {
  const range = { start: { line: 0, character: 0 }, end: { line: 10, character: 0 } };
  const params = { textDocument: { uri }, range };
  return (await client.connection.sendRequest<InlayHint[] | null>('textDocument/inlayHint', params)) ?? [];
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const endMs = performance.now() + 10_000;
  while (!(await holds())) {
    if (performance.now() > endMs) throw new Error('It did not come true.');
    await new Promise((resume) => setTimeout(resume, 20));
  }
}
