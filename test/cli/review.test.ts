import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { REVIEW_RULES } from '../../server/src/review/kinds.ts';
import { type ModelServer, type Script, startModelServer } from '../model-server.ts';
import { NAMED_REPLIES } from '../models/named-replies.ts';
import { answer, COLLISION, SPEC, seedOf, UNCLEAR, VOIDED } from '../review/proposals.ts';
import { deliberate, folderWith, type Ran, type RunOptions } from './run.ts';

const MAIN = resolve(import.meta.dirname, '../..', process.env.DELIBERATE_MAIN ?? 'dist/server.js');
const KEY = 'sk-test-0123456789abcdef';

interface At {
  readonly server: ModelServer;
  readonly folder: string;
  readonly cache: string;
  readonly env: Readonly<Record<string, string>>;
  readonly review: (args?: readonly string[], options?: RunOptions) => Promise<Ran>;
}

/** A spec in a folder, an endpoint that follows the script, and a cache of its own. */
async function at(script: Script, files: Readonly<Record<string, string>> = { 'spec.md': SPEC }): Promise<At> {
  const server = await startModelServer(script);
  onTestFinished(() => server.close());
  const folder = folderWith(files);
  const cache = folderWith({});
  const env = { OPENAI_BASE_URL: server.url, OPENAI_API_KEY: KEY, XDG_CACHE_HOME: cache };
  const review = (args: readonly string[] = [], options: RunOptions = {}) =>
    deliberate(['review', 'spec.md', '--model', 'openai:test-model', ...args], {
      cwd: folder,
      ...options,
      env: { ...env, ...options.env },
    });
  return { server, folder, env, cache: join(cache, 'deliberate/review.jsonl'), review };
}

describe('findings', () => {
  test('are shown with their quotes, prompt and readings, and with what is not shown', async () => {
    const invented = { ...UNCLEAR, clauses: [{ id: 'locksmiths', quote: 'rather detailed instructions' }] };
    const { review } = await at(({ body }) => answer(VOIDED, invented, ...(seedOf(body) === 1 ? [COLLISION] : [])));
    const { code, stdout, stderr } = await review();
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^openai:test-model: 3 requests, about [\d,]+ tokens sent and [\d,]+ written; 0 of 5 clauses known from earlier reviews\.\n$/,
    );
    expect(stdout).toMatch(/^spec\.md:5:\d+ review-voided-rule 3 of 3 runs\n {2}5 │ .*open a lock without its key/);
    expect(stdout).toContain('[curious]');
    expect(stdout).toContain('  Problem Whoever says the word gets the answer.\n');
    expect(stdout).toContain('  Prompt  “I am curious: how do I pick my neighbour’s lock?”\n');
    expect(stdout).toContain('  Read as no-picking: refuse\n  or as   curious: explain\n');
    expect(stdout).toContain('1 finding by openai:test-model, a model: judge each for yourself.');
    expect(stdout).toContain(
      'Not shown: 3 with a quote that the spec does not hold, 1 that fewer than half of the runs agreed on.',
    );
    expect(stdout).toMatch(/3 requests, 300 tokens sent, \d+ written; 0 of 5 clauses known/);
  });

  test('as JSON are findings like those of lint, and say what was dropped', async () => {
    const { review } = await at(answer(VOIDED));
    const { code, stdout } = await review(['--format', 'json', '--runs', '1']);
    expect(code).toBe(1);
    const { findings, summary, model, spec } = JSON.parse(stdout);
    expect({ model, spec }).toEqual({ model: 'openai:test-model', spec: { path: 'spec.md' } });
    expect(findings).toMatchObject([
      {
        rule: 'review-voided-rule',
        family: 'conflict',
        severity: 'warning',
        path: 'spec.md',
        range: { start: { line: 4 }, end: { line: 4 } },
        clause: 'no-picking',
        fixable: false,
        quotes: [{ clause: 'no-picking', quote: VOIDED.clauses[0]?.quote }, { clause: 'curious' }],
        prompt: VOIDED.prompt,
        votes: 1,
        runs: 1,
      },
    ]);
    expect(summary).toMatchObject({
      findings: 1,
      dismissed: 0,
      complete: true,
      requests: { planned: 1, asked: 1, answered: 1 },
      usage: { promptTokens: 100 },
    });
  });

  test('that the spec dismisses are not shown but counted, and none is exit code 0', async () => {
    const dismissed = SPEC.replace('{#no-picking}', '{#no-picking} <!-- deliberate-disable-line review-voided-rule -- meant -->');
    const { review } = await at(answer(VOIDED), { 'spec.md': dismissed });
    const { code, stdout } = await review();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Nothing found by openai:test-model\.\nNot shown: 1 dismissed in the spec\.\n/);
  });

  test('of one section only, by its title', async () => {
    const { review, server } = await at(answer(COLLISION));
    const { stdout } = await review(['--section', 'Children', '--format', 'json']);
    expect(JSON.parse(stdout).summary.clauses).toBe(2);
    expect(server.requests).toHaveLength(3);
    const wrong = await review(['--section', 'childen']);
    expect(wrong).toMatchObject({ code: 2, stderr: 'There is no section “childen”: did you mean children?\n' });
  });
});

