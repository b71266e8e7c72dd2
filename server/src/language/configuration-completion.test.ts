import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Schema } from '../lint/json-schema.ts';
import { configurationCompletion } from './configuration-completion.ts';
import { configurationHover } from './configuration-hover.ts';

const LEVEL: Schema = { type: 'string', enum: ['off', 'warning'], enumDescriptions: ['Not run.', 'To be changed.'] };
const map = (properties: Record<string, Schema>): Schema => ({ type: 'object', properties, additionalProperties: false });
const rule = (name: string, options: Record<string, Schema> = {}): Schema => ({
  title: `Finds ${name}.`,
  description: `Finds ${name}.\n\nWhy ${name}.`,
  default: 'warning',
  anyOf: [LEVEL, map({ level: LEVEL, ...options })],
});
const SCHEMA = map({
  specs: { type: 'array', items: { ...map({ name: { type: 'string' }, files: { type: 'array' } }), required: ['files'] } },
  lint: map({
    preset: { type: 'string', enum: ['recommended', 'strict'], enumDescriptions: ['Most.', 'More.'], default: 'recommended' },
    rules: map({
      'and-or': rule('and-or'),
      'long-clause': rule('long-clause', { limit: { type: 'integer', default: 60 }, quotes: { type: 'boolean' } }),
    }),
  }),
  taxonomy: {
    anyOf: [
      { type: 'string', enum: ['ailuminate'] },
      { type: 'object', additionalProperties: { type: 'array' } },
    ],
  },
  model: { type: 'string', description: 'The model.' },
});

/** What is offered where `<|>` stands. */
function offered(marked: string): readonly string[] {
  const offset = marked.indexOf('<|>');
  return configurationCompletion(marked.replace('<|>', ''), offset, SCHEMA).map(({ label }) => label);
}

/** The text once the offer is taken. */
function taken(marked: string, label: string): string {
  const offset = marked.indexOf('<|>');
  const text = marked.replace('<|>', '');
  const item = configurationCompletion(text, offset, SCHEMA).find((each) => each.label === label);
  return item ? text.slice(0, item.span.start) + item.insert + text.slice(item.span.end) : text;
}

function hovered(marked: string): string | null {
  const offset = marked.indexOf('<|>');
  return configurationHover(marked.replace('<|>', ''), offset, SCHEMA)?.markdown ?? null;
}

const ROOT = ['specs', 'lint', 'taxonomy', 'model'];
const RULES = ['and-or', 'long-clause'];

describe('keys are offered', () => {
  test.each([
    ['an empty file', '<|>', ROOT],
    ['the first word', 'li<|>', ROOT],
    ['a line after others', 'model: x\n<|>\n', ['specs', 'lint', 'taxonomy']],
    ['a line between others', 'model: x\nl<|>\nspecs: []\n', ['lint', 'taxonomy']],
    ['a map that begins', 'lint:\n  <|>\n', ['preset', 'rules']],
    ['a map that goes on', 'lint:\n  preset: strict\n  r<|>\n', ['rules']],
    ['rules', 'lint:\n  rules:\n    <|>\n', RULES],
    ['rules, half typed', 'lint:\n  rules:\n    an<|>\n', RULES],
    ['rules, but for those that are there', 'lint:\n  rules:\n    and-or: off\n    l<|>\nmodel: x\n', ['long-clause']],
    ['rules, above one that is there', 'lint:\n  rules:\n    <|>\n    and-or: off\n', ['long-clause']],
    ['rules in braces', 'lint: { rules: { a<|> } }\n', RULES],
    ['rules in braces that are never closed', 'lint: { rules: { a<|>', RULES],
    ['options', 'lint:\n  rules:\n    long-clause:\n      <|>\n', ['level', 'limit', 'quotes']],
    ['options in braces', 'lint:\n  rules:\n    long-clause: { level: off, <|> }\n', ['limit', 'quotes']],
    ['a list', 'specs:\n  - <|>\n', ['name', 'files']],
    ['a list that goes on', 'specs:\n  - name: a\n    <|>\n', ['files']],
    ['a file with a fault elsewhere', 'model: [x\nlint:\n  <|>\n', ['preset', 'rules']],
  ])('in %s', (_, marked, expected) => expect(offered(marked)).toEqual(expected));
});

