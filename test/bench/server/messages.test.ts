import { expect, test } from 'vitest';
import { createMessageReader } from './messages.ts';

const framed = (body: string) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

function readInPieces(written: Buffer, length: number): readonly string[] {
  const bodies: string[] = [];
  const read = createMessageReader((body) => bodies.push(body.toString()));
  for (let at = 0; at < written.length; at += length) read(written.subarray(at, at + length));
  return bodies;
}

test('messages are read whole, in whatever pieces they come', () => {
  const bodies = ['{"id":1}', '{"text":"café 😀"}', '{}', `"${'long '.repeat(1000)}"`];
  const written = Buffer.from(bodies.map(framed).join(''));
  for (const length of [1, 7, 64, written.length]) expect(readInPieces(written, length)).toEqual(bodies);
});

test('other headers are passed over', () => {
  const written = Buffer.from('Content-Type: application/json\r\ncontent-length: 2\r\n\r\n{}');
  expect(readInPieces(written, 5)).toEqual(['{}']);
});
