import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyEdit, edited } from '../spec/any-text.ts';
import { readSpec } from '../spec/parse-spec.ts';
import type { Finding } from './finding.ts';
import { lintChange } from './lint-change.ts';
import { lintSpec } from './lint-spec.ts';
import { RULES } from './rules.ts';

const PROMPT = new Set(RULES.filter((rule) => rule.scope !== undefined).map((rule) => rule.name));
const SPEC = `# Policy

## Disallowed

The assistant must not give instructions and/or parts lists for weapons.

## Tone

The assistant must be polite. See [the rule](#nowhere).
`;

test('what is typed into a section is found at once', () => {
  const { after, at } = change('be polite.', 'be polite. It should usually refuse insults, etc.');
  expect(named(after, 'open-list').map(at)).toEqual(['etc']);
  expect(after).toEqual(
    lintSpec(readOf(SPEC.replace('be polite.', 'be polite. It should usually refuse insults, etc.')).spec).findings,
  );
});

test('what stands behind the change is moved', () => {
  const { after, at } = change('The assistant must not give', 'The assistant must never ever give');
  expect(named(after, 'broken-reference').map(at)).toEqual(['[the rule](#nowhere)']);
  expect(named(after, 'and-or').map(at)).toEqual(['and/or']);
});

test('what the change mends is gone at once', () => {
  expect(named(change('and/or', 'or').after, 'and-or')).toEqual([]);
  expect(named(change(' See [the rule](#nowhere).', '').after, 'broken-reference')).toEqual([]);
});

test('a fix for words that were changed is not offered any more', () => {
  const before = change('x', 'x').before;
  expect(named(before, 'and-or')[0]?.fixes?.length).toBeGreaterThan(0);
  const reading = readOf(SPEC);
  const found = named(lintSpec(reading.spec).found, 'and-or').map((finding) => ({ ...finding, rule: 'near-duplicate' }));
  const after = readSpec([{ path: 'spec.md', text: SPEC.replace('and/or', 'and/x/or') }], {}, reading);
  expect(lintChange({ reading, found }, after).found.find(({ rule }) => rule === 'near-duplicate')?.fixes).toEqual([]);
});

test('a comment answers a finding as soon as it is typed', () => {
  const comment = '<!-- deliberate-disable-next-line and-or -- both are meant -->';
  const { after } = change('The assistant must not give', `${comment}\nThe assistant must not give`);
  expect(named(after, 'and-or')).toEqual([]);
});

test('a rule that fails is named, and the others go on', () => {
  const broken = { ...RULES[0], name: 'broken', scope: 'section', severity: 'error', check: () => [].at(0) } as never;
  const reading = readOf(SPEC);
  const result = lintChange({ reading, found: [] }, reading, {}, [broken, ...RULES]);
  expect(result.crashed.map(({ rule }) => rule)).toEqual(['broken']);
});

test('on the shipped specs, the rules on sections find at once what they find in the whole', () => {
  for (const file of globSync(join(import.meta.dirname, '../../../specs/**/*.md'))) {
    let text = readFileSync(file, 'utf8');
    let reading = readOf(text);
    let { found } = lintSpec(reading.spec);
    for (const edit of fc.sample(anyEdit, { numRuns: 15, seed: 3 })) {
      text = edited(text, edit);
      reading = readSpec([{ path: 'spec.md', text }], {}, reading);
      const whole = lintSpec(reading.spec);
      const prompt = lintChange({ reading, found }, reading);
      expect(promptOnes(prompt.findings)).toEqual(promptOnes(whole.findings));
      found = whole.found;
    }
  }
});

function promptOnes(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ rule }) => PROMPT.has(rule));
}

function change(from: string, to: string) {
  const reading = readOf(SPEC);
  const { found, findings } = lintSpec(reading.spec);
  const text = SPEC.replace(from, to);
  const { findings: after } = lintChange({ reading, found }, readSpec([{ path: 'spec.md', text }], {}, reading));
  return { before: findings, after, at: ({ span }: Finding) => text.slice(span.start, span.end) };
}

function readOf(text: string) {
  return readSpec([{ path: 'spec.md', text }]);
}

function named(findings: readonly Finding[], rule: string): readonly Finding[] {
  return findings.filter((finding) => finding.rule === rule);
}
