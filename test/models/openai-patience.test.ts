import { describe, expect, test } from 'vitest';
import type { Script } from '../model-server.ts';
import { startModelServer } from '../model-server.ts';
import { ask, askServer } from './ask.ts';
import { NAMED_REPLIES } from './named-replies.ts';

const ANSWER = { kind: 'answer', text: 'Yes.' } as const;

/** Fails so many times, then answers. */
function failing(times: number, failure: Script): Script {
  return (request, index) => (index >= times ? ANSWER : typeof failure === 'function' ? failure(request, index) : failure);
}

describe('asking again', () => {
  test.each(['server-error', 'overloaded'] as const)('%s: until an answer comes', async (name) => {
    const { end, text, server } = await ask(failing(2, NAMED_REPLIES[name]), { firstRetryDelayMs: 5 });
    expect({ kind: end.kind, text, count: server.requests.length }).toEqual({
      kind: 'finished',
      text: 'Yes.',
      count: 3,
    });
  });

  test.each([
    ['a hang-up', { kind: 'hang-up' }],
    ['a stream cut before the first word', { kind: 'mishap', text: '', mishap: { kind: 'cut' } }],
    [
      'an error before the first word',
      { kind: 'mishap', text: '', mishap: { kind: 'error', error: { message: 'busy', code: 503 } } },
    ],
  ] as const)('%s: is tried again', async (_, failure) => {
    const { end, server } = await ask(failing(1, failure), { firstRetryDelayMs: 5 });
    expect({ kind: end.kind, count: server.requests.length }).toEqual({ kind: 'finished', count: 2 });
  });

  test.each(['rejected-key', 'unknown-model', 'bad-request', 'html', 'empty', 'redirect', 'hang'] as const)(
    '%s: never',
    async (name) => {
      const { end, server } = await ask(failing(1, NAMED_REPLIES[name]), {
        firstRetryDelayMs: 5,
        firstByteTimeoutMs: 100,
      });
      expect({ kind: end.kind, count: server.requests.length }).toEqual({ kind: 'failed', count: 1 });
    },
  );

  test.each(['cut', 'no-end', 'error-in-stream', 'silence'] as const)('%s: never once something was written', async (name) => {
    const { end, text, server } = await ask(failing(1, NAMED_REPLIES[name]), {
      firstRetryDelayMs: 5,
      silenceTimeoutMs: 100,
    });
    expect({ kind: end.kind, text, count: server.requests.length }).toEqual({
      kind: 'failed',
      text: 'The spec says ',
      count: 1,
    });
  });

  test('a Retry-After is waited for', async () => {
    const limited = { kind: 'status', status: 429, headers: { 'retry-after': '0.2' } } as const;
    const { end, durationMs } = await ask(failing(1, limited), { firstRetryDelayMs: 5 });
    expect(end.kind).toBe('finished');
    expect(durationMs).toBeGreaterThanOrEqual(200);
  });

  test('a Retry-After beyond the window is not', async () => {
    const { end, server, durationMs } = await ask(NAMED_REPLIES['rate-limited']);
    expect(end).toMatchObject({ kind: 'failed', fault: { kind: 'rate-limited', retryAfterMs: 120_000 } });
    expect(server.requests).toHaveLength(1);
    expect(durationMs).toBeLessThan(3000);
  });

  test('a Retry-After that is no time of this world is none', async () => {
    const { end } = await ask({ kind: 'status', status: 429, headers: { 'retry-after': '9'.repeat(300) } }, { retryWindowMs: 0 });
    expect(end).toMatchObject({ kind: 'failed', fault: { kind: 'rate-limited', retryAfterMs: null } });
  });

  test('a Retry-After may be a date', async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const { end } = await ask({ kind: 'status', status: 429, headers: { 'retry-after': date } });
    const fault = end.kind === 'failed' && end.fault.kind === 'rate-limited' ? end.fault : null;
    expect(fault?.retryAfterMs).toBeGreaterThan(3_500_000);
    expect(fault?.retryAfterMs).toBeLessThanOrEqual(3_600_000);
  });

  test('a used-up account is told at once', async () => {
    const { end, server } = await ask({
      kind: 'status',
      status: 429,
      body: { error: { message: 'No.', code: 'insufficient_quota' } },
    });
    expect(end).toMatchObject({ kind: 'failed', fault: { kind: 'rate-limited', quotaExhausted: true } });
    expect(server.requests).toHaveLength(1);
  });

  test('all of it ends within the window', async () => {
    const { end, server, durationMs } = await ask(NAMED_REPLIES['server-error'], {
      firstRetryDelayMs: 50,
      retryWindowMs: 500,
    });
    expect(end).toMatchObject({ kind: 'failed', fault: { kind: 'server-error', status: 500 } });
    // After 50, 100 and 200 ms; 400 more would not fit.
    expect(server.requests.length).toBeGreaterThanOrEqual(3);
    expect(server.requests.length).toBeLessThanOrEqual(4);
    expect(durationMs).toBeLessThan(1000);
  });

  test('an attempt that hangs ends with the window too', async () => {
    const script: Script = (_, index) => (index === 0 ? NAMED_REPLIES.overloaded : NAMED_REPLIES.hang);
    const { end, durationMs } = await ask(script, { firstRetryDelayMs: 5, retryWindowMs: 300 });
    expect(end).toMatchObject({ kind: 'failed', fault: { kind: 'silent' } });
    expect(durationMs).toBeLessThan(1500);
  });
});

