import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  type ClientCapabilities,
  FileChangeType,
  type Location,
  ProgressType,
  type SymbolInformation,
} from 'vscode-languageserver/node';
import { TREAT_AS } from '../../server/src/protocol.ts';
import type { Client } from './client.ts';
import { connect, createWorkspace } from './workspace.ts';

const WATCHES: ClientCapabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

function spec(name: string): string {
  return `# ${name} {#${name.toLowerCase()} authority=root}\n\n- The assistant must not ${name}. {#no-${name.toLowerCase()}}\n`;
}

async function find(client: Client, query: string): Promise<SymbolInformation[]> {
  return client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query });
}

/** Asks until what is found has these names: the index is filled in the background. */
async function expectNames(client: Client, query: string, names: readonly string[]): Promise<void> {
  await expect
    .poll(async () => (await find(client, query)).map(({ name }) => name).toSorted(), { timeout: 25_000 })
    .toEqual(names);
}

function tell(client: Client, uri: string, type: FileChangeType): Promise<void> {
  return client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
}

test('symbols of all specs are found, those of other Markdown are not', async () => {
  const workspace = createWorkspace({
    'weapons.md': spec('Weapons'),
    'deep/er/spam.md': `\n${spec('Spam')}`,
    'README.md': '# Weapons, a readme {#weapons}\n',
    'node_modules/x/weapons.md': spec('Weapons'),
  });
  const client = await connect({ folder: workspace.uri, capabilities: WATCHES });
  await expectNames(client, 'weapons', ['Weapons', 'no-weapons', 'weapons']);
  const [spam] = (await find(client, 'no-spam')).filter(({ name }) => name === 'no-spam');
  expect(spam).toMatchObject({
    containerName: 'Spam',
    location: {
      uri: workspace.uriOf('deep/er/spam.md'),
      range: { start: { line: 3, character: 33 }, end: { line: 3, character: 40 } },
    },
  });
});

test('an open file counts as it stands in the editor', async () => {
  const workspace = createWorkspace({ 'a.md': spec('Weapons') });
  const client = await connect({ folder: workspace.uri, capabilities: WATCHES });
  await expectNames(client, 'no-', ['no-weapons']);
  await client.open(workspace.uriOf('a.md'), spec('Spam'));
  await expectNames(client, 'no-', ['no-spam']);
  await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: workspace.uriOf('a.md') } });
  await expectNames(client, 'no-', ['no-weapons']);
});

test('files that change, come and go on the disk are followed', async () => {
  const workspace = createWorkspace({ 'a.md': spec('Weapons') });
  const client = await connect({ folder: workspace.uri, capabilities: WATCHES });
  await expectNames(client, 'no-', ['no-weapons']);
  workspace.write('a.md', spec('Violence'));
  await tell(client, workspace.uriOf('a.md'), FileChangeType.Changed);
  await expectNames(client, 'no-', ['no-violence']);
  workspace.write('sub/b.md', spec('Spam'));
  await tell(client, workspace.uriOf('sub/b.md'), FileChangeType.Created);
  await expectNames(client, 'no-', ['no-spam', 'no-violence']);
  workspace.remove('a.md');
  await tell(client, workspace.uriOf('a.md'), FileChangeType.Deleted);
  await expectNames(client, 'no-', ['no-spam']);
  rmSync(fileURLToPath(workspace.uriOf('sub')), { recursive: true });
  // Of a folder that went, editors tell alone.
  await tell(client, workspace.uriOf('sub'), FileChangeType.Deleted);
  await expectNames(client, 'no-', []);
});

test('a client that watches nothing is answered from the disk as it is', async () => {
  const workspace = createWorkspace({ 'a.md': spec('Weapons') });
  const client = await connect({ folder: workspace.uri });
  await expectNames(client, 'no-', ['no-weapons']);
  workspace.write('b.md', spec('Spam'));
  await expectNames(client, 'no-', ['no-spam', 'no-weapons']);
});

test('deliberate.yaml and what an author chose decide which files are specs, without a restart', async () => {
  const workspace = createWorkspace({ 'plain.md': '# Plain\n\nThe assistant must stop. {#stop}\n', 'a.md': spec('Weapons') });
  const client = await connect({ folder: workspace.uri, capabilities: WATCHES });
  await expectNames(client, '', ['Weapons']);
  workspace.write('deliberate.yaml', 'specs: [{ files: [plain.md] }]\nignore: [a.md]\n');
  await tell(client, workspace.uriOf('deliberate.yaml'), FileChangeType.Created);
  await expectNames(client, '', ['Plain']);
  await client.connection.sendRequest(TREAT_AS, { uri: workspace.uriOf('a.md'), kind: 'spec' });
  await expectNames(client, '', ['Plain', 'Weapons']);
  workspace.remove('deliberate.yaml');
  await tell(client, workspace.uriOf('deliberate.yaml'), FileChangeType.Deleted);
  await expectNames(client, '', ['Weapons']);
});

