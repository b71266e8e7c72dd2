import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_CONFIGURATION, readConfiguration } from './configuration-reader.ts';

const messagesOf = (text: string) =>
  readConfiguration(text).problems.map(
    ({ severity, message, span }) => `${severity} at “${text.slice(span.start, span.end)}”: ${message}`,
  );

test('an empty file has the defaults', () => {
  for (const text of ['', '\n', '# nothing yet\n', 'specs:\nlint:\n', '---\n'])
    expect(readConfiguration(text)).toEqual(NO_CONFIGURATION);
});

test('everything that it may hold', () => {
  const { problems, rulePlaces, specs, ...others } = readConfiguration(
    'specs:\n  - {name: a, files: [a.md, b/*.md]}\n  - files: c.md\nignore: [drafts]\ncategories: {depth: 2}\nlint: {rules: {x: off, y: false, z: error}}\nmodel: openai:m\n',
  );
  expect(problems).toEqual([]);
  expect(specs.map(({ name, files }) => ({ name, files }))).toEqual([
    { name: 'a', files: ['a.md', 'b/*.md'] },
    { name: null, files: ['c.md'] },
  ]);
  expect(others).toEqual({
    ignore: ['drafts'],
    categoryDepth: 2,
    taxonomy: null,
    lint: {
      preset: 'recommended',
      rules: { x: { level: 'off', options: {} }, y: { level: 'off', options: {} }, z: { level: 'error', options: {} } },
    },
    model: 'openai:m',
  });
  expect(Object.keys(rulePlaces)).toEqual(['x', 'y', 'z']);
});

describe('what is wrong is told where it stands, and nothing else is lost', () => {
  test.each([
    [
      'modle: x\n',
      [
        'warning at “modle”: Unexpected key `modle` in this file, expected one of specs, ignore, categories, lint, taxonomy, model',
      ],
    ],
    ['categories: {depth: 7}\n', ['warning at “7”: Unexpected `depth`, expected a heading level from 1 to 6']],
    [
      'lint: {rules: {x: loud}}\n',
      ['warning at “loud”: Unexpected level of `x`, expected one of off, hint, info, warning, error, or a map with `level`'],
    ],
    ['specs: [a.md]\n', ['warning at “a.md”: Unexpected value in a spec, expected the keys name, files']],
    ['specs: [{name: a}]\n', ['warning at “{name: a}”: Unexpected spec without `files`, expected a list of paths']],
    ['ignore: {a: b}\n', ['warning at “{a: b}”: Unexpected keys in `ignore`, expected a list']],
    [
      '- a\n',
      ['warning at “- a\n”: Unexpected list in this file, expected the keys specs, ignore, categories, lint, taxonomy, model'],
    ],
  ])('%j', (text, messages) => {
    expect(messagesOf(text)).toEqual(messages);
    const { model } = readConfiguration(text.startsWith('-') ? 'model: m' : `model: m\n${text}`);
    expect(model).toBe('m');
  });

  test('YAML that does not parse', () => {
    const text = 'model: m\nspecs: [\nlint: {rules: {x: off}}\n';
    expect(messagesOf(text)[0]).toMatch(/^error at “.*: Unexpected YAML, expected a file that parses: /s);
    expect(readConfiguration(text)).toMatchObject({ model: 'm', lint: { rules: { x: { level: 'off' } } } });
  });

  test('aliases that lead nowhere or in a circle', () => {
    expect(messagesOf('specs: *nowhere\n')[0]).toMatch(/^warning at “\*nowhere”/);
    expect(readConfiguration('specs: &a [*a]\nmodel: m\n').model).toBe('m');
  });
});

test('any text is read, and every problem lies in it', () => {
  const pieces = fc.constantFrom(
    'specs',
    'files',
    ':',
    ' ',
    '\n',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '&a ',
    '*a',
    '"',
    '#',
    '|',
    '\t',
    'lint',
    'rules',
    '!!map',
    '?',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (words) => {
      const text = words.join('');
      for (const { span } of readConfiguration(text).problems) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(text.length + 1);
      }
    }),
  );
});

test('a pattern that leaves the folder, or that would take for ever, is not followed', () => {
  for (const glob of ['/**/*.md', '../x.md', 'a/../../b.md', '~/x.md', 'C:/x.md'])
    expect(messagesOf(`ignore: ['${glob}']\n`)).toEqual([expect.stringContaining('expected one inside the folder')]);
  const slow = readConfiguration(`ignore: ['${'**/a'.repeat(8)}z', drafts/**]\n`);
  expect(slow.ignore).toEqual(['drafts/**']);
  expect(slow.problems).toHaveLength(1);
});
