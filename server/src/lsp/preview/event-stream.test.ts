import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeliberationEvent } from '../../protocol.ts';
import { EventStream } from './event-stream.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const cot = (text: string): DeliberationEvent => ({ kind: 'cot', text });
const answer = (text: string): DeliberationEvent => ({ kind: 'answer', text });
const verdict: DeliberationEvent = { kind: 'verdict', verdict: 'refuse', source: 'stated' };

test('the first text goes at once, what follows within a frame goes together', () => {
  const { stream, sent } = record();
  for (const text of ['a', 'b', 'c']) stream.push(cot(text));
  expect(sent).toEqual([cot('a')]);
  vi.advanceTimersByTime(16);
  expect(sent).toEqual([cot('a'), cot('bc')]);
  stream.push(cot('d'));
  expect(sent).toHaveLength(2);
  vi.advanceTimersByTime(16);
  expect(sent.at(-1)).toEqual(cot('d'));
  vi.advanceTimersByTime(100);
  stream.push(cot('e'));
  expect(sent.at(-1)).toEqual(cot('e'));
});

test('the order of events is kept, whatever is gathered', () => {
  const { stream, sent } = record();
  for (const event of [cot('a'), cot('b'), verdict, cot('c'), answer('x'), answer('y')]) stream.push(event);
  stream.flush();
  expect(sent.map((event) => ('text' in event ? event.text : event.kind))).toEqual(['a', 'b', 'verdict', 'c', 'xy']);
});

test('what was dropped is not sent later', () => {
  const { stream, sent } = record();
  for (const text of ['a', 'b']) stream.push(cot(text));
  stream.drop();
  vi.advanceTimersByTime(100);
  expect(sent).toEqual([cot('a')]);
});

function record() {
  const sent: DeliberationEvent[] = [];
  return { stream: new EventStream((event) => sent.push(event)), sent };
}
