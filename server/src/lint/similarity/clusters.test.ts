import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterAlike } from './clusters.ts';

const set = (text: string) => new Set(text.split(' '));

test('sets that share most of their words are one group, whatever stands between them', () => {
  const sets = [
    set('never share the home address of a private person'),
    set('explain how a transfer works and what it costs'),
    set('never share the home address of any private person'),
    set('greet the user by name'),
  ];
  expect(clusterAlike(sets, 0.75)).toEqual([[0, 2]]);
});

test('equal sets are one group, and no set is in two', () => {
  const words = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { minLength: 4, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), (lists) => {
      const sets = lists.map((list) => new Set(list));
      const groups = clusterAlike(sets, 0.8);
      const placed = groups.flat();
      expect(new Set(placed).size).toBe(placed.length);
      const keys = lists.map((list) => [...list].sort().join(''));
      const groupOf = (index: number) => groups.findIndex((group) => group.includes(index));
      keys.forEach((key, index) => {
        const first = keys.indexOf(key);
        if (first < index) expect([key, groupOf(index)]).toEqual([key, Math.max(0, groupOf(first))]);
      });
    }),
    { numRuns: 100, seed: 3 },
  );
});

test('two thousand equal sets take no longer than as many different ones may', () => {
  const same = Array.from({ length: 2000 }, () => set('never share the home address of a private person'));
  const start = performance.now();
  expect(clusterAlike(same, 0.8)).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(1000);
});
