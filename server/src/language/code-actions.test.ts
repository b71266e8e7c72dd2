import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readPage } from '../../../test/lint/read-page.ts';
import { applyEdits } from '../lint/apply-fixes.ts';
import { type Finding, lintSpec, RULES } from '../lint/index.ts';
import { defineRule } from '../lint/rule.ts';
import type { RuleSetting } from '../lint/settings.ts';
import { parseSpec } from '../spec/index.ts';
import type { SourceFile, Spec } from '../spec/model.ts';
import { codeActions, type EditAction, fixAll, type SpecAction } from './code-actions.ts';
import { suppressHere } from './suppress-here.ts';

const ALL: Readonly<Record<string, RuleSetting>> = Object.fromEntries(
  RULES.map((rule) => [rule.name, { level: rule.severity === 'off' ? 'warning' : null, options: {} }]),
);

function lint(files: readonly SourceFile[]): { readonly spec: Spec; readonly findings: readonly Finding[] } {
  const spec = parseSpec(files);
  return { spec, findings: lintSpec(spec, { settings: { preset: 'recommended', rules: ALL } }).findings };
}

const files = (text: string): readonly SourceFile[] => [{ path: 'spec.md', text }];

/** What can be done where a text stands. */
function actionsAt(text: string, words: string): readonly SpecAction[] {
  const { spec, findings } = lint(files(text));
  const start = text.indexOf(words);
  return codeActions(spec, findings, 'spec.md', { start, end: start + words.length });
}

const titles = (actions: readonly SpecAction[]) => actions.map(({ title }) => title);

/** The text after the action of a title. */
function after(text: string, words: string, title: string): string {
  const action = actionsAt(text, words).find((each): each is EditAction => each.title === title && each.kind !== 'explain');
  return applyEdits(files(text), action?.edits ?? [])[0]?.text ?? '';
}

const SPEC = '# Weapons {#weapons}\n\nThe assistant must stop, as [it](#weapns) says.\n\nSee [it](#wapons) too.\n';

test('at a finding: its fixes, all of its rule, a suppression, an explanation; elsewhere nothing', () => {
  expect(titles(actionsAt(SPEC, '#weapns'))).toEqual([
    'Link to `#weapons`',
    'Fix all `broken-reference` problems in this file',
    'Suppress `broken-reference` here…',
    'Explain `broken-reference`',
  ]);
  expect(actionsAt(SPEC, '# Weapons')).toEqual([]);
});

test('only a safe fix is preferred', () => {
  const text = `${SPEC}\n<!-- deliberate-disable-line broken-reference -- gone -->\n`;
  const preferred = (words: string) =>
    actionsAt(text, words).flatMap((action) => (action.kind === 'fix' ? [action.preferred] : []));
  expect(preferred('#weapns')).toEqual([false]);
  expect(preferred('deliberate-disable')).toEqual([true]);
});

test('all of a rule are fixed at once', () => {
  expect(after(SPEC, '#weapns', 'Fix all `broken-reference` problems in this file')).toBe(
    SPEC.replace('#weapns', '#weapons').replace('#wapons', '#weapons'),
  );
});

test('all safe problems are fixed at once, and no other', () => {
  const text = SPEC.replace('says.\n', 'says. \n').replace('too.', 'too. <!-- deliberate-disable-line duplicate-id -- gone -->');
  const { findings } = lint(files(text));
  const action = fixAll(findings, 'spec.md');
  expect(applyEdits(files(text), action?.edits ?? [])[0]?.text).toBe(SPEC);
  expect(fixAll(lint(files(SPEC)).findings, 'spec.md')).toBeNull();
});

describe('a suppression', () => {
  const suppressed = (text: string) => after(text, '#no', 'Suppress `broken-reference` here…');
  const NEXT = '<!-- deliberate-disable-next-line broken-reference -- say why -->';
  const LINE = '<!-- deliberate-disable-line broken-reference -- say why -->';

  test('stands above a paragraph, and at the end of a line in the middle of one', () => {
    expect(suppressed('# A\n\nSee [x](#no).\n')).toBe(`# A\n\n${NEXT}\nSee [x](#no).\n`);
    expect(suppressed('# A\n\nWords.\nSee [x](#no).\nMore.\n')).toBe(`# A\n\nWords.\nSee [x](#no). ${LINE}\nMore.\n`);
  });

  test('stands above the clause where that began earlier', () => {
    expect(suppressed('# A\n\nThe assistant must never\ndo [x](#no).\n')).toBe(
      `# A\n\n${NEXT}\nThe assistant must never\ndo [x](#no).\n`,
    );
  });

  test('keeps a list one list', () => {
    expect(suppressed('- a\n- see [x](#no)\n- b\n')).toBe(`- a\n  ${NEXT}\n- see [x](#no)\n- b\n`);
    expect(suppressed('- see [x](#no)\n- b\n')).toBe(`${NEXT}\n- see [x](#no)\n- b\n`);
    expect(suppressed('- a\n  - see [x](#no)\n')).toBe(`- a\n  ${NEXT}\n  - see [x](#no)\n`);
    expect(suppressed('- a\n  - b\n- see [x](#no)\n')).toBe(`- a\n  - b\n  ${NEXT}\n- see [x](#no)\n`);
    expect(suppressed('1. a\n2. see [x](#no)\n')).toBe(`1. a\n   ${NEXT}\n2. see [x](#no)\n`);
  });

  test('keeps a table one table, an id last and a line break where it is', () => {
    expect(suppressed('| a | b |\n|---|---|\n| c | [x](#no) |\n')).toBe(`| a | b |\n|---|---|\n| c | [x](#no) ${LINE} |\n`);
    expect(suppressed('> See [x](#no). {#a}\n')).toBe(`> See [x](#no). ${LINE} {#a}\n`);
    expect(suppressed('Words.\nSee [x](#no).  \nMore.\n')).toBe(`Words.\nSee [x](#no). ${LINE}  \nMore.\n`);
    expect(suppressed('Words.\nSee [x](#no).\\\nMore.\n')).toBe(`Words.\nSee [x](#no). ${LINE}\\\nMore.\n`);
  });

  test('ends its line as the file does', () => {
    expect(suppressed('# A\r\n\r\nSee [x](#no).\r\n')).toBe(`# A\r\n\r\n${NEXT}\r\nSee [x](#no).\r\n`);
  });
});

