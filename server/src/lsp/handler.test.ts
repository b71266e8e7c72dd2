import { expect, test } from 'vitest';
import { CancellationToken, ResponseError } from 'vscode-languageserver/node';
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
function register(handler: Handler, phase: Session['phase'] = 'running') {
  let registered: (params: unknown, token: CancellationToken) => Promise<unknown> = async () => 'not registered';
  const logged: string[] = [];
  const keep = (_method: string, called: typeof registered) => {
    registered = called;
  };
  const session = {
    phase,
    connection: { onRequest: keep, onNotification: keep },
    logFault: (where: string, error: Error) => logged.push(`${where}: ${error.stack}`),
  };
  handler.register(session as unknown as Session);
  return { answer: (params: unknown) => registered(params, CancellationToken.None), logged };
}