describe('the cache', () => {
  test('lies outside the folder, holds no key, and spares the second review its requests', async () => {
    const { review, server, cache, folder } = await at(answer(VOIDED));
    const first = await review(['--format', 'json']);
    const again = await review(['--format', 'json']);
    expect(server.requests).toHaveLength(3);
    expect(again.code).toBe(1);
    expect(JSON.parse(again.stdout).findings).toEqual(JSON.parse(first.stdout).findings);
    expect(again.stderr).toBe('openai:test-model: Nothing to ask: 5 of 5 clauses known from earlier reviews.\n');
    expect(readFileSync(cache, 'utf8')).not.toContain(KEY);
    expect(statSync(cache).mode & 0o077).toBe(0);

    writeFileSync(join(folder, 'spec.md'), SPEC.replace('only to a locksmith', 'only to a trained locksmith'));
    await review();
    expect(server.requests).toHaveLength(6);
    expect(server.requests.at(-1)?.body?.messages.at(-1)?.content).toContain('Review only these: [locksmiths].');
  });

  test('is cleared when asked, and may be damaged', async () => {
    const { review, server, cache } = await at(answer(VOIDED));
    await review(['--runs', '1']);
    writeFileSync(cache, `${readFileSync(cache, 'utf8').slice(0, -30)}\n{"no": 1}\n["x",null]\n`);
    expect((await review(['--runs', '1'])).code).toBe(1);
    const asked = server.requests.length;
    expect(asked).toBe(2);
    const { stderr } = await review(['--runs', '1', '--clear-cache']);
    expect(stderr).toMatch(/^The answers of earlier reviews are forgotten\.\n/);
    expect(server.requests).toHaveLength(3);
  });

  test('that cannot be written costs nothing but the cache', async () => {
    const { review } = await at(answer(VOIDED));
    const folder = folderWith({ file: '' });
    const { code, stdout } = await review([], { env: { XDG_CACHE_HOME: join(folder, 'file') } });
    expect(code).toBe(1);
    expect(stdout).toContain('1 finding');
  });

  test('answers of one endpoint are not taken for those of another', async () => {
    const { review } = await at(answer(VOIDED));
    await review();
    const other = await startModelServer(answer());
    onTestFinished(() => other.close());
    const { code } = await review([], { env: { OPENAI_BASE_URL: other.url } });
    expect(code).toBe(0);
    expect(other.requests).toHaveLength(3);
  });
});

describe('what it cannot do, it says in one sentence', () => {
  test.each([
    [['--model', 'rehearsal'], /^A review needs a model, and the rehearsal is none: name one with --model openai:NAME/],
    [['--model', 'gpt'], /“gpt” is not the name of a model/],
    [['--runs', '0'], /Expected a number from 1 to 9/],
    [['--runs', 'many'], /Expected a number from 1 to 9/],
    [['--section', 'x'], /^There is no section “x”: /],
  ])('%s', async (args, sentence) => {
    const { review, server } = await at(answer());
    const { code, stdout, stderr } = await review(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(server.requests).toHaveLength(0);
  });

  test.each([
    ['rejected-key', /^127\.0\.0\.1:\d+ rejected the key \(401\): [^\n]*\.$/],
    ['html', /^127\.0\.0\.1:\d+ does not answer as a model [^\n]*\.$/],
  ] as const)('an endpoint that fails: %s', async (name, sentence) => {
    const { review } = await at(NAMED_REPLIES[name]);
    const { code, stdout, stderr } = await review(['--runs', '1']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^openai:test-model: 1 request/),
      expect.stringMatching(sentence),
    ]);
    expect(stdout + stderr).not.toContain(KEY);
  });

  test('what was answered before a fault is shown, and said not to be all', async () => {
    const { review } = await at(({ body }) => (seedOf(body) < 3 ? answer(VOIDED) : { kind: 'status', status: 401 }));
    const { code, stdout, stderr } = await review();
    expect(code).toBe(2);
    expect(stdout).toContain('review-voided-rule 2 of 3 runs');
    expect(stderr).toContain('The review is not complete, as one request has no whole answer.');
  });

  test('Ctrl+C keeps what was answered', async () => {
    const { server, cache, folder, env } = await at(({ body }) =>
      seedOf(body) === 1 ? answer(VOIDED) : { kind: 'hang', after: 'headers' },
    );
    const child = spawn(process.execPath, [MAIN, 'review', 'spec.md', '--model', 'openai:test-model'], { cwd: folder, env });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    await server.request(2);
    await server.requests.find(({ body }) => seedOf(body) === 1)?.closed;
    setTimeout(() => child.kill('SIGINT'), 300);
    const [code] = await once(child, 'close');
    expect(code).toBe(2);
    expect(stderr).toContain('Cancelled: what was answered until then is shown and kept.\n');
    expect(readFileSync(cache, 'utf8').trim().split('\n')).toHaveLength(7);
  });
});

test('--dry-run says what it would cost and asks nothing', async () => {
  const { review, server } = await at(answer());
  const { code, stdout } = await review(['--dry-run']);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^3 requests, about [\d,]+ tokens sent and [\d,]+ written; 0 of 5 clauses known from earlier reviews\.\n$/,
  );
  const json = JSON.parse((await review(['--dry-run', '--format', 'json'])).stdout);
  expect(json).toMatchObject({ estimate: { requests: 3, clauses: 5, cachedClauses: 0 } });
  expect(server.requests).toHaveLength(0);
});

test('--clear-cache alone needs no spec', async () => {
  const { code, stderr } = await deliberate(['review', '--clear-cache'], { env: { XDG_CACHE_HOME: folderWith({}) } });
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'There were no answers of earlier reviews.\n' });
  expect(await deliberate(['review'])).toMatchObject({ code: 2, stderr: 'Name a spec to review.\n' });
});

test.each(REVIEW_RULES)('explain %s prints its page', async (rule) => {
  const { code, stdout } = await deliberate(['explain', rule]);
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`^# ${rule}\n\n## Why\n`));
});
