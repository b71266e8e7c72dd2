import { expect, test } from 'vitest';
import { parseSpec, type SourceFile } from '../spec/index.ts';
import { type LintOptions, lintSpec } from './lint-spec.ts';
import { defineRule } from './rule.ts';

const lint = (text: string, options?: LintOptions) => lintSpec(parseSpec([{ path: 'spec.md', text }]), options).findings;

test('findings stand in the order of paths and positions, whatever the order of files and rules', () => {
  const file = (path: string): SourceFile => ({
    path,
    text: `# A {#${path}}\n\n[x](#none) and [y](#nothing)\n\n### B {#b-${path}}\n`,
  });
  const places = lintSpec(parseSpec([file('b.md'), file('a.md')])).findings.map(
    ({ path, rule, span }) => `${path} ${span.start} ${rule}`,
  );
  expect(places).toEqual([
    'a.md 13 broken-reference',
    'a.md 28 broken-reference',
    'a.md 47 empty-section',
    'a.md 47 skipped-heading-level',
    'b.md 13 broken-reference',
    'b.md 28 broken-reference',
    'b.md 47 empty-section',
    'b.md 47 skipped-heading-level',
  ]);
});

test('a level changes the severity of a rule, and "off" silences it', () => {
  const text = '# A\n\n### B\n\n[x](#none)\n';
  expect(lint(text).map(({ rule, severity }) => [rule, severity])).toEqual([
    ['skipped-heading-level', 'warning'],
    ['broken-reference', 'error'],
  ]);
  const rules = {
    'skipped-heading-level': { level: 'off', options: {} },
    'broken-reference': { level: 'hint', options: {} },
  } as const;
  expect(lint(text, { settings: { preset: 'recommended', rules } }).map(({ rule, severity }) => [rule, severity])).toEqual([
    ['broken-reference', 'hint'],
  ]);
});

test('a rule that throws is reported beside the findings of the others', () => {
  const sound = defineRule({
    name: 'sound',
    family: 'structure',
    severity: 'info',
    summary: 'Finds the head of each file.',
    check: ({ files }) => files.map(({ path }) => ({ path, span: { start: 0, end: 0 }, message: 'here' })),
  });
  const faulty = defineRule({ ...sound, name: 'faulty', check: () => fail() });
  const { findings, crashed } = lintSpec(parseSpec([{ path: 'a.md', text: '' }]), {}, [faulty, sound]);
  expect(findings.map((finding) => finding.rule)).toEqual(['sound']);
  expect(crashed).toEqual([{ rule: 'faulty', message: expect.stringContaining('a fault of this rule') }]);

  function fail(): never {
    throw new Error('a fault of this rule');
  }
});

test('files in one folder share the files in its `examples`, and each is reported once', () => {
  const spec = parseSpec([
    { path: 'specs/a.md', text: '# A\n\nThe assistant must be kind.[^a1b2]\n' },
    { path: 'specs/b.md', text: '# B\n\nThe assistant must be brief.[^c3d4]\n' },
  ]);
  const names = ['a1b2', 'c3d4', 'e5f6'];
  const { findings } = lintSpec(spec, {
    evalFiles: new Map([
      ['specs/a.md', names],
      ['specs/b.md', names],
    ]),
  });
  expect(findings.map(({ path, message }) => `${path}: ${message.slice(0, 37)}`)).toEqual([
    'specs/a.md: Unexpected file `examples/e5f6.md`, e',
  ]);
});

test('a duplicate id is found across the files of a spec, and points at the first', () => {
  const spec = parseSpec([
    { path: 'b.md', text: '# B {#same}\n\nText.\n' },
    { path: 'a.md', text: '# A {#same}\n\nText.\n' },
  ]);
  expect(lintSpec(spec).findings).toMatchObject([
    { rule: 'duplicate-id', path: 'a.md', related: [{ path: 'b.md', span: { start: 6, end: 10 } }] },
  ]);
});

test('a heading at the very end of a file is an empty section', () => {
  expect(lint('# A\n\n## B').map(({ rule, span }) => [rule, span])).toEqual([['empty-section', { start: 8, end: 9 }]]);
});

test('a finding names the clause that it stands in', () => {
  const { findings } = lintSpec(
    parseSpec([{ path: 'a.md', text: '# A {#a}\n\nThe model must follow [b](#b).\n\nSee [c](#c).\n' }]),
  );
  expect(findings.map(({ rule, clause }) => [rule, clause])).toEqual([
    ['broken-reference', expect.stringMatching(/^a\//)],
    ['broken-reference', undefined],
  ]);
});
