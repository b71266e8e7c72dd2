/** Text that an endpoint chose, made fit to be shown inside a sentence of ours. */
/**
 * Plain words on one line: no control or direction characters, no markup, nothing that looks like a key.
 *
 * @param key replaced wherever it stands, whatever it looks like
 * @returns at most 200 characters
 */
export declare function plainDetail(text: string, key?: string | null): string;
/** The same for a name that the user chose: it is kept as it is, on one line and short. */
export declare function plainName(name: string): string;
