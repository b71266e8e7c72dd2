import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { faultSentence } from '../../server/src/models/sentences.ts';
import type { Script } from '../model-server.ts';
import { ask, askServer, faultFrom } from './ask.ts';
import { NAMED_REPLIES } from './named-replies.ts';

const KEY = 'sk-test-0123456789abcdef';

/** What each misbehaviour is taken for. */
const FAULTS: readonly (readonly [keyof typeof NAMED_REPLIES, object])[] = [
  ['rejected-key', { kind: 'rejected-key', status: 401 }],
  ['forbidden', { kind: 'rejected-key', status: 403 }],
  ['unknown-model', { kind: 'unknown-model', model: 'test-model' }],
  ['bad-request', { kind: 'bad-request', status: 400, detail: 'The context is 4096 tokens long at most.' }],
  ['rate-limited', { kind: 'rate-limited', retryAfterMs: 120_000 }],
  ['server-error', { kind: 'server-error', status: 500 }],
  ['overloaded', { kind: 'server-error', status: 503 }],
  ['hang', { kind: 'silent', afterMs: 300, begun: false }],
  ['hang-after-headers', { kind: 'silent', afterMs: 300, begun: false }],
  ['silence', { kind: 'silent', afterMs: 250, begun: true }],
  ['cut', { kind: 'cut-off' }],
  ['no-end', { kind: 'cut-off' }],
  ['empty', { kind: 'empty' }],
  ['html', { kind: 'not-a-model', detail: 'what it sends is no chat completion' }],
  ['malformed', { kind: 'not-a-model', detail: 'part of its answer is not JSON' }],
  ['error-in-stream', { kind: 'server-error', status: 200, detail: 'The engine died.' }],
  ['redirect', { kind: 'not-a-model', detail: 'it redirects to login.example.com, and a key is never sent on' }],
];

describe('what goes wrong is named, and said in one sentence', () => {
  test.each(FAULTS)('%s', async (name, expected) => {
    const fault = await faultFrom(NAMED_REPLIES[name], { key: KEY, firstByteTimeoutMs: 300, silenceTimeoutMs: 250 });
    expect(fault).toEqual({ ...expected, host: expect.stringMatching(/^127\.0\.0\.1:\d+$/) });
    expect(faultSentence(fault)).toMatch(/^[^.]*127\.0\.0\.1:\d+ .*[^.]\.$/);
  });

  const OTHERS: readonly (readonly [string, Script, object])[] = [
    ['401 where no key was given', NAMED_REPLIES['rejected-key'], { kind: 'no-key' }],
    [
      '404 from a server without that path',
      { kind: 'status', status: 404, body: { detail: 'Not Found' } },
      { kind: 'not-a-model' },
    ],
    ['402', { kind: 'status', status: 402 }, { kind: 'rate-limited', quotaExhausted: true }],
    ['a status that nobody defined', { kind: 'status', status: 799 }, { kind: 'server-error' }],
    ['a filter’s finish_reason', { kind: 'answer', text: 'I', finishReason: 'content_filter' }, { kind: 'filtered' }],
    ['white space alone', { kind: 'answer', text: ' \n ' }, { kind: 'empty' }],
    ['a hang-up before any header', { kind: 'hang-up' }, { kind: 'cut-off' }],
    [
      'a line without an end',
      { kind: 'mishap', text: '', mishap: { kind: 'endless-line' } },
      { kind: 'not-a-model', detail: 'it sends data without end, but no answer' },
    ],
    ['nothing at all', { kind: 'page', contentType: 'text/event-stream', body: '' }, { kind: 'cut-off' }],
    ['JSON of another kind', { kind: 'page', contentType: 'application/json', body: '{"ok": true}' }, { kind: 'not-a-model' }],
    ['broken JSON', { kind: 'page', contentType: 'application/json', body: '{"choices": [' }, { kind: 'not-a-model' }],
    [
      'JSON null',
      { kind: 'page', contentType: 'text/event-stream', body: 'data: null\n\ndata: [DONE]\n\n' },
      { kind: 'not-a-model' },
    ],
    [
      'an error object with status 200',
      { kind: 'page', contentType: 'application/json', body: '{"error": {"message": "no", "code": 503}}' },
      { kind: 'server-error', status: 503, detail: 'no' },
    ],
    [
      'an error whose code is no word',
      { kind: 'mishap', text: '', mishap: { kind: 'error', error: { message: 'no', code: { toString: 1 }, type: [] } } },
      { kind: 'server-error', status: 200, detail: 'no' },
    ],
    [
      'choices that are none',
      { kind: 'page', contentType: 'text/event-stream', body: 'data: {"choices":[null]}\n\ndata: [DONE]\n\n' },
      { kind: 'not-a-model', detail: 'what it sends is no chat completion' },
    ],
    ['a good status without any body', { kind: 'status', status: 204 }, { kind: 'not-a-model' }],
    [
      'a rate limit inside the stream',
      {
        kind: 'mishap',
        text: '',
        mishap: { kind: 'error', error: { message: 'Slow down', type: 'rate_limit_error' } },
      },
      { kind: 'rate-limited' },
    ],
    [
      'keep-alive comments and nothing else',
      { kind: 'mishap', text: '', mishap: { kind: 'comments', everyMs: 10 } },
      { kind: 'silent', begun: true },
    ],
  ];
  test.each(OTHERS)('%s', async (_, script, expected) => {
    expect(await faultFrom(script, { silenceTimeoutMs: 60 })).toMatchObject(expected);
  });

  test('an error body without an end is not waited for', async () => {
    const { end, durationMs } = await ask({ kind: 'status', status: 401, body: 'no', unfinished: true }, { key: KEY });
    expect(end).toMatchObject({ kind: 'failed', fault: { kind: 'rejected-key', status: 401 } });
    expect(durationMs).toBeLessThan(5000);
  });

  test('a refused connection, at once', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as { port: number };
    probe.close();
    await once(probe, 'close');
    const { end, durationMs } = await askNobody(`http://127.0.0.1:${port}/v1`);
    const host = `127.0.0.1:${port}`;
    expect(end).toEqual({ kind: 'failed', fault: { kind: 'unreachable', detail: 'nothing listens there', host } });
    expect(durationMs).toBeLessThan(3000);
  });

  test('a host name that nobody has', async () => {
    const { end } = await askNobody('http://no-such-host.invalid/v1');
    expect(end).toMatchObject({
      kind: 'failed',
      fault: { kind: 'unreachable', detail: expect.stringMatching(/name/) },
    });
  });

  test('a server that speaks no HTTP', async () => {
    const server = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const { end } = await askNobody(`http://127.0.0.1:${port}/v1`);
    server.close();
    expect(end).toMatchObject({ kind: 'failed', fault: { kind: 'not-a-model', detail: 'it does not speak HTTP' } });
  });

  test('https to a server of plain http', async () => {
    const { end } = await ask((request) => ({ kind: 'answer', text: request.path }), {});
    expect(end.kind).toBe('finished');
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const { end: tls } = await askNobody(`https://127.0.0.1:${port}/v1`);
    server.close();
    expect(tls).toMatchObject({ kind: 'failed', fault: { kind: 'unreachable', detail: 'it speaks http, not https' } });
  });
});

function askNobody(baseUrl: string) {
  return askServer(undefined as never, baseUrl);
}
