import { expect, onTestFinished, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import {
  REVIEW,
  REVIEW_DISMISSAL,
  REVIEW_ESTIMATE,
  REVIEW_PROGRESS,
  type ReviewDismissalResult,
  type ReviewEstimateResult,
  type ReviewParams,
  type ReviewProgressParams,
  type ReviewResult,
} from '../../server/src/protocol.ts';
import { type Script, startModelServer } from '../model-server.ts';
import { answer, COLLISION, SPEC, UNCLEAR, VOIDED } from '../review/proposals.ts';
import type { Client } from './client.ts';
import { connect, createWorkspace, positionOf } from './workspace.ts';

const uri = 'file:///locks.md';
const KEY = 'sk-test-0123456789abcdefghijklmnop';
const PARAMETERS: ReviewParams = { token: 'one', uri, model: 'openai:test-model' };
type Done = Extract<ReviewResult, { kind: 'done' }>;

test('a review of the spec places its findings, tells how far it is, and never shows the key', async () => {
  const { client, model, progress } = await reviewing(answer(VOIDED, COLLISION));
  const { findings, scope, shortfall, notShown, title } = await done(client);
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['review-voided-rule', 'warning'],
    ['review-collision', 'warning'],
  ]);
  expect(findings[0]).toMatchObject({
    prompt: VOIDED.prompt,
    category: expect.any(String),
    places: [
      {
        uri,
        range: { start: positionOf(SPEC, VOIDED.clauses[0]?.quote ?? '') },
        title: 'Rules',
        clause: { text: expect.stringMatching(/^The assistant must not explain/) },
      },
      { range: { start: positionOf(SPEC, VOIDED.clauses[1]?.quote ?? '') } },
    ],
  });
  expect(findings[0]?.message).toMatch(/^Unexpected .*:\n.*\nPrompt that shows it: “.*”\nRead as: .*\nor as: .*\nChange: .*$/);
  for (const { places } of findings)
    for (const { clause } of places) expect(SPEC.slice(clause.start, clause.end)).toBe(clause.text);
  expect({ scope, shortfall, notShown, title }).toEqual({
    scope: [{ uri, start: 0, end: SPEC.length }],
    shortfall: null,
    notShown: '',
    title: 'Locks',
  });
  expect(progress).toEqual([1, 2, 3].map((number) => ({ token: 'one', done: number, total: 3, findings: expect.any(Number) })));
  expect(model.requests.every(({ headers }) => headers.authorization === `Bearer ${KEY}`)).toBe(true);
  expect(client.written()).not.toContain(KEY);
});

test('a section is the one around the position, and an estimate asks nothing', async () => {
  const { client, model } = await reviewing(answer(COLLISION));
  const position = positionOf(SPEC, 'must not name');
  const estimate = await client.connection.sendRequest<ReviewEstimateResult>(REVIEW_ESTIMATE, { ...PARAMETERS, position });
  expect(estimate).toMatchObject({
    kind: 'estimated',
    title: 'Children',
    requests: 3,
    cost: expect.stringMatching(/^3 requests, about .* of 2 clauses/),
  });
  expect(model.requests).toHaveLength(0);
  const { findings, scope } = await done(client, { position });
  expect(findings).toHaveLength(1);
  expect(SPEC.slice(scope[0]?.start).startsWith('## Children')).toBe(true);
});

test('after an edit only the changed clause is asked about', async () => {
  const { client, model } = await reviewing(answer(VOIDED));
  await done(client);
  await client.change(uri, SPEC.replace('only to a locksmith', 'only to a trained locksmith'), 2);
  await done(client);
  expect(model.requests).toHaveLength(6);
  expect(JSON.stringify(model.requests.at(-1)?.body)).toContain('Review only these: [locksmiths].');
});

