import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReviewedFinding, ReviewedPlace } from '../../../server/src/protocol.ts';
import { moveFinding, stillStands } from './tracked-finding.ts';

const TEXT = 'zero one two three four five six';

function place(clause: string, quote: string): ReviewedPlace {
  const start = TEXT.indexOf(clause);
  const at = TEXT.indexOf(quote);
  const position = { line: 0, character: at };
  return {
    ...{ uri: 'a', start: at, end: at + quote.length, range: { start: position, end: position }, title: '' },
    clause: { start, end: start + clause.length, position, text: clause },
  };
}

const finding = (...places: readonly ReviewedPlace[]): ReviewedFinding => ({
  ...{ rule: 'review-gap', severity: 'info', message: '', prompt: '', category: null },
  places,
});
const FOUND = finding(place('one two', 'two'), place('four five', 'five'));

test.each([
  ['before', 0, 4, 'nothing', true],
  ['between', 13, 5, '', true],
  ['behind', 29, 3, 'seven', true],
  ['an insertion just before a clause', 5, 0, '<!-- x -->\n', true],
  ['an insertion just behind a clause', 12, 0, ' <!-- x -->', true],
  ['in a clause', 6, 1, 'N', false],
  ['an insertion into a clause', 8, 0, ' and', false],
  ['over a clause and more', 3, 12, '', false],
  ['the whole text', 0, TEXT.length, TEXT, false],
])('an edit %s', (_, rangeOffset, rangeLength, text, stands) => {
  const moved = moveFinding(FOUND, { uri: 'a', rangeOffset, rangeLength, text });
  expect(moved !== null).toBe(stands);
  const edited = TEXT.slice(0, rangeOffset) + text + TEXT.slice(rangeOffset + rangeLength);
  if (moved === null) return;
  expect(moved.places.map(({ start, end }) => edited.slice(start, end))).toEqual(['two', 'five']);
  expect(stillStands(moved, 'a', edited)).toBe(true);
});

test('an edit of another document moves nothing', () => {
  expect(moveFinding(FOUND, { uri: 'b', rangeOffset: 0, rangeLength: 32, text: '' })).toBe(FOUND);
});

test('what is left after any edits still says what it said', () => {
  const edit = fc.record({ at: fc.nat(40), length: fc.nat(6), text: fc.constantFrom('', 'x', 'more words ', '\n') });
  fc.assert(
    fc.property(fc.array(edit), (edits) => {
      let text = TEXT;
      let found: ReviewedFinding | null = FOUND;
      for (const { at, length, text: words } of edits) {
        const rangeOffset = Math.min(at, text.length);
        const rangeLength = Math.min(length, text.length - rangeOffset);
        found = found && moveFinding(found, { uri: 'a', rangeOffset, rangeLength, text: words });
        text = text.slice(0, rangeOffset) + words + text.slice(rangeOffset + rangeLength);
      }
      expect(found === null || stillStands(found, 'a', text)).toBe(true);
    }),
  );
});
