import { describe, expect, test } from 'vitest';
import { shortfallSentence } from '../../server/src/review/words.ts';
import type { Script } from '../model-server.ts';
import { NAMED_REPLIES } from '../models/named-replies.ts';
import { answer, lines, SPEC, seedOf, UNCLEAR, VOIDED } from './proposals.ts';
import { memoryCache, reviewAt } from './review-at.ts';

// Long enough for a server of ours on a machine that is busy.
const LIMITS = { firstByteTimeoutMs: 2000, silenceTimeoutMs: 2000 };

/** Twelve sections, each too long to share a request. */
const LONG = Array.from(
  { length: 12 },
  (_, index) => `## Part ${index}\n\n- The assistant must not say ${`word${index} `.repeat(900)}. {#clause-${index}}\n`,
).join('\n');

describe('a fault of the endpoint is told, and what was answered is kept', () => {
  test.each([
    'rejected-key',
    'unknown-model',
    'rate-limited',
    'server-error',
    'hang',
    'silence',
    'cut',
    'html',
    'malformed',
  ] as const)('%s', async (name) => {
    const bad: Script = NAMED_REPLIES[name];
    const { review } = await reviewAt(
      (request, index) => (seedOf(request.body) === 1 ? answer(UNCLEAR) : typeof bad === 'function' ? bad(request, index) : bad),
      { runs: 2, limits: LIMITS },
    );
    // One of two runs is half.
    expect(review.findings.map(({ rule, votes, runs }) => [rule, votes, runs])).toEqual([['review-unclear-criterion', 1, 2]]);
    expect(review.shortfall).toMatchObject({ kind: 'failed', questions: 1 });
    expect(review.shortfall && shortfallSentence(review.shortfall)).toMatch(/^The review is not complete, as one request .*\.$/);
  });

  test('a failed run counts as one that did not agree', async () => {
    const { review } = await reviewAt(({ body }) => (seedOf(body) === 1 ? answer(UNCLEAR) : { kind: 'status', status: 500 }), {
      runs: 3,
    });
    expect(review.findings).toEqual([]);
    expect(review.dropped.disagreed).toBe(1);
    expect(review.shortfall).toMatchObject({ kind: 'failed', questions: 2 });
  });

  test('a key that is rejected is not tried for every request', async () => {
    const { server, review } = await reviewAt(NAMED_REPLIES['rejected-key'], { text: LONG, runs: 3 });
    expect(server.requests.length).toBeLessThanOrEqual(4);
    expect(review.questions.planned).toBe(36);
  });

  test('an endpoint that answers nothing is given up', async () => {
    const { durationMs, review, server } = await reviewAt(NAMED_REPLIES.hang, { text: LONG, runs: 3, limits: LIMITS });
    expect(durationMs).toBeLessThan(10_000);
    expect(server.requests.length).toBeLessThanOrEqual(8);
    expect(review.shortfall).toMatchObject({ kind: 'failed', fault: { kind: 'silent' } });
  });
});

describe('replies', () => {
  test('cut off at a token limit are read as far as they go, and said to be', async () => {
    const text = lines(VOIDED, UNCLEAR).slice(0, -60);
    const { review } = await reviewAt({ kind: 'answer', text, finishReason: 'length' });
    expect(review.findings.map(({ rule }) => rule)).toEqual(['review-voided-rule']);
    expect(review.shortfall).toEqual({ kind: 'truncated', questions: 1, planned: 1 });
  });

  test('without any JSON say nothing of the spec, and are not taken for “nothing found”', async () => {
    const cache = memoryCache();
    const { review } = await reviewAt({ kind: 'answer', text: 'I am happy to help! This looks like a great policy.' }, { cache });
    expect(review.shortfall).toEqual({ kind: 'unreadable', questions: 1, planned: 1 });
    expect(cache.size()).toBe(0);
  });

  test('that go on without end are broken off', async () => {
    const { review, durationMs } = await reviewAt({
      kind: 'mishap',
      text: `${JSON.stringify(UNCLEAR)}\n`,
      mishap: { kind: 'flood' },
    });
    expect(review.findings).toHaveLength(1);
    expect(review.shortfall).toEqual({ kind: 'truncated', questions: 1, planned: 1 });
    expect(durationMs).toBeLessThan(10_000);
  });

  test('think first, in any template, and what is drafted there is not counted', async () => {
    for (const reasoningIn of ['reasoning', 'reasoning_content', 'think', 'harmony'] as const) {
      const { review } = await reviewAt({ kind: 'answer', reasoning: lines(VOIDED), reasoningIn, text: lines(UNCLEAR) });
      expect(review.findings.map(({ rule }) => rule)).toEqual(['review-unclear-criterion']);
    }
  });
});

describe('progress', () => {
  test('at most four requests run at a time', async () => {
    const stop = new AbortController();
    const { server } = await reviewAt(
      (_, index) => {
        // Time for a fifth, if there were one.
        if (index === 3) setTimeout(() => stop.abort(), 200);
        return { kind: 'hang', after: 'headers' };
      },
      { text: LONG, signal: stop.signal },
    );
    expect(server.requests).toHaveLength(4);
  });

  test('each request is told when it is done', async () => {
    const told: number[] = [];
    const { review } = await reviewAt(answer(), { text: LONG, onProgress: ({ done, total }) => told.push(done / total) });
    expect(review.questions).toEqual({ asked: 12, answered: 12, planned: 12 });
    expect(told).toEqual(Array.from({ length: 12 }, (_, index) => (index + 1) / 12));
  });

  test('a cancelled review ends at once, keeps what was answered and lets the endpoint go', async () => {
    const stop = new AbortController();
    const { review, durationMs } = await reviewAt(
      (_, index) => (index === 0 ? answer(UNCLEAR) : { kind: 'hang', after: 'headers' }),
      { text: `${SPEC}\n${LONG}`, signal: stop.signal, onProgress: () => stop.abort() },
    );
    expect(review.findings).toHaveLength(1);
    expect(review.shortfall).toEqual({ kind: 'cancelled' });
    expect(durationMs).toBeLessThan(3000);
  });

  test('tokens are summed', async () => {
    const { review } = await reviewAt(
      { kind: 'answer', text: lines(), usage: { prompt_tokens: 7, completion_tokens: 2 } },
      { runs: 3 },
    );
    expect(review.usage).toEqual({ promptTokens: 21, completionTokens: 6 });
  });
});
