import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { BROKEN, connect, createWorkspace, positionOf, SPEC } from './workspace.ts';

const PULL = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };

test('every version is published, also when nothing changed', async () => {
  const client = await connect();
  const uri = 'file:///spec.md';
  await client.open(uri, BROKEN);
  const first = (await client.diagnosticsOf(uri, 1)).find(({ code }) => code === 'broken-reference');
  expect(first).toMatchObject({ source: 'deliberate', code: 'broken-reference', severity: 1 });
  expect(first?.range.start.line).toBe(positionOf(BROKEN, '[the first rule]').line);
  for (const version of [2, 3, 4]) await client.change(uri, BROKEN, version);
  await client.change(uri, SPEC, 5);
  for (const version of [2, 3, 4]) expect(await client.diagnosticsOf(uri, version)).toHaveLength(1);
  expect(await client.diagnosticsOf(uri, 5)).toEqual([]);
  expect(client.published.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
  await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  await client.until(() =>
    client.published.find(({ version, diagnostics }) => version === undefined && diagnostics.length === 0),
  );
  expect(await client.end()).toBe(0);
});

test('edits come in pieces, and positions behind the text are its end', async () => {
  const client = await connect();
  const uri = 'untitled:Untitled-1';
  await client.open(uri, SPEC);
  const start = positionOf(SPEC, 'no-bombs) says');
  const edits = [
    { range: { start, end: { line: start.line, character: start.character + 8 } }, text: 'nowhere' },
    { range: { start: { line: 9999, character: 9 }, end: { line: 99999, character: 0 } }, text: '\n\nSee [that](#nothing).\n' },
  ];
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: edits,
  });
  const found = await client.diagnosticsOf(uri, 2);
  expect(found.filter(({ code }) => code === 'broken-reference')).toHaveLength(2);
});

test('a client that pulls is published nothing', async () => {
  const client = await connect({ capabilities: PULL });
  expect(client.initialized?.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true });
  const uri = 'file:///spec.md';
  await client.open(uri, BROKEN);
  const pull = (previousResultId?: string) =>
    client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId,
    });
  const report = await pull();
  expect(report).toMatchObject({
    kind: 'full',
    items: expect.arrayContaining([expect.objectContaining({ code: 'broken-reference' })]),
  });
  expect(await pull(report.resultId)).toEqual({ kind: 'unchanged', resultId: report.resultId });
  await client.change(uri, SPEC, 2);
  expect(await pull(report.resultId)).toMatchObject({ kind: 'full', items: [] });
  expect(client.published).toEqual([]);
});

test('files form one spec where deliberate.yaml groups them, and a change of one is seen in the other', async () => {
  const rules = '# Rules {#rules}\n\nThe assistant must stop, as [the end](b.md#end) says.\n';
  const workspace = createWorkspace({
    'deliberate.yaml': 'specs:\n  - files: [a.md, b.md]\n',
    'a.md': rules,
    'b.md': '# End {#end}\n\nThe assistant must be brief.\n',
  });
  const client = await connect({ folder: workspace.uri });
  const [a, b] = [workspace.uriOf('a.md'), workspace.uriOf('b.md')];
  await client.open(a, rules);
  expect(await client.diagnosticsOf(a, 1)).toEqual([]);
  expect(await client.kindOf(a, 'spec')).toMatchObject({ reason: 'configured' });
  await client.open(b, '# Finish {#other}\n\nThe assistant must be brief.\n');
  const broken = await client.until(() => client.published.find(({ uri, diagnostics }) => uri === a && diagnostics.length > 0));
  expect(broken).toMatchObject({ version: 1, diagnostics: [{ code: 'broken-reference' }] });
});

test('a change of deliberate.yaml and of eval files is seen when the client tells of it', async () => {
  const text = `${SPEC}\nThe assistant must be kind[^abc1].\n`;
  const workspace = createWorkspace({ 'spec.md': text, 'examples/other.md': 'x' });
  const client = await connect({
    folder: workspace.uri,
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  });
  const uri = workspace.uriOf('spec.md');
  await client.open(uri, text);
  expect((await client.diagnosticsOf(uri, 1)).map(({ code }) => code)).toContain('missing-eval-file');
  const tell = (path: string, type: 1 | 2 | 3) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: workspace.uriOf(path), type }] });
  workspace.write('examples/abc1.md', 'x');
  await tell('examples/abc1.md', 1);
  await client.until(
    () => client.published.length > 1 && client.published.at(-1)?.diagnostics.every(({ code }) => code !== 'missing-eval-file'),
  );
  workspace.write('deliberate.yaml', 'ignore: [spec.md]\n');
  await tell('deliberate.yaml', 1);
  expect(await client.kindOf(uri, 'other')).toMatchObject({ detail: 'deliberate.yaml says to ignore it' });
  await client.until(() => client.published.at(-1)?.diagnostics.length === 0);
});

test('deliberate.yaml has diagnostics of its own', async () => {
  const client = await connect();
  await client.open('file:///deliberate.yaml', 'spces: []\n');
  expect(await client.diagnosticsOf('file:///deliberate.yaml', 1)).toMatchObject([{ code: 'configuration', severity: 2 }]);
  expect(client.kinds).toEqual([]);
});

test('a document that is too large is refused in words', async () => {
  const client = await connect();
  await client.open('file:///spec.md', SPEC + 'x'.repeat(20_000_001));
  expect(await client.diagnosticsOf('file:///spec.md', 1)).toMatchObject([{ severity: 3, code: 'too-large' }]);
  expect(
    await client.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri: 'file:///spec.md' } }),
  ).toEqual([]);
});

test('what a client can show is sent, and nothing else', async () => {
  const uri = 'file:///spec.md';
  const text = SPEC.replace('{#allowed}', '{#disallowed}');
  const plain = await connect();
  await plain.open(uri, text);
  expect((await plain.diagnosticsOf(uri, 1)).some((each) => each.relatedInformation || each.tags)).toBe(false);
  const able = await connect({ capabilities: { textDocument: { publishDiagnostics: { relatedInformation: true } } } });
  await able.open(uri, text);
  const duplicate = (await able.diagnosticsOf(uri, 1)).find(({ code }) => code === 'duplicate-id');
  expect(duplicate?.relatedInformation?.[0]?.location.uri).toBe(uri);
});

test('what a baseline accepts is not shown, and is shown again when the baseline goes', async () => {
  const workspace = createWorkspace({ 'spec.md': BROKEN });
  execFileSync(process.execPath, [join(import.meta.dirname, '../../server/src/main.ts'), 'lint', '--write-baseline'], {
    cwd: fileURLToPath(workspace.uri),
    stdio: 'ignore',
  });
  const client = await connect({ folder: workspace.uri });
  const uri = workspace.uriOf('spec.md');
  await client.open(uri, BROKEN);
  const broken = async (version: number) =>
    (await client.diagnosticsOf(uri, version)).filter(({ code }) => code === 'broken-reference').length;
  expect(await broken(1)).toBe(0);
  await client.change(uri, `${BROKEN}\nThe assistant must follow [that](#nothing).\n`, 2);
  expect(await broken(2)).toBe(1);
  workspace.remove('deliberate-baseline.json');
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: workspace.uriOf('deliberate-baseline.json'), type: 3 }],
  });
  await client.until(() => client.published.at(-1)?.diagnostics.filter(({ code }) => code === 'broken-reference').length === 2);
});
