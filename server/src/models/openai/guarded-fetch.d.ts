/**
 * The only place where a key leaves us: a `fetch` that follows no redirect, sends no header but its own, and lets a
 * watch see every byte.
 */
export interface ResponseWatch {
    /** a piece of a good response's body has come */
    readonly onBytes: (bytes: Uint8Array) => void;
    /** the body was whole without a stream's end marker: a server that does not stream */
    readonly onWhole: () => void;
}
/**
 * @param key null: none is sent
 * @returns a `fetch` for the `openai` package, which would otherwise add headers from the process's own environment
 */
export declare function guardedFetch(key: string | null, watch: ResponseWatch): typeof fetch;
