/** Asks a model one question, and reads its reply. */

import { createChannelSplitter } from '../deliberation/channels.ts';
import type { Model, ModelFault, Usage } from '../models/model.ts';
import type { Question } from './questions.ts';
import { type Reading, readProposals } from './read-proposals.ts';

export type Reply =
  | { readonly kind: 'answered'; readonly reading: Reading; readonly usage: Usage; readonly truncated: boolean }
  | { readonly kind: 'unreadable'; readonly usage: Usage }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly fault: ModelFault };

/** More than the longest list of findings takes: a model that goes on repeats itself. */
const LONGEST_REPLY = 60_000;
const LONGEST_REASONING = 400_000;

/** @returns never throws for what the outside world does */
export async function askQuestion(model: Model, { messages, run }: Question, signal: AbortSignal): Promise<Reply> {
  if (signal.aborted) return { kind: 'cancelled' };
  const enough = new AbortController();
  let text = '';
  let length = 0;
  const splitter = createChannelSplitter((piece) => {
    if (piece.kind === 'text') text += piece.text;
    // What came before an unopened `</think>` was thinking, drafts of findings included.
    else if (piece.kind === 'text-was-reasoning') text = '';
  });
  const end = await model.ask(
    // Another seed for each run, or a server that decodes alike would agree with itself.
    { messages, seed: run + 1 },
    (delta) => {
      if (enough.signal.aborted) return;
      length += delta.text.length;
      splitter.push(delta);
      if (text.length > LONGEST_REPLY || length > LONGEST_REASONING) enough.abort();
    },
    AbortSignal.any([signal, enough.signal]),
  );
  if (signal.aborted) return { kind: 'cancelled' };
  splitter.end();
  const stopped = enough.signal.aborted;
  if (!stopped && end.kind === 'failed') return { kind: 'failed', fault: end.fault };
  const usage = 'usage' in end ? end.usage : { promptTokens: null, completionTokens: null };
  const truncated = stopped || end.kind === 'truncated';
  const reading = readProposals(text);
  if (reading.readable) return { kind: 'answered', reading, usage, truncated };
  return truncated ? { kind: 'answered', reading, usage, truncated } : { kind: 'unreadable', usage };
}
