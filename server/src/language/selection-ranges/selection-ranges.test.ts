import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostileTexts } from '../../../../test/lint/hostile-texts.ts';
import { readCursor } from '../read-cursor.ts';
import { selectionRanges } from './selection-ranges.ts';

test('a selection grows from a word to its sentence, paragraph, section and on', () => {
  expectSteps(
    '# Top\n\n## Rules\n\nThe assistant must st<|>op. It may rest.\n\nMore.\n\n## Next\n\nEnd.\n',
    'stop',
    'The assistant must stop.',
    'The assistant must stop. It may rest.',
    'The assistant must stop. It may rest.\n\nMore.',
    '## Rules\n\nThe assistant must stop. It may rest.\n\nMore.',
    '## Rules\n\nThe assistant must stop. It may rest.\n\nMore.\n\n## Next\n\nEnd.',
    '# Top\n\n## Rules\n\nThe assistant must stop. It may rest.\n\nMore.\n\n## Next\n\nEnd.',
    '# Top\n\n## Rules\n\nThe assistant must stop. It may rest.\n\nMore.\n\n## Next\n\nEnd.\n',
  );
});

test('in a list it grows by items and lists', () => {
  expectSteps(
    'The assistant must not:\n\n- share one\n- share:\n  - tw<|>o\n  - three\n- share four\n',
    'two',
    '- two',
    '- two\n  - three',
    '- share:\n  - two\n  - three',
    '- share one\n- share:\n  - two\n  - three\n- share four',
    'The assistant must not:\n\n- share one\n- share:\n  - two\n  - three\n- share four',
    'The assistant must not:\n\n- share one\n- share:\n  - two\n  - three\n- share four\n',
  );
});

test('in an example it grows by answer, comparison, fence and example', () => {
  const fence =
    '~~~xml\n<user>\nHi\n</user>\n<comparison>\n<assistant><!-- GOOD -->\nNo <|>way.\n</assistant>\n</comparison>\n~~~';
  const plain = fence.replace('<|>', '');
  expectSteps(
    `**Example**: one\n\n${fence}\n`,
    'way',
    'No way.',
    '<assistant><!-- GOOD -->\nNo way.\n</assistant>',
    '<comparison>\n<assistant><!-- GOOD -->\nNo way.\n</assistant>\n</comparison>',
    plain,
    `**Example**: one\n\n${plain}`,
    `**Example**: one\n\n${plain}\n`,
  );
});

test('on a heading it grows from the title to the section', () => {
  expectSteps(
    '# The ru<|>le {#rule}\n\nText.\n',
    'rule',
    'The rule',
    '# The rule {#rule}',
    '# The rule {#rule}\n\nText.',
    '# The rule {#rule}\n\nText.\n',
  );
});

test('marks that join words are part of one, and those around it are not', () => {
  expectSteps("The *self-har<|>m* isn't here.", 'self-harm', "The *self-harm* isn't here.");
});

test('of an empty document it is the document', () => {
  expectSteps('<|>', '');
});

test('an offset out of the file counts as its end', () => {
  const { spec, path, text } = readCursor('# A\n\nText.');
  expect(selectionRanges(spec, path, 10_000).at(-1)).toEqual({ start: 0, end: text.length });
  expect(selectionRanges(spec, path, -5).at(-1)).toEqual({ start: 0, end: text.length });
  expect(selectionRanges(spec, 'other.md', 3)).toEqual([{ start: 0, end: 0 }]);
});

test('of any text, at any place, each step holds the one before and is longer', () => {
  const piece = fc.constantFrom(
    '# A\n',
    '- a\n  - b\n',
    'One. Two must go.\n\n',
    '~~~xml\n<user>x</user>\n~~~\n',
    '| a |\n| - |\n',
    '\r\n',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 20 }), fc.nat(), (pieces, place) => {
      const text = pieces.join('');
      expectGrowing(text, place % (text.length + 1));
    }),
    { seed: 1, numRuns: 300 },
  );
  for (const { text } of hostileTexts(2000)) expectGrowing(text, text.length >> 1);
});

function expectGrowing(text: string, offset: number): void {
  const { spec, path } = readCursor(text);
  const steps = selectionRanges(spec, path, offset);
  expect(steps.at(-1)).toEqual({ start: 0, end: text.length });
  steps.forEach(({ start, end }, index) => {
    expect(start).toBeLessThanOrEqual(offset);
    expect(end).toBeGreaterThanOrEqual(offset);
    const before = steps[index - 1];
    if (!before) return;
    expect(start).toBeLessThanOrEqual(before.start);
    expect(end).toBeGreaterThanOrEqual(before.end);
    expect(end - start).toBeGreaterThan(before.end - before.start);
  });
}

function expectSteps(marked: string, ...expected: readonly string[]): void {
  const { spec, path, offset, text } = readCursor(marked);
  expect(selectionRanges(spec, path, offset).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
}
