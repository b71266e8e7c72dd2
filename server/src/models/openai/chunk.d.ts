import type { ModelDelta, Usage } from '../model.ts';
export interface Chunk {
    readonly deltas: readonly ModelDelta[];
    readonly finishReason: string | null;
    readonly usage: Usage | null;
    /** whether it has the shape of a chat completion at all */
    readonly recognised: boolean;
}
/**
 * Reads one event of a stream, or a whole completion from a server that does not stream. Never throws: whatever has
 * not the expected shape is left out.
 *
 * Reasoning comes in `reasoning_content` or `reasoning`; a server in transition between the two sends both with the
 * same text, so only one is taken.
 */
export declare function readChunk(chunk: unknown): Chunk;
/** A field of something that came from outside; undefined where there is none. */
export declare function field(value: unknown, name: string): unknown;