describe('silence', () => {
  test('a slow stream is not silent, however long it takes', async () => {
    const { end, durationMs } = await ask(
      { kind: 'answer', text: 'Word by word it goes on.', chunkSize: 1, delayMs: 20 },
      { firstByteTimeoutMs: 300, silenceTimeoutMs: 300 },
    );
    expect(end.kind).toBe('finished');
    expect(durationMs).toBeGreaterThan(400);
  });
});

describe('cancelling', () => {
  test('before it was asked: nothing is sent', async () => {
    const { end, server } = await ask(ANSWER, { signal: AbortSignal.abort() });
    expect({ kind: end.kind, count: server.requests.length }).toEqual({ kind: 'cancelled', count: 0 });
  });

  test.each(['hang', 'hang-after-headers'] as const)('during %s: at once, and the server sees it', async (name) => {
    const server = await startModelServer(NAMED_REPLIES[name]);
    const controller = new AbortController();
    const asked = askServer(server, server.url, { signal: controller.signal });
    const request = await server.request(0);
    controller.abort();
    expect((await asked).end).toEqual({ kind: 'cancelled' });
    await request.closed;
    await server.close();
  });

  test.each(['flood', 'silence'] as const)('in the middle of %s: quietly, and nothing comes after', async (name) => {
    const server = await startModelServer(NAMED_REPLIES[name]);
    const controller = new AbortController();
    let after = 0;
    const { end } = await askServer(server, server.url, {
      signal: controller.signal,
      onDelta: () => {
        if (controller.signal.aborted) after++;
        else controller.abort();
      },
    });
    expect({ end, after }).toEqual({ end: { kind: 'cancelled' }, after: 0 });
    await server.requests[0]?.closed;
    await server.close();
  });

  test('between two pieces of one event', async () => {
    const body = 'data: {"choices": [{"delta": {"reasoning": "Hm.", "content": "Yes."}}]}\n\n';
    const controller = new AbortController();
    const { end, reasoning, text } = await ask(
      { kind: 'page', contentType: 'text/event-stream', body },
      { signal: controller.signal, onDelta: () => controller.abort() },
    );
    expect({ end, reasoning, text }).toEqual({ end: { kind: 'cancelled' }, reasoning: 'Hm.', text: '' });
  });

  test('between two attempts', async () => {
    const server = await startModelServer(NAMED_REPLIES.overloaded);
    const controller = new AbortController();
    const asked = askServer(server, server.url, { signal: controller.signal, firstRetryDelayMs: 10_000 });
    await (await server.request(0)).closed;
    controller.abort();
    expect((await asked).end).toEqual({ kind: 'cancelled' });
    expect(server.requests).toHaveLength(1);
    await server.close();
  });
});

test('what the listener throws is thrown, not taken for a fault, and the request is ended', async () => {
  const server = await startModelServer(NAMED_REPLIES.flood);
  const asked = askServer(server, server.url, {
    onDelta: () => {
      throw new RangeError('a bug');
    },
  });
  await expect(asked).rejects.toThrow(new RangeError('a bug'));
  await server.requests[0]?.closed;
  await server.close();
});
