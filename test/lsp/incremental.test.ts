import { expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
import type { Client } from './client.ts';
import { connect, positionOf } from './workspace.ts';

const uri = 'file:///spec.md';

/** Longer than what is linted whole at every keystroke. */
const LONG = `# Long policy {#long authority=root}

${Array.from({ length: 260 }, (_, at) => `## Part ${at} {#part-${at}}\n\nThe assistant must not give the number ${at} to people who ask it for that number.\n`).join('\n')}
`;

async function insert(client: Client, text: string, before: string, inserted: string, version: number): Promise<string> {
  const start = positionOf(text, before);
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version },
    contentChanges: [{ range: { start, end: start }, text: inserted }],
  });
  const at = text.indexOf(before);
  return text.slice(0, at) + inserted + text.slice(at);
}

/** What every rule finds in a text that refers to something that is not there. */
async function freshly(text: string): Promise<readonly Diagnostic[]> {
  const client = await connect();
  await client.open(uri, text);
  const published = await client.until(() => client.published.find(({ diagnostics }) => codesOf(diagnostics).includes(WHOLE)));
  return published.diagnostics;
}

/** A rule that weighs the whole spec. */
const WHOLE = 'broken-reference';

function codesOf(diagnostics: readonly Diagnostic[]) {
  return diagnostics.map(({ code }) => code);
}

test('of a long spec that is opened, what stands in its sections is found at once, and what follows from the whole after it', async () => {
  const client = await connect();
  await client.open(uri, `${LONG}\nSee [that](#part-9999). The assistant should usually refuse, etc.\n`);
  expect(codesOf(await client.diagnosticsOf(uri, 1))).toContain('open-list');
  expect(codesOf(client.published[0]?.diagnostics ?? [])).not.toContain(WHOLE);
  await client.until(() => codesOf(client.published.at(-1)?.diagnostics ?? []).includes(WHOLE));
  expect(codesOf(client.published.at(-1)?.diagnostics ?? [])).toContain('open-list');
});

test('what is typed into a long spec is found at once, and what follows from the whole when the typing pauses', async () => {
  const client = await connect();
  await client.open(uri, LONG);
  await client.diagnosticsOf(uri, 1);
  const text = await insert(
    client,
    LONG,
    'The assistant must not give the number 200 ',
    'See [that](#part-9999). It should usually refuse, etc. ',
    2,
  );
  const first = client.published.find(({ version }) => version === 2) ?? (await firstOf(client, 2));
  expect(codesOf(first.diagnostics)).toContain('open-list');
  expect(codesOf(first.diagnostics)).not.toContain(WHOLE);
  const expected = await freshly(text);
  await client.until(() =>
    client.published.some(({ version, diagnostics }) => version === 2 && diagnostics.length === expected.length),
  );
  expect(client.published.at(-1)?.diagnostics).toEqual(expected);
});

test('after many edits the diagnostics are those of a fresh server', async () => {
  const client = await connect();
  await client.open(uri, LONG);
  let text = LONG;
  const edits: readonly (readonly [before: string, inserted: string])[] = [
    ['The assistant must not give the number 7 ', '~~~\n'],
    ['The assistant must not give the number 7 ', 'code\n~~~\n\n'],
    ['## Part 30 ', '[part]: #part-3\n\nSee [the part][part].\n\n'],
    ['The assistant must not give the number 100 ', '- and/or\n- [gone](#gone)\n\n'],
    ['## Part 0 ', '<!-- deliberate-disable-next-line broken-reference -- soon written -->\n[gone](#gone)\n\n'],
    ['# Long policy', '---\nauthority: nobody\n---\n\n'],
  ];
  for (const [at, [before, inserted]] of edits.entries()) text = await insert(client, text, before, inserted, at + 2);
  const expected = await freshly(text);
  await client.until(() => {
    const last = client.published.at(-1);
    return last?.version === edits.length + 1 && JSON.stringify(last.diagnostics) === JSON.stringify(expected);
  });
});

test('a client that pulls is told to pull again when the rules on the whole spec have run', async () => {
  const capabilities = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };
  const client = await connect({ capabilities });
  let refreshes = 0;
  client.connection.onRequest('workspace/diagnostic/refresh', () => {
    refreshes += 1;
    return null;
  });
  const pull = (previousResultId?: string) =>
    client.connection.sendRequest<{ resultId: string; items?: readonly Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId,
    });
  await client.open(uri, LONG);
  await pull();
  await insert(client, LONG, 'The assistant must not give the number 200 ', 'See [that](#part-9999). ', 2);
  const first = await pull();
  expect(first.items?.map(({ code }) => code)).not.toContain('broken-reference');
  await expect.poll(() => refreshes, { timeout: 15_000 }).toBeGreaterThan(0);
  const second = await pull(first.resultId);
  expect(second.items?.map(({ code }) => code)).toContain('broken-reference');
  expect(await pull(second.resultId)).toMatchObject({ kind: 'unchanged' });
});

async function firstOf(client: Client, version: number) {
  await client.diagnosticsOf(uri, version);
  const found = client.published.find((each) => each.version === version);
  if (!found) throw new Error(`nothing was published for version ${version}`);
  return found;
}
