import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Script, startModelServer } from '../model-server.ts';
import { NAMED_REPLIES } from '../models/named-replies.ts';
import { deliberate, type Ran, type RunOptions } from './run.ts';

const SPEC = join(import.meta.dirname, 'fixtures/honesty.md');
const KEY = 'sk-test-0123456789abcdef';
const LIMIT_MS = 20_000;

/** Times that a user may set, as they are too long to wait for here. */
const PATIENCE = { DELIBERATE_FIRST_BYTE_SECONDS: '1', DELIBERATE_SILENCE_SECONDS: '1' };

function ask(baseUrl: string, args: readonly string[] = [], options: RunOptions = {}): Promise<Ran> {
  const env = { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: KEY, ...options.env };
  return deliberate(['preview', SPEC, '--prompt', 'Hello?', '--model', 'openai:test-model', ...args], { ...options, env });
}

/** One plain sentence, on a line of its own, without stack or key; exit code 2; in time. */
function expectOneSentence({ code, stdout, stderr, durationMs }: Ran, sentence: RegExp): void {
  expect(stderr).toMatch(sentence);
  expect(stderr).toMatch(/^[^\n]*\.\n$/);
  expect(stdout + stderr).not.toContain(KEY);
  expect(stdout + stderr).not.toMatch(/\n {4}at /);
  expect(code).toBe(2);
  expect(durationMs).toBeLessThan(LIMIT_MS);
}

const FAULTS: readonly (readonly [keyof typeof NAMED_REPLIES, RegExp])[] = [
  ['rejected-key', /rejected the key \(401\)/],
  ['rate-limited', /too many requests now \(429\) and asks to wait 2 minutes/],
  ['server-error', /failed \(500\)/],
  ['hang', /did not begin to answer within/],
  ['silence', /fell silent/],
  ['cut', /broke off before its answer was complete/],
  ['no-end', /broke off before its answer was complete/],
  ['empty', /gave an empty answer/],
  ['truncated', /stopped at its token limit/],
  ['html', /does not answer as a model/],
  ['malformed', /does not answer as a model/],
  ['key-echoed', /did not accept the request \(400\)/],
];

describe.concurrent('each fault of an endpoint is one plain sentence and exit code 2', () => {
  test.each(FAULTS)('%s', async (name, sentence) => {
    const script: Script = NAMED_REPLIES[name];
    const server = await startModelServer(script);
    try {
      expectOneSentence(await ask(server.url, [], { env: PATIENCE }), sentence);
    } finally {
      await server.close();
    }
  });

  test('a refused connection', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as { port: number };
    probe.close();
    await once(probe, 'close');
    expectOneSentence(await ask(`http://127.0.0.1:${port}/v1`), /^Could not reach 127\.0\.0\.1:\d+ /);
  });

  test('JSON stays empty where there is no deliberation', async () => {
    const server = await startModelServer(NAMED_REPLIES['rejected-key']);
    const ran = await ask(server.url, ['--format', 'json']);
    await server.close();
    expect(ran.stdout).toBe('');
    expectOneSentence(ran, /rejected the key/);
  });
});

test('a server that is busy for a second is asked again', async () => {
  const server = await startModelServer((_, index) =>
    index === 0
      ? { kind: 'status', status: 429, headers: { 'retry-after': '1' } }
      : { kind: 'answer', reasoning: 'Fine.\n\nVerdict: comply', text: 'Hello.' },
  );
  const { code, stdout } = await ask(server.url);
  await server.close();
  expect(code).toBe(0);
  expect(stdout).toContain('Verdict  comply');
  expect(server.requests).toHaveLength(2);
});

describe('Ctrl+C', () => {
  test('in mid-stream shows what came, says so in one line, and lets the endpoint go', async () => {
    const server = await startModelServer({
      kind: 'answer',
      reasoning: 'I think about it again. '.repeat(2000),
      text: 'Yes.',
      delayMs: 20,
    });
    let interrupted = false;
    const ran = await ask(server.url, [], {
      onOutput: (soFar, child) => {
        if (interrupted || !soFar.includes('think about it again')) return;
        interrupted = true;
        child.kill('SIGINT');
      },
    });
    await server.requests[0]?.closed;
    await server.close();
    expect(ran.code).toBe(2);
    expect(ran.stderr).toBe('Cancelled.\n');
    expect(ran.stdout).toMatch(/Chain of thought\n {2}I think about it again.*\n$/s);
    expect(ran.stdout).not.toContain('Verdict');
  });

  test('works before anything came', async () => {
    const server = await startModelServer(NAMED_REPLIES.hang);
    const run = ask(server.url, [], {
      onOutput: (soFar, child) => {
        if (soFar.includes('Prompt')) void server.request(0).then(() => child.kill('SIGINT'));
      },
    });
    const { code, stderr, durationMs } = await run;
    await server.close();
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'Cancelled.\n' });
    expect(durationMs).toBeLessThan(10_000);
  });
});
