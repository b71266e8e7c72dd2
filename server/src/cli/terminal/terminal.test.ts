import { describe, expect, test } from 'vitest';
import { displayWidth, printable } from './display-width.ts';
import { excerptOf } from './excerpt.ts';
import { createPaint } from './paint.ts';
import { createWrapper, wrap } from './wrap.ts';

/** The excerpt of what stands between `<` and `>`, as it is printed. */
function excerpt(marked: string, width = 80): string {
  const start = marked.indexOf('<');
  const end = marked.indexOf('>') - 1;
  const { line, marks } = excerptOf(
    marked.replace(/[<>]/g, ''),
    { start: { line: 0, character: start }, end: { line: 0, character: end } },
    width,
  );
  expect(displayWidth(line)).toBeLessThanOrEqual(width);
  return `${line}\n${marks}`;
}

describe('marks stand under what they mark', () => {
  test.each([
    ['in plain text', 'one <two> three', 'one two three\n    ^^^'],
    ['behind a tab', '\t<two> three', '    two three\n    ^^^'],
    ['behind wide letters, which take two columns', '你好 <two> three', '你好 two three\n     ^^^'],
    ['behind an emoji of several characters', '👨‍👩‍👧 <two>', '👨‍👩‍👧 two\n   ^^^'],
    ['behind a letter with an accent of its own', 'e\u0301 <two>', 'e\u0301 two\n  ^^^'],
    ['under wide letters', 'one <你好>', 'one 你好\n    ^^^^'],
    ['of an empty range', 'one <>two', 'one two\n    ^'],
    ['at the end of a line', 'one<>', 'one\n   ^'],
    ['behind a control character', '\u001b[31m <two>', '\ufffd[31m two\n      ^^^'],
  ])('%s', (_, marked, expected) => expect(excerpt(marked)).toBe(expected));

  test('to the end of the first line of a longer range', () => {
    const range = { start: { line: 0, character: 4 }, end: { line: 3, character: 1 } };
    expect(excerptOf('one two  ', range, 80)).toEqual({ line: 'one two', marks: '    ^^^' });
  });
});

describe('a long line is cut around the range', () => {
  const before = 'a '.repeat(100);
  const after = ' b'.repeat(100);
  test('on both sides', () => {
    const [line = '', marks = ''] = excerpt(`${before}<two>${after}`, 40).split('\n');
    expect(line).toMatch(/^…[a ]+two[b ]+…$/);
    expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('two');
  });

  test('with a range that is too long itself', () => {
    const [line = '', marks = ''] = excerpt(`${before}<${'x'.repeat(200)}>`, 40).split('\n');
    expect(line).toBe(`…${'x'.repeat(38)}…`);
    expect(marks).toBe(` ${'^'.repeat(38)}`);
  });

  test('of a megabyte, at once', () => {
    const start = performance.now();
    const [line = ''] = excerpt(`${'a '.repeat(500_000)}<two>${after}`, 40).split('\n');
    expect(line).toContain('two');
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('text is wrapped', () => {
  test('at the width, with its own line breaks and indents kept', () => {
    expect(wrap('one two three\n\n  - four five', { width: 12, indent: '  ' })).toBe(
      '  one two\n  three\n\n    - four\n  five\n',
    );
  });

  test('by columns, not by characters', () => expect(wrap('你好 你好 你好', { width: 10 })).toBe('你好 你好\n你好\n'));

  test('a word that is too long stays whole', () =>
    expect(wrap(`a ${'b'.repeat(20)} c`, { width: 10 })).toBe(`a\n${'b'.repeat(20)}\nc\n`));

  test('the same in pieces of any size', () => {
    const text = 'The assistant declines, and  says so.\n\nThen it offers help.';
    for (const size of [1, 2, 3, 7]) {
      const pieces: string[] = [];
      const wrapper = createWrapper((piece) => pieces.push(piece), { width: 15 });
      for (let at = 0; at < text.length; at += size) wrapper.push(text.slice(at, at + size));
      wrapper.end();
      expect(pieces.join('')).toBe(wrap(text, { width: 15 }));
    }
  });
});

test('what a terminal would obey is shown as a sign', () =>
  expect(printable('a\u001b[2Jb\u0007\u202ec\r\n\td')).toBe('a\ufffd[2Jb\ufffd\ufffdc\n\td'));

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
  [{ TERM: 'dumb' }, true, false],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
] as const)('colour by %j on a terminal (%s): %s', (environment, isTerminal, coloured) =>
  expect(createPaint(environment, isTerminal)('red', 'x') !== 'x').toBe(coloured),
);