describe('values are offered', () => {
  test.each([
    ['of a preset', 'lint:\n  preset: <|>\n', ['recommended', 'strict']],
    ['half typed', 'lint:\n  preset: st<|>\n  rules: {}\n', ['recommended', 'strict']],
    ['right after the colon', 'lint:\n  preset:<|>\n', []],
    ['of a rule', 'lint:\n  rules:\n    and-or: <|>\n', ['off', 'warning']],
    ['of a level', 'lint:\n  rules:\n    long-clause:\n      level: w<|>\n', ['off', 'warning']],
    ['of a flag', 'lint: { rules: { long-clause: { quotes: <|> } } }\n', ['true', 'false']],
    ['of a number', 'lint: { rules: { long-clause: { limit: <|> } } }\n', ['60']],
    ['of a taxonomy', 'taxonomy: <|>\n', ['ailuminate']],
  ])('%s', (_, marked, expected) => expect(offered(marked)).toEqual(expected));
});

test('nothing is offered in comments, in names of the author, or under unknown keys', () => {
  for (const marked of ['# lin<|>\nmodel: x\n', 'specs:\n  - name: <|>\n', 'taxonomy:\n  Fr<|>\n', 'other:\n  <|>\n'])
    expect(offered(marked), marked).toEqual([]);
});

test('a word is replaced whole, and a colon is written once', () => {
  expect(taken('lint:\n  rules:\n    an<|>d: off\n', 'and-or')).toBe('lint:\n  rules:\n    and-or: off\n');
  expect(taken('lint:\n  rules:\n    <|>\n', 'and-or')).toBe('lint:\n  rules:\n    and-or: \n');
  expect(taken('l<|>\n', 'lint')).toBe('lint:\n');
  expect(taken('lint: { preset: rec<|> }\n', 'strict')).toBe('lint: { preset: strict }\n');
});

test('a rule is offered with its level, what it finds and why', () => {
  const [first] = configurationCompletion('lint:\n  rules:\n    x', 18, SCHEMA);
  expect(first).toMatchObject({ kind: 'rule', detail: 'warning', markdown: 'Finds and-or.\n\nWhy and-or.' });
});

test('hover says what a key, a rule, an option or a value means', () => {
  expect(hovered('mo<|>del: x\n')).toContain('The model.');
  expect(hovered('lint:\n  rules:\n    and<|>-or: off\n')).toMatch(/^\*\*and-or\*\*\n\nFinds and-or\.\n\nWhy and-or\./);
  expect(hovered('lint:\n  rules:\n    and-or: o<|>ff\n')).toContain('Not run.');
  expect(hovered('lint: { rules: { long-clause: { li<|>mit: 3 } } }\n')).toContain('By default `60`.');
  expect(hovered('lint:\n  preset: st<|>rict\n')).toContain('More.');
  for (const marked of ['oth<|>er: x\n', 'model: some<|>thing\n', '# lin<|>t\n', 'taxonomy:\n  Fr<|>aud: [x]\n', '<|>'])
    expect(hovered(marked), marked).toBeNull();
});

test('any text, at any place, is answered', () => {
  const pieces = [
    'lint:',
    'rules:',
    'and-or',
    ': ',
    '\n',
    '  ',
    '- ',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '#',
    '&a',
    '*a',
    '|',
    '\t',
    '?',
    '!',
    'off',
  ];
  const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })), { maxLength: 25 });
  fc.assert(
    fc.property(text, fc.nat(120), (parts, at) => {
      const source = parts.join('');
      const offset = Math.min(at, source.length);
      configurationHover(source, offset, SCHEMA);
      for (const { span } of configurationCompletion(source, offset, SCHEMA)) {
        expect(span.start).toBeLessThanOrEqual(offset);
        expect(span.end).toBeGreaterThanOrEqual(offset);
        expect(source.slice(span.start, span.end)).not.toContain('\n');
      }
    }),
    { numRuns: 1000, seed: 1 },
  );
});
