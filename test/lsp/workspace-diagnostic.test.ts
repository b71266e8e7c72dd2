import { expect, test } from 'vitest';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  FileChangeType,
  ProgressType,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import type { Client } from './client.ts';
import { BROKEN, connect, createWorkspace, SPEC } from './workspace.ts';

const PULL: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, diagnostics: { refreshSupport: true } },
};

type Known = Readonly<Record<string, string>>;

async function ask(client: Client, known: Known = {}): Promise<readonly WorkspaceDocumentDiagnosticReport[]> {
  const previousResultIds = Object.entries(known).map(([uri, value]) => ({ uri, value }));
  const params = { previousResultIds };
  return (await client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', params)).items;
}

function known(items: readonly WorkspaceDocumentDiagnosticReport[]): Known {
  return Object.fromEntries(items.map(({ uri, resultId }) => [uri, resultId ?? '']));
}

/** The rules of what was found in each file that is told of anew. */
function rules(items: readonly WorkspaceDocumentDiagnosticReport[]): Readonly<Record<string, readonly unknown[]>> {
  return Object.fromEntries(
    items.flatMap((item) => (item.kind === 'full' ? [[item.uri, item.items.map(({ code }) => code)]] : [])),
  );
}

function tell(client: Client, uri: string, type: FileChangeType): Promise<void> {
  return client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
}

test('only a client that pulls is offered the diagnostics of the workspace', async () => {
  const pulling = await connect({ capabilities: PULL });
  expect(pulling.initialized?.capabilities.diagnosticProvider).toMatchObject({ workspaceDiagnostics: true });
  const other = await connect();
  expect(other.initialized?.capabilities.diagnosticProvider).toBeUndefined();
});

test('closed files are told of once, then only where something changed', { timeout: 60_000 }, async () => {
  const workspace = createWorkspace({ 'a.md': BROKEN, 'b.md': SPEC, 'README.md': '# Read [me](#nowhere)\n' });
  const a = workspace.uriOf('a.md');
  const client = await connect({ folder: workspace.uri, capabilities: PULL });
  let items = await ask(client);
  if (items.length === 0) items = await ask(client);
  expect(rules(items)).toMatchObject({ [a]: expect.arrayContaining(['broken-reference']) });
  expect(items.map(({ uri }) => uri)).not.toContain(workspace.uriOf('README.md'));

  // Nothing changed, so there is no answer until something does.
  let before = known(items);
  for (let settled = false; !settled; ) {
    const next = ask(client, before);
    settled = await Promise.race([next.then(() => false), new Promise<boolean>((done) => setTimeout(done, 3000, true))]);
    if (!settled) {
      before = { ...before, ...known(await next) };
      continue;
    }
    workspace.write('a.md', SPEC.replace('must not explain', 'must usually not explain'));
    await tell(client, a, FileChangeType.Changed);
    items = await next;
  }
  expect(rules(items)[a]).not.toContain('broken-reference');
  expect(items.find(({ uri }) => uri === a)?.resultId).not.toBe(before[a]);

  // A file that is gone has no findings any more.
  before = { ...before, ...known(items) };
  workspace.remove('a.md');
  await tell(client, a, FileChangeType.Deleted);
  expect(rules(await ask(client, before))[a]).toEqual([]);
});

test('what is found in a closed file is what is found when it is open', { timeout: 60_000 }, async () => {
  const workspace = createWorkspace({ 'a.md': BROKEN });
  const uri = workspace.uriOf('a.md');
  const client = await connect({ folder: workspace.uri, capabilities: PULL });
  const [closed] = await ask(client);
  await client.open(uri, BROKEN);
  const open = await client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  expect(closed?.kind === 'full' && closed.items).toEqual((open as { items: unknown[] }).items);
});

test('findings are streamed to a client that takes them so', { timeout: 60_000 }, async () => {
  const workspace = createWorkspace({ 'a.md': BROKEN, 'b.md': BROKEN });
  const client = await connect({ folder: workspace.uri, capabilities: PULL });
  const streamed: WorkspaceDocumentDiagnosticReport[] = [];
  client.connection.onProgress(new ProgressType<WorkspaceDiagnosticReport>(), 'p', ({ items }) => {
    streamed.push(...items);
  });
  const params = { previousResultIds: [], partialResultToken: 'p' };
  expect(await client.connection.sendRequest('workspace/diagnostic', params)).toEqual({ items: [] });
  expect(Object.keys(rules(streamed)).toSorted()).toEqual([workspace.uriOf('a.md'), workspace.uriOf('b.md')]);
});

test('files that deliberate.yaml groups are checked as one spec, with what is typed in one of them', {
  timeout: 60_000,
}, async () => {
  const b = '# B {#b}\n\nThe assistant must see [a](#a-rule).\n';
  const workspace = createWorkspace({
    'deliberate.yaml': 'specs: [{ files: [a.md, b.md] }]\n',
    'a.md': '# A {#a}\n\n- The assistant must stop. {#a-rule}\n',
    'b.md': b,
  });
  const client = await connect({ folder: workspace.uri, capabilities: PULL });
  const a = '# A {#a}\n\n- The assistant must stop. {#a-rule}\n';
  await client.open(workspace.uriOf('a.md'), a);
  let before: Known = {};
  const seen: (readonly unknown[])[] = [];
  // An editor asks again and again; what it is told is what it shows.
  const asking = (async () => {
    while (!seen.at(-1)?.includes('broken-reference')) {
      const next = await ask(client, before);
      before = { ...before, ...known(next) };
      const found = rules(next)[workspace.uriOf('b.md')];
      if (found) seen.push(found);
    }
  })();
  await new Promise((done) => setTimeout(done, 3000));
  expect(seen.flat()).not.toContain('broken-reference');
  await client.change(workspace.uriOf('a.md'), a.replace('a-rule', 'another-rule'), 2);
  await asking;
  expect(seen.at(-1)).toContain('broken-reference');
});

test('a file that is closed is told of, though the client says that it knows it', { timeout: 60_000 }, async () => {
  const workspace = createWorkspace({ 'a.md': BROKEN });
  const uri = workspace.uriOf('a.md');
  const client = await connect({ folder: workspace.uri, capabilities: PULL });
  const before = known(await ask(client));
  await client.open(uri, SPEC);
  const held = ask(client, before);
  await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  expect(rules(await held)[uri]).toContain('broken-reference');
});

test('a request that is held can be cancelled, and ends with the server', { timeout: 60_000 }, async () => {
  const workspace = createWorkspace();
  const client = await connect({ folder: workspace.uri, capabilities: PULL });
  const source = new CancellationTokenSource();
  const held = client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }, source.token);
  held.catch(() => undefined);
  await new Promise((done) => setTimeout(done, 500));
  source.cancel();
  await expect(held).rejects.toThrow();
  const last = ask(client);
  expect(await client.end()).toBe(0);
  expect(await Promise.race([last, 'no answer']).catch(() => 'ended')).toBeDefined();
});
