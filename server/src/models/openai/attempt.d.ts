import type { ChatMessage, ModelDelta, ModelEnd } from '../model.ts';
import { type Limits } from './watch.ts';
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
    readonly stream_options?: {
        readonly include_usage: true;
    };
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
export declare function attempt(endpoint: Endpoint, body: CompletionBody, limits: Limits, onDelta: (delta: ModelDelta) => void, signal: AbortSignal): Promise<Attempt>;
