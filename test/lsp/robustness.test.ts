import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect, positionOf, SPEC } from './workspace.ts';

const uri = 'file:///spec.md';

test('a request before initialize, and one after shutdown, are refused', async () => {
  const early = await connect({ initialize: false });
  await expect(early.connection.sendRequest('textDocument/hover', {})).rejects.toMatchObject({ code: -32002 });
  const late = await connect();
  await late.connection.sendRequest('shutdown');
  await expect(late.connection.sendRequest('textDocument/hover', {})).rejects.toMatchObject({ code: -32600 });
});

test('an exit without shutdown is no clean end; with it, it is', async () => {
  const client = await connect();
  await client.connection.sendNotification('exit');
  expect(await client.exited).toBe(1);
  expect(await (await connect()).end()).toBe(0);
});

test('the server ends when its client closes the stream', async () => {
  const client = await connect();
  client.connection.end();
  expect(await client.exited).toBe(1);
});

test('positions that are nowhere, and parameters that are nothing, harm nobody', async () => {
  const client = await connect();
  await client.open(uri, SPEC);
  const positions = [
    { line: -1, character: -1 },
    { line: 1e9, character: 1e9 },
    { line: 0.5, character: 1 },
    { line: 'x' },
    {},
    null,
    undefined,
  ];
  for (const method of ['textDocument/hover', 'textDocument/definition'])
    for (const position of positions) {
      const answer = client.connection.sendRequest(method, { textDocument: { uri }, position });
      await expect(answer).resolves.toSatisfy((result) => result === null || typeof result === 'object');
    }
  for (const params of [{}, { textDocument: null }, { textDocument: { uri: 7 } }])
    for (const method of ['hover', 'definition', 'codeLens', 'documentSymbol', 'diagnostic'])
      await expect(client.connection.sendRequest(`textDocument/${method}`, params)).rejects.toMatchObject({ code: -32602 });
  await expect(client.connection.sendRequest('deliberate/preview', {})).rejects.toMatchObject({ code: -32602 });
  await expect(client.connection.sendRequest('deliberate/treatAs', { uri, kind: 'both' })).rejects.toMatchObject({
    code: -32602,
  });
  await expect(client.connection.sendRequest('no/such/method', {})).rejects.toMatchObject({ code: -32601 });
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: 'file:///unopened.md', version: 2 },
    contentChanges: [],
  });
  await client.connection.sendNotification('textDocument/didOpen', {});
  await client.connection.sendNotification('textDocument/didOpen', { textDocument: { uri: 'file:///textless.md' } });
  const hover = await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri },
    position: positionOf(SPEC, 'first rule'),
  });
  expect(hover).not.toBeNull();
});

test('a burst of changes ends with the newest version and never goes back', async () => {
  const client = await connect();
  await client.open(uri, SPEC);
  for (let version = 2; version <= 60; version += 1) await client.change(uri, `${SPEC}\nSee [${version}](#nowhere).\n`, version);
  expect((await client.diagnosticsOf(uri, 60)).map(({ code }) => code)).toContain('broken-reference');
  const versions = client.published.map(({ version }) => version ?? 0);
  expect(versions).toEqual(versions.toSorted((a, b) => a - b));
});

test('it speaks over a channel of Node too', async () => {
  const main = join(import.meta.dirname, '../../server/src/main.ts');
  const server = fork(main, ['lsp', '--node-ipc'], { silent: true });
  server.send({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: process.pid, rootUri: null, capabilities: {} },
  });
  const [answer] = await once(server, 'message');
  expect(answer).toMatchObject({ id: 1, result: { capabilities: { hoverProvider: true } } });
  const exited = once(server, 'exit');
  server.disconnect();
  expect((await exited)[0]).toBe(1);
});
