import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCircles } from './cycles.ts';

const edges = (text: string) => text.split(' ').map((each) => ({ from: each[0] ?? '', to: each[1] ?? '' }));
const named = (text: string) => findCircles(edges(text)).map((circle) => circle.map(({ from, to }) => from + to).sort());

test('two names that each go before the other are a circle', () => {
  expect(named('ab ba bc')).toEqual([['ab', 'ba']]);
});

test('a circle through several names is found, and two circles apart are two', () => {
  expect(named('ab bc ca cd xy yx').sort()).toEqual([
    ['ab', 'bc', 'ca'],
    ['xy', 'yx'],
  ]);
});

test('an order without a way back has no circle', () => {
  expect(named('ab bc ac cd aa')).toEqual([]);
});

test('what is found is what can be walked back from', () => {
  const name = fc.constantFrom(...'abcdef');
  fc.assert(
    fc.property(fc.array(fc.record({ from: name, to: name }), { maxLength: 15 }), (list) => {
      const reaches = (from: string, to: string): boolean => {
        const seen = new Set([from]);
        for (const at of seen) for (const edge of list) if (edge.from === at) seen.add(edge.to);
        return seen.has(to);
      };
      const expected = list.filter(({ from, to }) => from !== to && reaches(to, from));
      expect(findCircles(list).flat()).toHaveLength(expected.length);
      expect(new Set(findCircles(list).flat())).toEqual(new Set(expected));
    }),
    { numRuns: 200, seed: 5 },
  );
});

test('a chain of any length is followed', () => {
  const chain = Array.from({ length: 50_000 }, (_, at) => ({ from: `${at}`, to: `${(at + 1) % 50_000}` }));
  expect(findCircles(chain)).toEqual([chain]);
});
