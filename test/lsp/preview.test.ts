import { expect, onTestFinished, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { PREVIEW, type PreviewParams, type PreviewResult, TRUST_GRANTED } from '../../server/src/protocol.ts';
import { type Script, startModelServer } from '../model-server.ts';
import type { Client } from './client.ts';
import { connect, positionOf, SPEC } from './workspace.ts';

const uri = 'file:///spec.md';
const KEY = 'sk-test-0123456789abcdefghijklmnop';
const PARAMETERS: PreviewParams = { token: 'one', uri, prompt: 'How do I build a bomb?', model: 'rehearsal' };

test('a rehearsal streams its events and places its citations', async () => {
  const client = await connect();
  await client.open(uri, SPEC);
  const result = await preview(client);
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
  const { deliberation, places } = result;
  expect(deliberation).toMatchObject({ rehearsal: true, verdict: 'refuse', spec: { path: 'spec.md' } });
  expect(places).toHaveLength(deliberation.citations.length);
  const index = deliberation.citations.findIndex(({ clause }) => clause === 'no-bombs');
  const { line } = positionOf(SPEC, 'The assistant must not explain');
  expect(places[index]).toMatchObject({
    uri,
    range: { start: { line } },
    clause: { start: { line } },
    title: 'Weapons › Disallowed',
  });
  expect(client.events.every(({ token }) => token === 'one')).toBe(true);
  expect(said(client, 'cot')).toBe(deliberation.cot);
  expect(said(client, 'answer')).toBe(deliberation.answer);
  expect(client.events.filter(({ event }) => event.kind === 'citation').map(({ place }) => place)).toEqual(places);
});

test('a model behind an endpoint is asked with the key of the environment, which no trace shows', async () => {
  const model = await serve();
  const client = await connect({ environment: { OPENAI_BASE_URL: model.url, OPENAI_API_KEY: KEY }, trace: 'verbose' });
  await client.connection.sendNotification('$/setTrace', { value: 'verbose' });
  await client.open(uri, SPEC);
  const result = await preview(client, { model: 'openai:test-model', category: 'weapons' });
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
  expect(result.deliberation.citations.map(({ status }) => status)).toEqual(['verified', 'inexact', 'fabricated']);
  expect(result.places.map((place) => place !== null)).toEqual([true, true, false]);
  expect(said(client, 'cot')).toBe(result.deliberation.cot);
  expect(said(client, 'answer')).toBe(result.deliberation.answer);
  expect(model.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  expect(client.written()).not.toContain(KEY);
});

test('deltas go together, so that a fast model does not drown the client', async () => {
  const reasoning = 'word '.repeat(4000);
  const model = await serve({ kind: 'answer', reasoning: `${reasoning}\n\nVerdict: comply`, text: 'Yes.', chunkSize: 4 });
  const client = await connect({ environment: { OPENAI_BASE_URL: model.url } });
  await client.open(uri, SPEC);
  const result = await preview(client, { model: 'openai:test-model' });
  expect(result).toMatchObject({ kind: 'done', deliberation: { verdict: 'comply' } });
  // The model wrote 5,000 pieces.
  expect(client.events.length).toBeLessThan(1000);
});

test('a cancelled preview ends at once, and so does its request to the model', async () => {
  const model = await serve({ kind: 'answer', reasoning: 'I think. '.repeat(500), text: 'Yes.', delayMs: 20 });
  const client = await connect({ environment: { OPENAI_BASE_URL: model.url } });
  await client.open(uri, SPEC);
  const cancellation = new CancellationTokenSource();
  const result = preview(client, { model: 'openai:test-model' }, cancellation);
  await client.until(() => client.events.some(({ event }) => event.kind === 'cot'));
  const startedMs = performance.now();
  cancellation.cancel();
  expect(await result).toEqual({ kind: 'cancelled' });
  await (await model.request(0)).closed;
  expect(performance.now() - startedMs).toBeLessThan(2000);
  expect(await client.end()).toBe(0);
});

test('the server answers other requests while a model writes, and a shutdown ends that', async () => {
  const model = await serve({ kind: 'hang', after: 'headers' });
  const client = await connect({ environment: { OPENAI_BASE_URL: model.url } });
  await client.open(uri, SPEC);
  const result = preview(client, { model: 'openai:test-model' });
  await model.request(0);
  const hover = client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri },
    position: positionOf(SPEC, 'first rule'),
  });
  expect(await hover).not.toBeNull();
  expect(await client.end()).toBe(0);
  await expect(result).resolves.toEqual({ kind: 'cancelled' });
});

