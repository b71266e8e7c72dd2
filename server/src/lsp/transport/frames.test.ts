import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Frames } from './frames.ts';

test('messages are cut out however the bytes arrive', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 40, unit: 'grapheme' })), fc.integer({ min: 1, max: 50 }), (texts, size) => {
      const { messages, lost } = read(texts.map(framed).join(''), size);
      expect(messages).toEqual(texts);
      expect(lost).toEqual([]);
    }),
  );
});

test('a field beside the length is read over', () => {
  const type = 'Content-Type: application/vscode-jsonrpc; charset=utf-8';
  expect(read(`Content-Length: 2\r\n${type}\r\n\r\n{}${type}\r\ncontent-length:2\r\n\r\n[]`)).toEqual({
    messages: ['{}', '[]'],
    lost: [],
  });
});

test('after a bad header, and after nonsense, the next good message is read', () => {
  for (const nonsense of [
    'Content-Size: 2\r\n\r\n{}',
    'Content-Length: two\r\n\r\n{}',
    'Content-Length: -2\r\n\r\n{}',
    'Content-Length: 999999999999\r\n\r\n{}',
    '\r\n\r\n\r\n\r\n',
    `${'no header '.repeat(5000)}\r\n\r\n`,
  ])
    for (const size of [1, 7, 100_000]) {
      const { messages, lost } = read(`${framed('first')}${nonsense}${framed('second')}`, size);
      expect(messages).toEqual(['first', 'second']);
      expect(lost).toHaveLength(1);
    }
});

test('text before a header is left out, since a length may have been too small', () => {
  expect(read(`Content-Length: 3\r\n\r\n{"a":1}${framed('next')}`).messages).toEqual(['{"a', 'next']);
});

test('what is given back is looked through for headers', () => {
  const frames = new Frames();
  // A length that was too large took the next header too.
  const swallowed = `{"a":1}${framed('second')}`;
  frames.push(Buffer.from(`Content-Length: ${swallowed.length}\r\n\r\n${swallowed}${framed('third')}`));
  const first = frames.next();
  if (first?.kind !== 'message') throw new Error('no message');
  frames.reject(first.bytes);
  expect(rest(frames).messages).toEqual(['second', 'third']);
});

test('nonsense without end is read over quickly, and said once', () => {
  const frames = new Frames();
  const startedMs = performance.now();
  let lost = 0;
  for (let count = 0; count < 200; count += 1) {
    frames.push(Buffer.alloc(65_536, count % 2 === 0 ? 'x' : '\r\n\r\n'));
    for (let frame = frames.next(); frame !== null; frame = frames.next()) lost += 1;
  }
  expect(lost).toBe(1);
  expect(performance.now() - startedMs).toBeLessThan(5000);
  frames.push(Buffer.from(framed('after')));
  expect(rest(frames).messages).toEqual(['after']);
});

function framed(text: string): string {
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

function read(text: string, size = 1_000_000) {
  const frames = new Frames();
  const bytes = Buffer.from(text);
  const messages: string[] = [];
  const lost: string[] = [];
  for (let start = 0; start < bytes.length; start += size) {
    frames.push(bytes.subarray(start, start + size));
    const found = rest(frames);
    messages.push(...found.messages);
    lost.push(...found.lost);
  }
  return { messages, lost };
}

function rest(frames: Frames) {
  const messages: string[] = [];
  const lost: string[] = [];
  for (let frame = frames.next(); frame !== null; frame = frames.next())
    if (frame.kind === 'message') messages.push(frame.bytes.toString());
    else lost.push(frame.why);
  return { messages, lost };
}
