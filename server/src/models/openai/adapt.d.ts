import type { CompletionBody } from './attempt.ts';
/**
 * The request without what the endpoint objected to.
 *
 * @param rejection what it said; empty where it said nothing
 * @returns null where it objected to nothing that can be left out
 */
export declare function adaptBody(body: CompletionBody, rejection: string): CompletionBody | null;
