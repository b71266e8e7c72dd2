import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { framed, startInitialized, startRaw } from './raw-client.ts';
import { BROKEN, connect, createWorkspace, positionOf, SPEC } from './workspace.ts';

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

/** What may come in place of a message, before the next one; and the code of the answer. */
const MALFORMED: readonly (readonly [string, (next: string) => string, number])[] = [
  ['a header without a length', (next) => `Content-Size: 5\r\n\r\n{"a":${next}`, -32700],
  ['a length that is no number', (next) => `Content-Length: many\r\n\r\n{}${next}`, -32700],
  ['a length below zero', (next) => `Content-Length: -5\r\n\r\n{}${next}`, -32700],
  ['a length that is too small', (next) => `Content-Length: 4\r\n\r\n{"jsonrpc":"2.0"}${next}`, -32700],
  ['a length that is too large', (next) => `Content-Length: 60\r\n\r\n{"jsonrpc":"2.0"}${next}`, -32700],
  ['a length beyond all reason', (next) => `Content-Length: 99999999999\r\n\r\n{}${next}`, -32700],
  ['text without a header', (next) => `GET / HTTP/1.1\r\nHost: localhost\r\n\r\n${next}`, -32700],
  ['what is no JSON', (next) => `${framed('{"jsonrpc": oh no}')}${next}`, -32700],
  ['bytes that are no text', (next) => `${framed('\u{fffd}\0\u0001')}${next}`, -32700],
  ['a batch', (next) => `${framed('[{"jsonrpc":"2.0","id":7,"method":"shutdown"}]')}${next}`, -32600],
  ['null', (next) => `${framed('null')}${next}`, -32600],
  ['a number', (next) => `${framed('7')}${next}`, -32600],
  ['an object that is no message', (next) => `${framed('{"jsonrpc":"2.0","method":7}')}${next}`, -32600],
  ['a request with an id of no kind', (next) => `${framed('{"jsonrpc":"2.0","id":{},"method":"shutdown"}')}${next}`, -32600],
  ['a cancellation of nothing', (next) => `${framed('{"jsonrpc":"2.0","method":"$/cancelRequest"}')}${next}`, -32600],
];

test('after what is no message, the next message is answered', async () => {
  const client = await startInitialized();
  for (const [index, [what, bytes, code]] of MALFORMED.entries()) {
    const before = client.received.length;
    const params = { textDocument: { uri: 'file:///a.md' } };
    client.send(bytes(framed(JSON.stringify({ jsonrpc: '2.0', id: index, method: 'textDocument/hover', params }))));
    expect(await client.until(({ id }) => id === index), what).toMatchObject({ result: null });
    const refusals = client.received.slice(before).flatMap(({ id, error }) => (error ? [[id, error.code]] : []));
    expect(refusals, what).toEqual([[null, code]]);
  }
  expect(client.faults).toEqual([]);
});

test('an initialize with nonsense begins all the same, and a second one is refused', async () => {
  for (const params of [
    { processId: 'x', capabilities: 7, workspaceFolders: 'y', initializationOptions: [1] },
    { capabilities: { workspace: null, textDocument: null }, workspaceFolders: [null, { uri: 7 }], rootUri: {} },
    { capabilities: {}, rootUri: 'not a uri', rootPath: 7, initializationOptions: { treatAs: 'all', trusted: 'no' } },
  ]) {
    const client = startRaw();
    expect(await client.ask('initialize', params)).toMatchObject({ result: { capabilities: { hoverProvider: true } } });
    expect(await client.ask('initialize', params)).toMatchObject({ error: { code: -32600 } });
  }
  const client = startRaw();
  for (const params of [undefined, {}, 'all']) expect(await client.ask('initialize', params)).toMatchObject({ error: {} });
  expect(await client.ask('initialize', { capabilities: {} })).toMatchObject({ result: {} });
});

test('a client that can do next to nothing is offered nothing that it has to be able to read', async () => {
  const client = await connect();
  const { capabilities } = client.initialized ?? {};
  expect(capabilities).toMatchObject({ hoverProvider: true, definitionProvider: true, textDocumentSync: { change: 2 } });
  for (const name of ['codeActionProvider', 'diagnosticProvider', 'inlayHintProvider', 'semanticTokensProvider'])
    expect(capabilities).not.toHaveProperty(name);
  expect(JSON.stringify(capabilities)).not.toContain('prepareProvider');
  await client.open(uri, BROKEN);
  const [broken] = (await client.diagnosticsOf(uri, 1)).filter(({ code }) => code === 'broken-reference');
  expect(Object.keys(broken ?? {}).toSorted()).toEqual(['code', 'message', 'range', 'severity', 'source']);
});