test('a cancelled review gives what was answered, and lets the endpoint go', async () => {
  const { client, model, progress } = await reviewing((_, index) =>
    index === 0 ? answer(UNCLEAR) : { kind: 'hang', after: 'headers' },
  );
  const cancellation = new CancellationTokenSource();
  const result = client.connection.sendRequest<ReviewResult>(REVIEW, PARAMETERS, cancellation.token);
  await model.request(2);
  while (progress.length === 0) await new Promise((resume) => setTimeout(resume, 10));
  cancellation.cancel();
  expect(await result).toMatchObject({ kind: 'done', shortfall: expect.stringMatching(/^Cancelled:/), findings: [] });
  await model.requests[2]?.closed;
  expect(await client.end()).toBe(0);
});

test.each([
  ['without trust', { initializationOptions: { trusted: false } }, {}, /^Trust this workspace to review specs/],
  ['by the rehearsal', {}, { model: 'rehearsal' }, /^A review needs a model, and the rehearsal is none/],
  ['of a file that is no spec', {}, { uri: 'file:///other.md' }, /^This file is not taken for a spec/],
  [
    'by an endpoint that is not there',
    { environment: { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' } },
    {},
    /Could not reach 127\.0\.0\.1:9/,
  ],
] as const)('%s it fails with one sentence', async (_, start, params, sentence) => {
  const { client } = await reviewing(answer(), start);
  await client.open('file:///other.md', '# Notes\n\nYou must read this.\n');
  const result = await client.connection.sendRequest<ReviewResult>(REVIEW, { ...PARAMETERS, ...params });
  expect(result).toEqual({ kind: 'failed', message: expect.stringMatching(sentence) });
});

test('a finding is dismissed by a comment with the reason, which cannot end the comment', async () => {
  const { client } = await reviewing(answer(COLLISION));
  const position = positionOf(SPEC, 'The assistant must not name');
  const params = { uri, position, rule: 'review-collision', reason: 'a --> b\n -- c' };
  const dismissal = await client.connection.sendRequest<ReviewDismissalResult>(REVIEW_DISMISSAL, params);
  expect(dismissal).toMatchObject({ text: '  <!-- deliberate-disable-next-line review-collision -- a – b – c -->\n' });
  const lines = SPEC.split('\n');
  lines.splice(dismissal.range.start.line, 0, dismissal.text.trimEnd());
  await client.change(uri, lines.join('\n'), 2);
  // The finding stands at the other clause, so it is not answered there.
  expect((await done(client)).findings).toHaveLength(1);
  const there = { ...params, position: positionOf(SPEC, 'The assistant must answer') };
  const { text, range } = await client.connection.sendRequest<ReviewDismissalResult>(REVIEW_DISMISSAL, there);
  lines.splice(range.start.line, 0, text.trimEnd());
  await client.change(uri, lines.join('\n'), 3);
  expect(await done(client)).toMatchObject({ findings: [], notShown: 'Not shown: 1 dismissed in the spec.' });
  await expect(client.connection.sendRequest(REVIEW_DISMISSAL, { ...params, rule: 'and-or' })).rejects.toMatchObject({
    code: -32602,
  });
});

test('parameters that are wrong are answered as such', async () => {
  const { client } = await reviewing(answer());
  await expect(client.connection.sendRequest(REVIEW, { uri })).rejects.toMatchObject({ code: -32602 });
  await expect(client.connection.sendRequest(REVIEW, { ...PARAMETERS, position: { line: 'x' } })).rejects.toMatchObject({
    code: -32602,
  });
});

async function reviewing(script: Script, start: Parameters<typeof connect>[0] = {}) {
  const model = await startModelServer(script);
  onTestFinished(() => model.close());
  const cache = new URL(createWorkspace().uri).pathname;
  const environment = { OPENAI_BASE_URL: model.url, OPENAI_API_KEY: KEY, DELIBERATE_CACHE_DIR: cache, ...start.environment };
  const client = await connect({ ...start, environment });
  const progress: ReviewProgressParams[] = [];
  client.connection.onNotification(REVIEW_PROGRESS, (told: ReviewProgressParams) => {
    progress.push(told);
  });
  await client.open(uri, SPEC);
  return { client, model, progress };
}

async function done(client: Client, params: Partial<ReviewParams> = {}): Promise<Done> {
  const result = await client.connection.sendRequest<ReviewResult>(REVIEW, { ...PARAMETERS, ...params });
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
  return result;
}
