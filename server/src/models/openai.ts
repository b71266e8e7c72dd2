import type { Model, ModelRequest } from './model.ts';
import { adaptBody } from './openai/adapt.ts';
import { attempt, type CompletionBody, type Endpoint } from './openai/attempt.ts';
import { type RetryPolicy, retryDelayMs } from './openai/retry.ts';
import type { Limits } from './openai/watch.ts';

export type OpenAiOptions = Partial<Limits & RetryPolicy>;

const OPENAI_DEFAULTS: Limits & RetryPolicy = {
  firstByteTimeoutMs: 15_000,
  silenceTimeoutMs: 60_000,
  maximumCharacters: 1_000_000,
  retryWindowMs: 15_000,
  firstRetryDelayMs: 500,
};

/**
 * A model behind any endpoint that speaks OpenAI's Chat Completions.
 *
 * It is asked again only while nothing has been written: after a rate limit, a server's error or a connection cut off,
 * and at once without a parameter that the endpoint does not take.
 */
export function openAiModel(modelName: string, endpoint: Endpoint, options: OpenAiOptions = {}): Model {
  const settings = { ...OPENAI_DEFAULTS, ...options };
  const { host } = endpoint;
  return {
    name: `openai:${modelName}`,
    ask: async (request, onDelta, signal) => {
      if (signal.aborted) return { kind: 'cancelled' };
      if (endpoint.key === null && isOpenAi(host)) return { kind: 'failed', fault: { kind: 'no-key', host } };
      const start = performance.now();
      let body = firstBody(modelName, host, request);
      let limits: Limits = settings;
      for (let attempts = 1; ; attempts++) {
        const { end, wrote, rejection, retryAfterMs } = await attempt(endpoint, body, limits, onDelta, signal);
        if (end.kind !== 'failed' || wrote) return end;
        const adapted = rejection === null ? null : adaptBody(body, rejection);
        if (adapted !== null) {
          body = adapted;
          continue;
        }
        const delayMs = retryDelayMs(end.fault, retryAfterMs, attempts, performance.now() - start, settings);
        if (delayMs === null) return end;
        if (await cancelledWithin(delayMs, signal)) return { kind: 'cancelled' };
        const leftMs = Math.max(1, settings.retryWindowMs - (performance.now() - start));
        limits = { ...settings, firstByteTimeoutMs: Math.min(settings.firstByteTimeoutMs, leftMs) };
      }
    },
  };
}

/** OpenAI's own endpoints, which never answer without a key. */
function isOpenAi(host: string): boolean {
  return /(^|\.)openai\.com(:\d+)?$/.test(host);
}

function firstBody(model: string, host: string, request: ModelRequest): CompletionBody {
  const { messages, temperature, seed, maxTokens } = request;
  return {
    model,
    messages,
    stream: true,
    stream_options: { include_usage: true },
    ...(temperature === undefined ? {} : { temperature }),
    ...(seed === undefined ? {} : { seed }),
    // OpenAI renamed it; others know the older name.
    ...(maxTokens === undefined ? {} : isOpenAi(host) ? { max_completion_tokens: maxTokens } : { max_tokens: maxTokens }),
  };
}

function cancelledWithin(delayMs: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(true);
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve(signal.aborted);
    };
    const timer = setTimeout(done, delayMs);
    signal.addEventListener('abort', done);
  });
}
