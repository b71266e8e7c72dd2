import type { ModelFault } from '../model.ts';
import type { ResponseWatch } from './guarded-fetch.ts';
export interface Limits {
    /** from the request to the first byte of the answer; headers alone are no sign of a model at work */
    readonly firstByteTimeoutMs: number;
    /** between two pieces of the body */
    readonly silenceTimeoutMs: number;
    /** reasoning and text together; a model that never stops is ended here */
    readonly maximumCharacters: number;
}
export interface Watch extends ResponseWatch {
    readonly onDelta: () => void;
    /** the answer is complete; only token counts can follow */
    readonly onFinish: () => void;
    /** whether the stream's end marker came */
    readonly sawEnd: () => boolean;
    /** whether the body was something, and that something no event stream */
    readonly sawNoStream: () => boolean;
    readonly close: () => void;
}
/**
 * Watches one response: the `openai` package limits the time until its head only, and tells neither how a stream ended
 * nor whether it was one.
 *
 * @param stop called at most once, with the fault, or with null where the answer is complete all the same
 */
export declare function watchResponse(host: string, limits: Limits, stop: (fault: ModelFault | null) => void): Watch;