test('folders are added and removed, also while they are indexed', async () => {
  const first = createWorkspace({ 'a.md': spec('Weapons') });
  const second = createWorkspace(Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${n}.md`, spec(`Spam${n}`)])));
  const client = await connect({ folder: first.uri, capabilities: WATCHES });
  const change = (added: readonly string[], removed: readonly string[]) => {
    const folders = (uris: readonly string[]) => uris.map((uri) => ({ uri, name: 'x' }));
    const event = { added: folders(added), removed: folders(removed) };
    return client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
  };
  await change([second.uri], []);
  await change([], [second.uri]);
  await change([second.uri, second.uri], []);
  await expectNames(client, 'no-spam39', ['no-spam39']);
  await change([], [first.uri]);
  await expectNames(client, 'no-weapons', []);
  await change([], [second.uri]);
  await expectNames(client, '', []);
});

test('a folder that is gone, loops of links and files that cannot be read do no harm', async () => {
  const workspace = createWorkspace({ 'a.md': spec('Weapons') });
  const folder = fileURLToPath(workspace.uri);
  symlinkSync(folder, join(folder, 'loop'));
  symlinkSync(join(folder, 'nowhere.md'), join(folder, 'broken.md'));
  mkdirSync(join(folder, 'folder.md'));
  writeFileSync(join(folder, 'binary.md'), Buffer.from([0xff, 0xfe, 0x00, 0x80]));
  writeFileSync(join(folder, 'large.md'), spec('Large'));
  // Takes no space on the disk.
  truncateSync(join(folder, 'large.md'), 100e6);
  const client = await connect({ folder: workspace.uri, capabilities: WATCHES });
  await expectNames(client, 'no-', ['no-weapons']);
  const told = () => client.logged.filter((message) => message.includes('large.md'));
  expect(await client.until(() => told()[0])).toContain('has 100 MB, and a spec has 20 MB at most');
  rmSync(folder, { recursive: true });
  await tell(client, workspace.uri, FileChangeType.Deleted);
  await expectNames(client, '', []);
  expect(told()).toHaveLength(1);
  expect(await client.end()).toBe(0);
});

test('indexing is shown where the client shows work, and can be cancelled', async () => {
  const workspace = createWorkspace(Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`${n}.md`, spec(`Spam${n}`)])));
  const client = await connect({ initialize: false });
  const seen: { kind: string; title?: string; cancellable?: boolean }[] = [];
  let cancel = false;
  client.connection.onRequest('window/workDoneProgress/create', ({ token }: { token: string }) => {
    client.connection.onProgress(new ProgressType<(typeof seen)[number]>(), token, (value) => {
      seen.push(value);
      if (cancel && value.kind === 'begin') void client.connection.sendNotification('window/workDoneProgress/cancel', { token });
    });
    return null;
  });
  await client.connection.sendRequest('initialize', {
    processId: null,
    rootUri: workspace.uri,
    capabilities: { ...WATCHES, window: { workDoneProgress: true } },
  });
  await client.connection.sendNotification('initialized', {});
  await expectNames(client, 'no-spam59', ['no-spam59']);
  await expect.poll(() => seen.at(-1)?.kind).toBe('end');
  expect(seen[0]).toMatchObject({ kind: 'begin', title: 'Indexing specs', cancellable: true });
  cancel = true;
  workspace.write('deliberate.yaml', 'ignore: ["*.md"]\n');
  await tell(client, workspace.uriOf('deliberate.yaml'), FileChangeType.Created);
  await expectNames(client, '', []);
  workspace.remove('deliberate.yaml');
  await tell(client, workspace.uriOf('deliberate.yaml'), FileChangeType.Deleted);
  await expect.poll(() => seen.filter(({ kind }) => kind === 'end')).toHaveLength(2);
  expect((await find(client, '')).length).toBeLessThan(60);
  // What is touched afterwards is indexed all the same.
  workspace.write('59.md', spec('Weapons'));
  await tell(client, workspace.uriOf('59.md'), FileChangeType.Changed);
  await expectNames(client, 'no-weapons', ['no-weapons']);
});

test('references are found in other specs too, open or closed', async () => {
  const other = '# B {#b authority=root}\n\nThe assistant must see [it](../a.md#no-weapons) and [that](../a.md#weapons).\n';
  const workspace = createWorkspace({ 'a.md': spec('Weapons'), 'x/b.md': other, 'x/c.md': other });
  const client = await connect({ folder: workspace.uri, capabilities: WATCHES });
  await expectNames(client, 'b', ['B', 'B', 'b', 'b']);
  await client.open(workspace.uriOf('a.md'), spec('Weapons'));
  await client.open(workspace.uriOf('x/c.md'), `\n${other}`);
  const ask = (line: number, character: number) =>
    client.connection.sendRequest<Location[]>('textDocument/references', {
      textDocument: { uri: workspace.uriOf('a.md') },
      position: { line, character },
      context: { includeDeclaration: false },
    });
  const at = (path: string, line: number, start: number, end: number) => ({
    uri: workspace.uriOf(path),
    range: { start: { line, character: start }, end: { line, character: end } },
  });
  expect(await ask(2, 38)).toEqual([at('x/c.md', 3, 23, 47), at('x/b.md', 2, 23, 47)]);
  expect(await ask(0, 4)).toEqual([at('x/c.md', 3, 52, 75), at('x/b.md', 2, 52, 75)]);
});

test('a server ends at once, also while it indexes', async () => {
  const workspace = createWorkspace(Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`${n}.md`, spec(`Spam${n}`)])));
  const client = await connect({ folder: workspace.uri, capabilities: WATCHES });
  await expect.poll(async () => (await find(client, 'no-spam')).length, { timeout: 25_000, interval: 5 }).toBeGreaterThan(0);
  expect(await client.end()).toBe(0);
});

test('questions that make no sense are answered', async () => {
  const client = await connect();
  expect(await find(client, 'x')).toEqual([]);
  for (const params of [{}, { query: null }, { query: 7 }])
    expect(await client.connection.sendRequest('workspace/symbol', params)).toEqual([]);
});
