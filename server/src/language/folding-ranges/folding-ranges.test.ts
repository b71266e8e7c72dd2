import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostileTexts } from '../../../../test/lint/hostile-texts.ts';
import { readCursor } from '../read-cursor.ts';
import { foldingRanges } from './folding-ranges.ts';
import { outermost } from './outermost.ts';

test('a section folds up to the last of its words, with the sections in it', () => {
  expectFolds('# One\n\nText.\n\n## Two\n\nMore.\n\n\n# Three\n\nEnd.\n\n', '1-7 # One', '5-7 ## Two', '10-12 # Three');
});

test('a heading without `#` folds as one', () => {
  expectFolds(
    '# Policy (#SP)\n\nAllowed Content (SP0 - Fine)\nShort posts.\n',
    '1-4 # Policy (#SP)',
    '3-4 Allowed Content (SP0 - Fine)',
  );
});

test('an item folds with its sub-lists', () => {
  expectFolds(
    '- one\n  - two\n    - three\n\n    goes on\n  - four\n- five\n\n  its second paragraph\n1. six\n',
    '1-6 - one',
    '2-5 - two',
    '7-9 - five',
  );
});

test('a list may be indented as a whole', () => {
  expectFolds('Text:\n\n  - one\n    goes on\n  - two\n    - three\n', '3-4 - one', '5-6 - two');
});

test('what stands in a fence of an item is no item', () => {
  expectFolds('- one\n  ~~~\n  - no item\n    of ours\n  ~~~\n- two\n', '1-5 - one');
});

test('an example folds from its title, its fence alone, each comparison, turn and answer by itself', () => {
  const answers = '<comparison>\n<assistant><!-- GOOD -->\nNo\n</assistant>\n</comparison>';
  expectFolds(
    `**Example**: one\n\n~~~xml\n<user>\nHi\n</user>\n${answers}\n${answers}\n~~~\n`,
    '1-17 **Example**: one',
    '3-17 ~~~xml',
    '4-6 <user>',
    '7-11 <comparison>',
    '8-10 <assistant><!-- GOOD -->',
    '12-16 <comparison>',
    '13-15 <assistant><!-- GOOD -->',
  );
});

test('front matter, code, tables and quotes fold', () => {
  expectFolds(
    '---\nauthority: root\n---\n\n```\ncode\n```\n\n| a | b |\n| - | - |\n| c | d |\n\n> quoted\n> words\n',
    '1-3 ---',
    '5-7 ```',
    '9-11 | a | b |',
    '13-14 > quoted',
  );
});

test('commentary and comments are folds of comments', () => {
  expectFolds(
    'Text.\n\n!!! meta "Commentary"\n\n    For readers.\n\n    More.\n\n!!! meta "Commentary"\n\n    Another.\n\n<!-- a\ncomment -->\n',
    '3-7 !!! meta "Commentary" (comment)',
    '9-11 !!! meta "Commentary" (comment)',
    '13-14 <!-- a (comment)',
  );
});

test('a region goes from deliberate-disable to the deliberate-enable that ends it', () => {
  expectFolds(
    '<!-- deliberate-disable and-or -- why -->\n\nOne.\n\n<!-- deliberate-enable -->\n\n<!-- deliberate-disable and-or -- to the end -->\n\nTwo.\n',
    '1-5 <!-- deliberate-disable and-or -- why --> (region)',
  );
});

test('a region in code is none', () => {
  expectFolds('~~~\n<!-- deliberate-disable x -->\n\n<!-- deliberate-enable -->\n~~~\n', '1-5 ~~~');
});

test('lines may end in \\r\\n', () => {
  expectFolds('# One\r\n\r\nText.\r\n\r\n- a\r\n  b\r\n\r\n', '1-6 # One', '5-6 - a');
});

test('each file has its own folds', () => {
  const { spec } = readCursor('# A\n\nText.\n', { 'b.md': '# B\n\nText.\n\n- a\n  b\n' });
  expect(foldingRanges(spec, 'b.md').map(({ span }) => span.start)).toEqual([0, 12]);
  expect(foldingRanges(spec, 'c.md')).toEqual([]);
});

test('a limit keeps the outer folds, then the first of those that are left', () => {
  const { spec, path } = readCursor('# One\n\nA.\n\n## Two\n\nB.\n\n## Three\n\nC.\n\n# Four\n\nD.\n');
  const starts = (limit: number) => outermost(foldingRanges(spec, path), limit).map(({ span }) => span.start);
  const [one, two, three, four] = starts(100);
  expect(starts(2)).toEqual([one, four]);
  expect(starts(3)).toEqual([one, two, four]);
  expect(starts(4)).toEqual([one, two, three, four]);
  expect(starts(1)).toEqual([one]);
  expect(starts(0)).toEqual([]);
});

test('of any text, folds lie in it, in order', () => {
  const piece = fc.constantFrom(
    '# A\n',
    '- a\n  - b\n',
    '~~~xml\n<comparison>\n',
    '~~~\n',
    '> q\n',
    '\r\n',
    '!!! meta\n',
    '    x\n',
    '<!-- \n',
    '-->\n',
    '\ud800',
    '---\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => expectInside(pieces.join(''))),
    { seed: 1, numRuns: 300 },
  );
  for (const { text } of hostileTexts(4000)) expectInside(text);
});

function expectInside(text: string): void {
  const { spec, path } = readCursor(text);
  let before = 0;
  for (const { span } of foldingRanges(spec, path)) {
    expect(span.start).toBeGreaterThanOrEqual(before);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(span.end).toBeLessThanOrEqual(text.length);
    before = span.start;
  }
}

/** Folds of more than one line, as `first-last text (kind)`. */
function expectFolds(text: string, ...expected: readonly string[]): void {
  const { spec, path } = readCursor(text);
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const shown = foldingRanges(spec, path).flatMap(({ span, kind }) => {
    const [first, last] = [lineOf(span.start), lineOf(span.end)];
    const line = (text.split('\n')[first - 1] ?? '').trim();
    return last > first ? [`${first}-${last} ${line}${kind ? ` (${kind})` : ''}`] : [];
  });
  expect(shown).toEqual(expected);
}
