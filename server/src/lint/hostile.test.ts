import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileTexts, triggerTexts } from '../../../test/lint/hostile-texts.ts';
import { parseSpec } from '../spec/index.ts';
import { lintSpec, RULES } from './index.ts';
import type { LintSettings } from './settings.ts';

/** With the rules that are off by default, and with a limit, so that every rule runs. */
const ALL: LintSettings = {
  preset: 'strict',
  rules: Object.fromEntries(
    RULES.map(({ name, family }) => [name, { level: 'info', options: family === 'budget' ? { tokens: 5 } : {} }]),
  ),
};

function lint(text: string) {
  const { findings, crashed } = lintSpec(parseSpec([{ path: 'a.md', text }]), {
    settings: ALL,
    evalFiles: new Map([['a.md', []]]),
    countTokens: (words) => words.length,
  });
  expect(crashed).toEqual([]);
  for (const { span } of findings) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeLessThanOrEqual(text.length);
  }
  return findings;
}

const LENGTH = 4000;
const TEXTS = hostileTexts(LENGTH);
const TRIGGERS = triggerTexts(LENGTH);

describe('no rule fails on a text that nobody would write', () => {
  test.each(TEXTS.map(({ name, text }) => [name, text] as const))('%s', (_, text) => {
    lint(text);
  });
});

test('no rule fails on its own words over and over, and most find them there', () => {
  const silent = [...TRIGGERS].filter(([name, texts]) => {
    const found = texts.flatMap(({ text }) => lint(text));
    return !found.some(({ rule }) => rule === name);
  });
  // Where all of a page stands in one document, one part may answer another.
  expect(silent.length).toBeLessThan(TRIGGERS.size / 3);
  expect([...TRIGGERS.keys()].sort()).toEqual(RULES.map(({ name }) => name).sort());
});

test('no rule fails on lines of a million characters', () => {
  for (const piece of ['The assistant must not share it. ', 'weapons, and/or drugs, '])
    lint(piece.repeat(1_000_000 / piece.length));
}, 60_000);

test('no rule fails on hostile texts cut and mixed at random', () => {
  const texts = [...TEXTS, ...[...TRIGGERS.values()].flat()].map(({ text }) => text);
  const part = fc
    .tuple(fc.constantFrom(...texts), fc.nat(LENGTH), fc.nat(300))
    .map(([text, from, length]) => text.slice(from, from + length));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), fc.constantFrom('', ' ', '\n', '\n\n', '\r\n'), (parts, between) => {
      lint(parts.join(between));
    }),
    { numRuns: 200, seed: 3 },
  );
}, 60_000);