/** What a policy says. */
const saying = ({ clauses, definitions, examples }: Spec) => ({
  clauses: clauses.map(({ text, modality, mode, authority }) => [text, modality, mode, authority]),
  definitions: definitions.map(({ term, text }) => [term, text]),
  examples: examples.map(({ title, answers, label }) => [title, answers.length, label]),
});

/** Suppresses each finding by itself: it is gone, the others are there, and the text is read as before. */
function expectEachToBeSuppressed(given: readonly SourceFile[]): void {
  const { spec, findings } = lint(given);
  const before = JSON.stringify(saying(spec));
  for (const finding of findings.filter((each) => !each.rule.endsWith('-suppression'))) {
    const edit = suppressHere(spec, finding.path, finding.span.start, finding.rule);
    if (!edit) continue;
    const changed = lint(applyEdits(given, [edit]));
    const about = `${finding.rule}: ${finding.message}\n${JSON.stringify(given)}\n${edit.text}`;
    expect(JSON.stringify(saying(changed.spec)), about).toBe(before);
    const count = (list: readonly Finding[], rule: string) => list.filter((each) => each.rule === rule).length;
    expect(count(changed.findings, finding.rule), about).toBeLessThan(count(findings, finding.rule));
    for (const rule of ['unused-suppression', 'invalid-suppression'])
      expect(count(changed.findings, rule), about).toBe(count(findings, rule));
  }
}

const PAGES = fileURLToPath(new URL('../lint/rules/', import.meta.url));

test.each(readdirSync(PAGES).filter((name) => name.endsWith('.md') && !name.includes('-suppression')))(
  'each finding of the examples of %s is suppressed by its comment',
  (name) => {
    const { flagged } = readPage(readFileSync(`${PAGES}${name}`, 'utf8'));
    for (const example of flagged) expectEachToBeSuppressed(example.files);
  },
);

/** Finds the beginning of everything, and words in the middle of clauses. */
const probe = defineRule({
  name: 'probe',
  family: 'structure',
  severity: 'warning',
  summary: 'Finds everything.',
  check: ({ clauses, sections, definitions, examples }) =>
    [...clauses, ...sections.filter(({ level }) => level > 0), ...definitions, ...examples].flatMap(({ path, span }) => {
      const middle = (span.start + span.end) >> 1;
      return [span, { start: middle, end: middle + 1 }].map((place) => ({ path, span: place, message: `${place.start}` }));
    }),
});
const PROBED = [probe, ...RULES.filter(({ name }) => name.endsWith('-suppression'))];

const corpus = process.env['DELIBERATE_CORPUS'];
const documents = corpus ? globSync('**/*.md', { cwd: corpus }).filter((path) => !path.includes('/examples/')) : [];

test.skipIf(!corpus).each(documents)('any place in %s can be suppressed, and the policy says the same', (path) => {
  const text = readFileSync(join(corpus ?? '', path), 'utf8');
  const given = files(text.length > 50_000 ? text.slice(0, text.indexOf('\n\n', 30_000)) : text);
  const spec = parseSpec(given);
  const before = JSON.stringify(saying(spec));
  const { findings } = lintSpec(spec, {}, PROBED);
  const step = Math.max(1, Math.floor(findings.length / 40));
  for (const finding of findings.filter((_, index) => index % step === 0)) {
    const edit = suppressHere(spec, finding.path, finding.span.start, 'probe');
    if (!edit) continue;
    const changed = parseSpec(applyEdits(given, [edit]));
    const about = `${text.slice(finding.span.start - 60, finding.span.start + 60)}\n${edit.text}`;
    expect(JSON.stringify(saying(changed)), about).toBe(before);
    const left = lintSpec(changed, {}, PROBED).findings;
    expect(left.length, about).toBeLessThan(findings.length);
    expect(
      left.filter(({ rule }) => rule !== 'probe'),
      about,
    ).toEqual([]);
  }
});
