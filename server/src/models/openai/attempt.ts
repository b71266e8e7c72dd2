import type { ChatMessage, ModelDelta, ModelEnd, ModelFault, Usage } from '../model.ts';
import { readChunk } from './chunk.ts';
import { detailOf, faultOf, retryAfterMs } from './fault.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { type Limits, type Watch, watchResponse } from './watch.ts';

export interface Endpoint {
  readonly baseUrl: string;
  readonly host: string;
  /** null: none is sent */
  readonly key: string | null;
}

/** The body of a request, as the protocol writes it. */
export interface CompletionBody {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly stream: true;
  readonly stream_options?: { readonly include_usage: true };
  readonly temperature?: number;
  readonly seed?: number;
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
}

export interface Attempt {
  readonly end: ModelEnd;
  /** something was handed to `onDelta`, so that trying again would say it twice */
  readonly wrote: boolean;
  readonly retryAfterMs: number | null;
  /** what the endpoint said of a request that it did not accept */
  readonly rejection: string | null;
}

/**
 * Sends one request and reads its answer to the end.
 *
 * @throws only what `onDelta` throws
 */
export async function attempt(
  endpoint: Endpoint,
  body: CompletionBody,
  limits: Limits,
  onDelta: (delta: ModelDelta) => void,
  signal: AbortSignal,
): Promise<Attempt> {
  const { host, key } = endpoint;
  const stop = new AbortController();
  let fault: ModelFault | null = null;
  const watch = watchResponse(host, limits, (found) => {
    fault = found;
    stop.abort();
  });
  const reading = readingOf(limits.maximumCharacters, watch, onDelta, signal);
  let thrown: unknown;
  try {
    const stream = await openStream(endpoint, body, watch, AbortSignal.any([signal, stop.signal]));
    for await (const chunk of stream) if (!reading.take(chunk)) break;
  } catch (error) {
    thrown = error;
  } finally {
    watch.close();
  }
  if (reading.failure() !== null) throw reading.failure()?.error;
  const error = thrown === undefined || fault !== null ? null : faultOf(thrown, { host, key, model: body.model });
  const end: ModelEnd = signal.aborted ? { kind: 'cancelled' } : reading.end(host, fault ?? error);
  return {
    end,
    wrote: reading.wrote(),
    retryAfterMs: retryAfterMs(thrown),
    rejection: error?.kind === 'bad-request' ? detailOf(thrown, null) : null,
  };
}

async function openStream(endpoint: Endpoint, body: CompletionBody, watch: Watch, signal: AbortSignal) {
  // Loaded here and not above, because most commands never ask a model.
  const { default: OpenAI } = await import('openai');
  const client = new OpenAI({
    baseURL: endpoint.baseUrl,
    // The package insists on a key; what is sent is decided by the guarded fetch.
    apiKey: 'none',
    // Null keeps the package from reading these from the process's environment.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    maxRetries: 0,
    fetch: guardedFetch(endpoint.key, watch),
  });
  return client.chat.completions.create({ ...body, messages: [...body.messages] }, { signal });
}

/** What has been read of one answer so far. */
function readingOf(maximumCharacters: number, watch: Watch, onDelta: (delta: ModelDelta) => void, signal: AbortSignal) {
  let characterCount = 0;
  let visible = false;
  let recognised = false;
  let finishReason: string | null = null;
  let usage: Usage = { promptTokens: null, completionTokens: null };
  let failure: { readonly error: unknown } | null = null;

  return {
    /** @returns false where nothing more is wanted */
    take(chunk: unknown): boolean {
      const read = readChunk(chunk);
      recognised ||= read.recognised;
      usage = read.usage ?? usage;
      for (const delta of read.deltas) {
        if (signal.aborted) return false;
        watch.onDelta();
        // A server that does not stream sends all it has as one piece.
        const text = delta.text.slice(0, maximumCharacters - characterCount);
        characterCount += text.length;
        visible ||= text.trim() !== '';
        try {
          if (text !== '') onDelta({ ...delta, text });
        } catch (error) {
          failure = { error };
          return false;
        }
        if (text.length === delta.text.length) continue;
        finishReason = 'length';
        return false;
      }
      finishReason = read.finishReason ?? finishReason;
      if (finishReason !== null) watch.onFinish();
      return true;
    },
    wrote: () => characterCount > 0,
    failure: () => failure as { readonly error: unknown } | null,
    end(host: string, fault: ModelFault | null): ModelEnd {
      // Once the model has finished, only token counts can be lost.
      if (fault !== null && finishReason === null) return { kind: 'failed', fault };
      if (finishReason === 'error') return { kind: 'failed', fault: { kind: 'server-error', status: 200, host } };
      if (finishReason === 'content_filter') return { kind: 'failed', fault: { kind: 'filtered', host } };
      if (finishReason !== null && LENGTH_REASONS.has(finishReason)) return { kind: 'truncated', usage };
      if (finishReason === null && !recognised && (watch.sawEnd() || watch.sawNoStream()))
        return { kind: 'failed', fault: { kind: 'not-a-model', detail: 'what it sends is no chat completion', host } };
      if (finishReason === null && !watch.sawEnd()) return { kind: 'failed', fault: { kind: 'cut-off', host } };
      return visible ? { kind: 'finished', usage } : { kind: 'failed', fault: { kind: 'empty', host } };
    },
  };
}

const LENGTH_REASONS: ReadonlySet<string> = new Set(['length', 'max_tokens', 'model_length']);
