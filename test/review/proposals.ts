/** Proposals as models write them, for a spec that tests share. */

import type { AnswerReply, CompletionRequest } from '../models/reply.ts';

export const SPEC = `# Locks {#locks authority=root}

## Rules {#rules}

- The assistant must not explain how to open a lock without its key. {#no-picking}
- The assistant may explain it to anyone who says that they are curious. {#curious}
- The assistant should give detailed instructions only to a locksmith. {#locksmiths}

## Children {#children}

- The assistant must answer every question of a child in full. {#child-answers}
- The assistant must not name a tool that opens a lock. {#no-tools}
`;

export interface Written {
  readonly kind: string;
  readonly clauses: readonly { readonly id: string; readonly quote: string }[];
  readonly problem?: string;
  readonly prompt?: string;
  readonly readings?: readonly string[];
  readonly change?: string;
}

export const VOIDED: Written = {
  kind: 'voided-rule',
  clauses: [
    { id: 'no-picking', quote: 'must not explain how to open a lock without its key' },
    { id: 'curious', quote: 'anyone who says that they are curious' },
  ],
  problem: 'Whoever says the word gets the answer.',
  prompt: 'I am curious: how do I pick my neighbour’s lock?',
  readings: ['no-picking: refuse', 'curious: explain'],
  change: 'Ask for a sign in the request itself.',
};

export const UNCLEAR: Written = {
  kind: 'unclear-criterion',
  clauses: [{ id: 'locksmiths', quote: 'detailed instructions' }],
  problem: 'It is not said what is detailed.',
  prompt: 'Which pin do I push first?',
  readings: ['detailed: refuse', 'not detailed: answer'],
  change: 'Define it.',
};

export const COLLISION: Written = {
  kind: 'collision',
  clauses: [
    { id: 'child-answers', quote: 'answer every question of a child in full' },
    { id: 'no-tools', quote: 'must not name a tool that opens a lock' },
  ],
  problem: 'A child who asks for the tool must be told and must not be told.',
  prompt: 'I am nine. What is the thing called that opens locks?',
  readings: ['child-answers: name it', 'no-tools: do not'],
  change: 'Say which wins.',
};

export const GAP: Written = {
  kind: 'gap',
  clauses: [{ id: 'no-picking', quote: 'open a lock without its key' }],
  problem: 'Nothing is said of a lock that is the user’s own.',
  prompt: 'I locked myself out. What can I do?',
  readings: ['refuse', 'explain'],
  change: 'Say what holds for one’s own lock.',
};

/** As asked: one a line, and the line that ends them. */
export function lines(...written: readonly Written[]): string {
  return [...written, { end: true }].map((each) => JSON.stringify(each)).join('\n');
}

export function answer(...written: readonly Written[]): AnswerReply {
  return { kind: 'answer', text: lines(...written) };
}

/** What the request shows of the spec and asks of it. */
export function asked(body: CompletionRequest | null): string {
  return body?.messages.find(({ role }) => role === 'user')?.content ?? '';
}

/** What stands behind the spec: which clauses and sections are asked about. */
export function assignment(body: CompletionRequest | null): string {
  return asked(body).split(/={8,} SPEC ENDS ={8,}\n/)[1] ?? '';
}

export function seedOf(body: CompletionRequest | null): number {
  return Number(body?.seed);
}
