import type { ModelFault } from '../model.ts';
export interface FaultContext {
    readonly host: string;
    readonly model: string;
    readonly key: string | null;
}
/**
 * What an error thrown while asking means. Errors are read by their fields, so that the `openai` package need not be
 * loaded to tell them apart.
 *
 * @param error an `APIError` with a status where the endpoint answered with one, without where it wrote an error into
 *   its stream; a `SyntaxError` for an event that is not JSON; else whatever the connection failed with
 */
export declare function faultOf(error: unknown, context: FaultContext): ModelFault;
/** The endpoint's own words, without its status, its markup and any key. */
export declare function detailOf(error: unknown, key: string | null): string;
/** @returns null where the endpoint does not say, or says it in a way that is no time */
export declare function retryAfterMs(error: unknown): number | null;