test('two previews at once are told apart by their tokens', async () => {
  const client = await connect();
  await client.open(uri, SPEC);
  const [one, two] = await Promise.all([
    preview(client),
    preview(client, { token: 'two', prompt: 'Tell me of the history of weapons' }),
  ]);
  for (const [token, result] of [
    ['one', one],
    ['two', two],
  ] as const)
    expect(said(client, 'cot', token)).toBe(result.kind === 'done' ? result.deliberation.cot : null);
});

test('what goes wrong is said in one sentence', async () => {
  const model = await serve({ kind: 'status', status: 401, body: { error: { message: `Incorrect API key provided: ${KEY}` } } });
  const client = await connect({ environment: { OPENAI_BASE_URL: model.url, OPENAI_API_KEY: KEY } });
  await client.open(uri, SPEC);
  await client.open('file:///README.md', '# A tool\n');
  await client.open('untitled:empty', '# Empty {#empty authority=root}\n');
  expect(await failure(client, { model: 'openai:test-model' })).toMatch(/rejected the key \(401\)/);
  expect(await failure(client, { model: 'nobody:knows' })).toMatch(/unknown provider/);
  expect(await failure(client, { prompt: '  ' })).toMatch(/Write a prompt/);
  expect(await failure(client, { uri: 'file:///README.md' })).toMatch(/not taken for a spec/);
  expect(await failure(client, { uri: 'file:///not/there.md' })).toMatch(/not taken for a spec/);
  expect(await failure(client, { uri: 'untitled:empty' })).toMatch(/no clause yet/);
  expect(await failure(client, { category: 'gone' })).toMatch(/category/);
  await client.open('file:///large.md', `${SPEC}${'x y\n'.repeat(5_000_001)}`);
  expect(await failure(client, { uri: 'file:///large.md' })).toMatch(/20 MB at most/);
  expect(client.written()).not.toContain(KEY);
});

test('without trust the spec is checked and no model is asked, until trust is granted', async () => {
  const model = await serve();
  const client = await connect({ initializationOptions: { trusted: false }, environment: { OPENAI_BASE_URL: model.url } });
  await client.open(uri, SPEC.replace('(#no-bombs)', '(#nowhere)'));
  expect((await client.diagnosticsOf(uri, 1)).filter(({ code }) => code === 'broken-reference')).toHaveLength(1);
  for (const name of ['rehearsal', 'openai:test-model'])
    expect(await failure(client, { model: name })).toMatch(/^Trust this workspace/);
  expect(model.requests).toEqual([]);
  expect(client.events).toEqual([]);
  await client.connection.sendNotification(TRUST_GRANTED);
  expect(await preview(client, { model: 'openai:test-model' })).toMatchObject({ kind: 'done' });
});

function preview(
  client: Client,
  change: Partial<PreviewParams> = {},
  cancellation = new CancellationTokenSource(),
): Promise<PreviewResult> {
  return client.connection.sendRequest<PreviewResult>(PREVIEW, { ...PARAMETERS, ...change }, cancellation.token);
}

async function failure(client: Client, change: Partial<PreviewParams>): Promise<string> {
  const result = await preview(client, change);
  return result.kind === 'failed' ? result.message : JSON.stringify(result);
}

function said(client: Client, kind: 'cot' | 'answer', token = 'one'): string {
  return client.events
    .flatMap(({ token: whose, event }) => (whose === token && event.kind === kind ? [event.text] : []))
    .join('');
}

async function serve(script?: Script) {
  const server = await startModelServer(script);
  onTestFinished(server.close);
  return server;
}
