import { expect, test } from 'vitest';
import type { RunMessage } from './messages.ts';
import { Transcript } from './transcript.ts';

const head = { prompt: 'p', model: 'm', rehearsal: false, startedFrom: null };
const cot = (text: string): RunMessage => ({ kind: 'cot', text });
const answer = (text: string): RunMessage => ({ kind: 'answer', text });
const refuse: RunMessage = { kind: 'verdict', verdict: 'refuse', source: 'stated', label: null };
const done: RunMessage = { kind: 'done', durationMs: 5, truncated: false };

function transcript(messages: readonly RunMessage[]): Transcript {
  const created = new Transcript(head);
  for (const message of messages) created.add(message);
  return created;
}

test('what streamed in pieces is told again in one', () => {
  const { messages } = transcript([cot('a'), cot('b'), refuse, answer('c'), answer('d')]);
  expect(messages).toEqual([{ kind: 'start', head }, cot('ab'), refuse, answer('cd')]);
});

test('a result that says what was streamed only ends the run', () => {
  const streamed = transcript([cot('a'), cot('b'), refuse, answer('c')]);
  const result = [cot('ab'), refuse, answer('c'), done];
  expect(streamed.finish(result)).toEqual([done]);
  expect(streamed.messages).toEqual([{ kind: 'start', head }, ...result]);
});

test('a result that says something else is shown from the start', () => {
  const streamed = transcript([cot('a'), refuse]);
  const result = [cot('a'), { ...refuse, verdict: 'comply' } as const, done];
  expect(streamed.finish(result)).toEqual([{ kind: 'start', head }, ...result]);
});
