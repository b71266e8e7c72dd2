import type { ModelFault } from '../model.ts';
export interface RetryPolicy {
    /** all attempts at one request end within this; a stream that has begun may go on */
    readonly retryWindowMs: number;
    /** doubled after each attempt */
    readonly firstRetryDelayMs: number;
}
/**
 * How long to wait before the next attempt. The same faults always give the same delays.
 *
 * @param attempts how many have failed
 * @returns null where trying again is of no use, or would not fit into what is left of the window
 */
export declare function retryDelayMs(fault: ModelFault, retryAfterMs: number | null, attempts: number, elapsedMs: number, policy: RetryPolicy): number | null;
