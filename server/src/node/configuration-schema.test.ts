import Ajv from 'ajv';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { RULES } from '../lint/index.ts';
import type { Schema } from '../lint/json-schema.ts';
import { LEVELS, PRESETS } from '../lint/settings.ts';
import { readConfiguration } from './configuration-reader.ts';
import { configurationSchema } from './configuration-schema.ts';
import { findRuleFaults } from './rule-faults.ts';

const schema = configurationSchema(RULES, (rule) => `Why ${rule}.`);
const validate = new Ajv({ strictTypes: false, keywords: ['enumDescriptions'] }).compile(schema);

/** What the reader says of a text: nothing where all is well. */
function faults(text: string): readonly string[] {
  const configuration = readConfiguration(text);
  return [...configuration.problems, ...findRuleFaults(configuration, RULES)].map(({ message }) => message);
}

function expectBoth(text: string, good: boolean): void {
  expect(faults(text).length === 0, `${text}${faults(text).join('\n')}`).toBe(good);
  expect(validate(parse(text)), `${text}${JSON.stringify(validate.errors)}`).toBe(good);
}

test('the reader takes every value that the schema names, at every key', () => {
  const values = samples(schema);
  expect(values.length).toBeGreaterThan(RULES.length * LEVELS.length);
  for (const value of values) expectBoth(stringify(value), true);
});

test('both know the same keys at every place', () => {
  const unknown = (text: string) => faults(text).join('\n');
  const keys = (at: Schema | undefined) => Object.keys(at?.properties ?? {});
  const known = (message: string) => /expected one of ([\w, ]+)/.exec(message)?.[1]?.split(', ') ?? [];
  expect(known(unknown('x: 1\n'))).toEqual(keys(schema));
  expect(known(unknown('lint: { x: 1 }\n'))).toEqual(keys(schema.properties?.['lint']));
  expect(known(unknown('categories: { x: 1 }\n'))).toEqual(keys(schema.properties?.['categories']));
  expect(known(unknown('specs: [{ files: a.md, x: 1 }]\n'))).toEqual(keys(schema.properties?.['specs']?.items));
});

test.each([
  'x: 1',
  'specs: 3',
  'specs: [{ name: A }]',
  'specs: [{ files: [1] }]',
  'specs: [{ files: a.md, file: b.md }]',
  'ignore: { a: b }',
  'categories: { depth: 7 }',
  'categories: { depth: two }',
  'lint: { preset: some }',
  'lint: { rules: { broken-refrence: error } }',
  'lint: { rules: { broken-reference: fatal } }',
  'lint: { rules: { broken-reference: { level: fatal } } }',
  'lint: { rules: { broken-reference: { limit: 3 } } }',
  'taxonomy: other',
  'taxonomy: [fraud]',
  'model: 3',
])('both refuse %s', (text) => expectBoth(`${text}\n`, false));

test.each([
  '',
  'specs: [{ files: a.md }, { name: B, files: [b.md, "c/**"] }]',
  'taxonomy: { Fraud: [scam, fake], Theft: steal }',
])('both take %s', (text) => (text === '' ? expect(faults(text)).toEqual([]) : expectBoth(`${text}\n`, true)));

test('every key, preset, level and rule is explained', () => {
  for (const [path, each] of described(schema)) expect(each.description, path).toMatch(/^[A-Z“`].*\.$/s);
  for (const list of [PRESETS, LEVELS]) expect(list.length).toBeGreaterThan(2);
});

/** Documents that hold every key and every named value of a schema, one at a time. */
function samples(at: Schema): unknown[] {
  if (at.anyOf) return at.anyOf.flatMap(samples);
  if (at.enum) return [...at.enum];
  const type = typeof at.type === 'string' ? at.type : at.type?.[0];
  switch (type) {
    case 'object':
      return at.properties
        ? Object.entries(at.properties).flatMap(([key, value]) =>
            samples(value).map((sample) => ({ ...required(at), [key]: sample })),
          )
        : [{ Fraud: ['scam'] }];
    case 'array':
      return at.items ? samples(at.items).map((sample) => [sample]) : [];
    case 'string':
      return ['a'];
    case 'integer':
      return [at.minimum ?? 1];
    case 'boolean':
      return [true];
    default:
      return [];
  }
}

function required(at: Schema): Record<string, unknown> {
  return Object.fromEntries((at.required ?? []).map((key) => [key, samples(at.properties?.[key] ?? {})[0]]));
}

function described(at: Schema, path = ''): (readonly [string, Schema])[] {
  const own = Object.entries(at.properties ?? {}).flatMap(([key, value]) => [
    [`${path}/${key}`, value] as const,
    ...described(value, `${path}/${key}`),
  ]);
  return [...own, ...(at.anyOf ?? []).flatMap((each) => described(each, path)), ...(at.items ? described(at.items, path) : [])];
}
