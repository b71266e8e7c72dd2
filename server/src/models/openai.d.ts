import type { Model } from './model.ts';
import { type Endpoint } from './openai/attempt.ts';
import { type RetryPolicy } from './openai/retry.ts';
import type { Limits } from './openai/watch.ts';
export type OpenAiOptions = Partial<Limits & RetryPolicy>;
/**
 * A model behind any endpoint that speaks OpenAI's Chat Completions.
 *
 * It is asked again only while nothing has been written: after a rate limit, a server's error or a connection cut off,
 * and at once without a parameter that the endpoint does not take.
 */
export declare function openAiModel(modelName: string, endpoint: Endpoint, options?: OpenAiOptions): Model;