test('requests and notifications without parameters, or with a list of them, are refused and nothing more', async () => {
  const client = await startInitialized();
  for (const params of [undefined, [], [1, 2], ['x']])
    for (const method of ['textDocument/hover', 'workspace/executeCommand', 'deliberate/preview'])
      expect(await client.ask(method, params)).toMatchObject({ error: { code: -32602 } });
  for (const method of ['textDocument/didOpen', 'textDocument/didChange', 'workspace/didChangeWatchedFiles', '$/setTrace'])
    for (const params of [undefined, [], { textDocument: { uri: 'file:///a.md' } }])
      client.sendMessage({ method, ...(params === undefined ? {} : { params }) });
  expect(await client.ask('textDocument/hover', { textDocument: { uri } })).toMatchObject({ result: null });
});

test('edits out of range and the wrong way round change what they can, and the text stays the same on both sides', async () => {
  const client = await connect();
  await client.open(uri, BROKEN);
  const edits = [
    // From behind the end to before the beginning of a word.
    { range: { start: positionOf(BROKEN, '(#nowhere)'), end: positionOf(BROKEN, '[the first rule]') }, text: '' },
    { range: { start: { line: 9999, character: 9999 }, end: { line: 99_999, character: 0 } }, text: '\nSee [this](#lost).\n' },
    { range: { start: { line: 0, character: 9999 }, end: { line: 0, character: 99_999 } }, text: '' },
  ];
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: edits,
  });
  const found = await client.diagnosticsOf(uri, 2);
  const targets = found.filter(({ code }) => code === 'broken-reference').map(({ message }) => message);
  expect(targets).toHaveLength(1);
  expect(targets[0]).toContain('lost');
});

test('an edit to a document that is not open opens none', async () => {
  const client = await connect();
  const contentChanges = [{ text: BROKEN }];
  await client.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges });
  await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
  const symbols = await client.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
  expect(symbols).toEqual([]);
  expect(client.published.filter(({ diagnostics }) => diagnostics.length > 0)).toEqual([]);
});

test('a file of 100 MB is refused in a sentence, answers go on, and the memory is given back', async () => {
  const client = await connect();
  await client.open('file:///small.md', SPEC);
  const before = memoryOf(client.pid);
  const large = 'The model must stop.\n'.repeat(100e6 / 21);
  await client.open(uri, large);
  const [told, ...others] = await client.diagnosticsOf(uri, 1);
  expect(others).toEqual([]);
  expect(told).toMatchObject({
    code: 'too-large',
    message: expect.stringMatching(/^This file has 100 MB, and a spec has 20 MB/),
  });
  const startedMs = performance.now();
  const start = { line: 5, character: 0 };
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start, end: start }, text: 'x' }],
  });
  const hover = await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri: 'file:///small.md' },
    position: positionOf(SPEC, 'first rule'),
  });
  expect(hover).not.toBeNull();
  expect(performance.now() - startedMs).toBeLessThan(2000);
  if (before !== null) {
    await vi.waitFor(() => expect(memoryOf(client.pid)).toBeLessThan(before + 100), { timeout: 15_000, interval: 200 });
  }
  // A text that is small enough is read again.
  await client.change(uri, BROKEN, 3);
  expect((await client.diagnosticsOf(uri, 3)).map(({ code }) => code)).toContain('broken-reference');
});

test('a rule that fails is logged, and the others go on', async () => {
  const hook = join(tmpdir(), `deliberate-failing-rule-${process.pid}.mjs`);
  onTestFinished(() => rmSync(hook, { force: true }));
  const rules = pathToFileURL(join(import.meta.dirname, '../../server/src/lint/rules.ts')).href;
  writeFileSync(
    hook,
    `const { RULES } = await import(${JSON.stringify(rules)});
     const rule = RULES.find(({ name }) => name === 'hedged-decision');
     rule.check = () => { throw new Error('this rule is broken'); };`,
  );
  const client = await connect({ environment: { NODE_OPTIONS: `--import ${pathToFileURL(hook).href}` } });
  await client.open(uri, BROKEN);
  expect((await client.diagnosticsOf(uri, 1)).map(({ code }) => code)).toContain('broken-reference');
  await client.until(() => client.logged.find((line) => /hedged-decision/.test(line) && /this rule is broken/.test(line)));
});

