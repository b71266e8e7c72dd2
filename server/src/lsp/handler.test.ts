import { expect, test } from 'vitest';
import { CancellationToken, CancellationTokenSource, ResponseError } from 'vscode-languageserver/node';
import { defineNotification, defineRequest, type Handler, InvalidParameters } from './handler.ts';
import type { Session } from './session.ts';

test('an exception is logged with its stack and answered with an error', async () => {
  const { answer, logged } = register(defineRequest({ method: 'a', answer: () => fail(new TypeError('a bug')) }));
  expect(await answer({})).toMatchObject({ code: -32603, message: expect.stringContaining('a failed') });
  expect(logged).toEqual([expect.stringMatching(/^a: TypeError: a bug\n\s+at /)]);
});

test('a rejected promise is an exception too', async () => {
  const { answer, logged } = register(defineRequest({ method: 'a', answer: () => Promise.reject(new Error('later')) }));
  expect(await answer({})).toBeInstanceOf(ResponseError);
  expect(logged).toHaveLength(1);
});

test('parameters that are wrong are answered and not logged', async () => {
  const { answer, logged } = register(defineRequest({ method: 'a', answer: () => fail(new InvalidParameters('no uri')) }));
  expect(await answer({})).toMatchObject({ code: -32602, message: 'no uri' });
  expect(logged).toEqual([]);
});

test('an exception in a notification is logged and ends nothing', async () => {
  const { answer, logged } = register(defineNotification({ method: 'a', take: () => fail(new Error('a bug')) }));
  await expect(answer({})).resolves.toBeUndefined();
  expect(logged).toEqual([expect.stringContaining('a bug')]);
});

test('parameters that are missing, or a list, are refused, and a notification needs none', async () => {
  const { connected, logged } = register(defineRequest({ method: 'a', answer: () => 'answered' }));
  for (const given of [[], [7], [null], [{}, {}]])
    expect(await connected(...given, CancellationToken.None)).toMatchObject({ code: -32602 });
  const taken: unknown[] = [];
  await register(defineNotification({ method: 'a', take: (_, params) => void taken.push(params) })).connected();
  expect(taken).toEqual([{}]);
  expect(logged).toEqual([]);
});

test('what is about places in a text that has changed meanwhile is not answered, so that no edit lands elsewhere', async () => {
  const params = { textDocument: { uri: 'file:///a.md' } };
  const ask = (method: string, version: number | null) => {
    const documents = new Map([['file:///a.md', { version: 1 }]]);
    const answer = () => {
      if (version === null) documents.clear();
      else documents.set('file:///a.md', { version });
      return ['an edit'];
    };
    return register(defineRequest({ method, answer }), 'running', documents).answer(params);
  };
  expect(await ask('textDocument/formatting', 1)).toEqual(['an edit']);
  expect(await ask('textDocument/formatting', 2)).toMatchObject({ code: -32801 });
  expect(await ask('textDocument/formatting', null)).toMatchObject({ code: -32801 });
  // Typing on narrows an older completion.
  expect(await ask('textDocument/completion', 2)).toEqual(['an edit']);
  expect(await ask('deliberate/preview', 2)).toEqual(['an edit']);
});

test('a cancelled request is answered so, whatever came of it', async () => {
  const source = new CancellationTokenSource();
  const { connected } = register(defineRequest({ method: 'a', answer: () => source.cancel() }));
  expect(await connected({}, source.token)).toMatchObject({ code: -32800 });
});

test('nothing is done before initialize or after shutdown', async () => {
  for (const [phase, code] of [
    ['waiting', -32002],
    ['ended', -32600],
  ] as const) {
    const done: string[] = [];
    const request = register(defineRequest({ method: 'a', answer: () => done.push('request') }), phase);
    expect(await request.answer({})).toMatchObject({ code });
    await register(defineNotification({ method: 'a', take: () => void done.push('notification') }), phase).answer({});
    expect(done).toEqual([]);
  }
});

function fail(error: Error): never {
  throw error;
}

/** What the connection would call. */
function register(
  handler: Handler,
  phase: Session['phase'] = 'running',
  documents: ReadonlyMap<string, { readonly version: number }> = new Map(),
) {
  let registered: (...given: readonly unknown[]) => Promise<unknown> = async () => 'not registered';
  const logged: string[] = [];
  const keep = (_method: string, called: typeof registered) => {
    registered = called;
  };
  const session = {
    phase,
    connection: { onRequest: keep, onNotification: keep },
    workspace: { documents },
    logFault: (where: string, error: Error) => logged.push(`${where}: ${error.stack}`),
  };
  handler.register(session as unknown as Session);
  const connected = (...given: readonly unknown[]) => registered(...given);
  return { connected, answer: (params: unknown) => registered(params, CancellationToken.None), logged };
}
