import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type PageExample, readPage } from '../../../test/lint/read-page.ts';
import { loadTokenCounter } from '../node/tokens.ts';
import { parseSpec } from '../spec/index.ts';
import type { Edit, Finding } from './finding.ts';
import { lintSpec } from './lint-spec.ts';
import { RULES } from './rules.ts';
import type { RuleSetting } from './settings.ts';

const FOLDER = fileURLToPath(new URL('./rules/', import.meta.url));
const names = (ending: string) =>
  readdirSync(FOLDER).flatMap((name) => (name.endsWith(ending) ? [name.slice(0, -ending.length)] : []));
const countTokens = await loadTokenCounter();
const rules = RULES.map((rule) => rule.name).sort();

test('every rule has a page, and every page a rule', () => {
  expect(names('.md').sort()).toEqual(rules);
});

test('every file of rules is listed, each rule once', () => {
  expect(names('.ts').sort()).toEqual(rules);
});

test('summaries are one sentence', () => {
  for (const rule of RULES) expect(rule.summary).toMatch(/^[A-Z][^\n]{10,80}\.$/);
});

describe.each(names('.md'))('%s', (name) => {
  const page = readPage(readFileSync(`${FOLDER}${name}.md`, 'utf8'));

  test('the page is whole', () => {
    expect(page.title).toBe(name);
    expect(page.why).not.toBe('');
    expect(page.flagged.flatMap((example) => example.marks)).not.toEqual([]);
    expect(page.clean).not.toEqual([]);
  });

  test.each(page.flagged.map((example, index) => [index + 1, example] as const))('flagged %i', (_, example) => {
    const found = lint(example, name).filter((finding) => finding.rule === name);
    expect(
      found.map(({ path, span, message }) => ({ path, start: span.start, end: lineEnd(example, path, span), message })),
    ).toEqual(example.marks);
    expect(found.every((finding) => finding.message.startsWith('Unexpected '))).toBe(true);
  });

  test.each(page.clean.map((example, index) => [index + 1, example] as const))(
    'clean %i: no rule of the family finds anything',
    (_, example) => {
      expect(lint(example, name).filter(({ family }) => family === familyOf(name))).toEqual([]);
    },
  );

  test.each(page.fixed.map((example, index) => [index + 1, example] as const))(
    'fixed %i: the first fix of each finding gives it',
    (index, example) => {
      const before = page.flagged[index - 1] as PageExample;
      const edits = lint(before, name).flatMap((finding) => (finding.rule === name ? (finding.fixes?.[0]?.edits ?? []) : []));
      expect(edits).not.toEqual([]);
      expect(
        before.files.map((file) => ({
          path: file.path,
          text: apply(
            file.text,
            edits.filter((edit) => edit.path === file.path),
          ),
        })),
      ).toEqual(example.files);
      expect(lint(example, name).filter((finding) => finding.rule === name)).toEqual([]);
    },
  );
});

function familyOf(name: string) {
  return RULES.find((rule) => rule.name === name)?.family;
}

/** A rule that is off until somebody wants it is tested as a warning. */
function lint(example: PageExample, name: string): readonly Finding[] {
  const isOff = RULES.find((rule) => rule.name === name)?.severity === 'off';
  const setting: RuleSetting = { level: isOff ? 'warning' : null, options: example.options };
  const { findings, crashed } = lintSpec(parseSpec(example.files), {
    evalFiles: new Map(example.files.map(({ path }) => [path, example.evalFiles])),
    settings: { preset: 'recommended', rules: { [name]: setting } },
    countTokens,
  });
  expect(crashed).toEqual([]);
  return findings;
}

/** A mark cannot go past its line. */
function lineEnd(example: PageExample, path: string, span: { start: number; end: number }): number {
  const text = example.files.find((file) => file.path === path)?.text ?? '';
  const line = text.indexOf('\n', span.start);
  return Math.max(span.start + 1, Math.min(span.end, line < 0 ? text.length : line));
}

function apply(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((done, { span, text: inserted }) => done.slice(0, span.start) + inserted + done.slice(span.end), text);
}