test('what a library prints does not stand among the messages, and a fault outside of any request ends nothing', async () => {
  const noise = `setInterval(() => { console.log('noise', { a: 1 }); console.info('more'); }, 5);
    setTimeout(() => { throw new Error('a fault of a timer'); }, 1500);
    setTimeout(() => { void Promise.reject(new Error('a fault of a promise')); }, 1500);`;
  const client = await startInitialized({
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(`if (process.argv.includes('lsp')) { ${noise} }`)}`,
  });
  const logged = (text: string) => client.until(({ params }) => JSON.stringify(params ?? '').includes(text));
  await logged('a fault of a timer');
  await logged('a fault of a promise');
  expect(await client.ask('textDocument/hover', { textDocument: { uri } })).toMatchObject({ result: null });
  expect(client.faults).toEqual([]);
  expect(client.printed()).toContain('noise { a: 1 }');
});

test('the server ends when the process that started it has ended, though its pipes are still open', async () => {
  const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  onTestFinished(() => void parent.kill('SIGKILL'));
  const client = startRaw();
  await client.ask('initialize', { processId: parent.pid, rootUri: null, capabilities: {} });
  parent.kill('SIGKILL');
  const startedMs = performance.now();
  expect(await client.exited).toBe(1);
  expect(performance.now() - startedMs).toBeLessThan(10_000);
});

test('the server ends soon when its input is closed, also in the middle of a message', async () => {
  for (const bytes of ['', 'Content-Length: 500\r\n\r\n{"jsonrpc":']) {
    const client = await startInitialized();
    client.send(bytes);
    const startedMs = performance.now();
    client.server.stdin?.end();
    expect(await client.exited).toBe(1);
    expect(performance.now() - startedMs).toBeLessThan(2000);
  }
});

test('a folder that goes away under it takes nothing with it', async () => {
  const workspace = createWorkspace({ 'deliberate.yaml': 'specs:\n  - files: [a.md, b.md]\n', 'a.md': BROKEN, 'b.md': SPEC });
  const client = await connect({ folder: workspace.uri });
  const a = workspace.uriOf('a.md');
  await client.open(a, BROKEN);
  await client.diagnosticsOf(a, 1);
  rmSync(fileURLToPath(workspace.uri), { recursive: true });
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: ['deliberate.yaml', 'a.md', 'b.md'].map((name) => ({ uri: workspace.uriOf(name), type: 3 })),
  });
  await client.change(a, `${BROKEN}\nMore.\n`, 2);
  expect((await client.diagnosticsOf(a, 2)).map(({ code }) => code)).toContain('broken-reference');
  const b = workspace.uriOf('b.md');
  const params = { command: 'deliberate.server.preview', arguments: [{ uri: b, prompt: 'a' }] };
  await expect(client.connection.sendRequest('workspace/executeCommand', params)).rejects.toMatchObject({ code: -32803 });
  expect(client.logged).toEqual([]);
});

test('requests that were cancelled before their turn are not worked on', async () => {
  const client = await startInitialized();
  const params = { textDocument: { uri, languageId: 'markdown', version: 1, text: SPEC.repeat(200) } };
  client.sendMessage({ method: 'textDocument/didOpen', params });
  const requests = [...Array(50).keys()].map((id) => ({
    id,
    method: 'textDocument/documentSymbol',
    params: { textDocument: { uri } },
  }));
  const cancellations = requests.slice(1).map(({ id }) => ({ method: '$/cancelRequest', params: { id } }));
  // All at once, so that none has begun.
  const messages = [...requests, ...cancellations].map((each) => framed(JSON.stringify({ jsonrpc: '2.0', ...each })));
  client.send(messages.join(''));
  for (const { id } of requests.slice(1)) expect((await client.until((each) => each.id === id)).error?.code).toBe(-32800);
  expect((await client.until(({ id }) => id === 0)).error).toBeUndefined();
});

/** MB of memory that a process holds; null where the machine does not say. */
function memoryOf(pid: number | undefined): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
