import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenEdits } from './token-edits.ts';

test('equal lists need no edit', () => {
  expect(tokenEdits([1, 2, 3, 4, 5], [1, 2, 3, 4, 5])).toEqual([]);
  expect(tokenEdits([], [])).toEqual([]);
});

test('only what is new is sent, in whole tokens', () => {
  expect(tokenEdits([1, 0, 0, 0, 0, 1, 0, 0, 0, 0], [1, 0, 0, 0, 0, 2, 0, 0, 0, 0])).toEqual([
    { start: 5, deleteCount: 5, data: [2, 0, 0, 0, 0] },
  ]);
});

test('the edits turn any older list into any newer one', () => {
  const tokens = fc
    .array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(1), fc.nat(1)), { maxLength: 12 })
    .map((list) => list.flat());
  fc.assert(
    fc.property(tokens, tokens, (older, newer) => {
      const applied = [...older];
      for (const { start, deleteCount, data } of tokenEdits(older, newer)) {
        expect([start % 5, deleteCount % 5, data.length % 5]).toEqual([0, 0, 0]);
        applied.splice(start, deleteCount, ...data);
      }
      expect(applied).toEqual(newer);
    }),
    { seed: 1, numRuns: 1000 },
  );
});
