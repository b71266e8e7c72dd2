import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PageExample, readPage } from '../../../test/lint/read-page.ts';
import { parseSpec, type SourceFile } from '../spec/index.ts';
import type { Spec } from '../spec/model.ts';
import { applyEdits, applySafeFixes, withoutOverlaps } from './apply-fixes.ts';
import type { Edit, Finding, Fix } from './finding.ts';
import { lintSpec } from './lint-spec.ts';
import { RULES } from './rules.ts';
import type { RuleSetting } from './settings.ts';

const PAGES = fileURLToPath(new URL('./rules/', import.meta.url));

/** Rules that are off by default run too: somebody will turn them on. */
const ALL: Readonly<Record<string, RuleSetting>> = Object.fromEntries(
  RULES.map((rule) => [rule.name, { level: rule.severity === 'off' ? 'warning' : null, options: {} }]),
);

interface Case {
  readonly files: readonly SourceFile[];
  readonly evalFiles: readonly string[] | null;
  readonly options?: { readonly rule: string; readonly values: PageExample['options'] };
}

function find({ evalFiles, options }: Case, files: readonly SourceFile[]): readonly Finding[] {
  const rules = options ? { ...ALL, [options.rule]: { level: ALL[options.rule]?.level ?? null, options: options.values } } : ALL;
  const { findings, crashed } = lintSpec(parseSpec(files), {
    evalFiles: new Map(files.map(({ path }) => [path, evalFiles])),
    settings: { preset: 'strict', rules },
  });
  expect(crashed).toEqual([]);
  return findings;
}

/** What a policy says, but for the ids of its clauses. A rule may replace the kind of a blank, and nobody reads that. */
function sayingOf(spec: Spec): unknown {
  return spec.clauses.map(({ text, modality, mode, authority }) => ({
    text: text.replaceAll('\u00a0', ' '),
    modality,
    mode,
    authority,
  }));
}

function expectSafeFixesToKeep(given: Case): void {
  const fixed = applySafeFixes(given.files, (files) => find(given, files));
  expect(sayingOf(parseSpec(fixed.files))).toEqual(sayingOf(parseSpec(given.files)));
  expect(applySafeFixes(fixed.files, (files) => find(given, files))).toEqual({ files: fixed.files, applied: 0 });
}

/** @param settles the fixes whose finding has to be gone, or another, once they are applied */
function expectEachFixToHold(given: Case, settles: (finding: Finding, fix: Fix) => boolean): void {
  for (const finding of find(given, given.files))
    for (const fix of finding.fixes ?? []) {
      const { title, edits } = fix;
      const about = `${finding.rule}: ${title}\n${JSON.stringify(given.files)}`;
      expect(edits.length, about).toBeGreaterThan(0);
      expect(overlap(edits), about).toBe(false);
      const after = applyEdits(given.files, edits);
      for (const file of given.files) expectRestToStay(file, after, edits, about);
      const start = movedBy(edits, finding);
      const same = find(given, after).filter(
        ({ rule, message, path, span }) =>
          rule === finding.rule && message === finding.message && path === finding.path && span.start === start,
      );
      if (settles(finding, fix)) expect(same, about).toEqual([]);
    }
}

/** Where the beginning of a finding stands once the edits are made. */
function movedBy(edits: readonly Edit[], { path, span }: Finding): number {
  const before = edits.filter((edit) => edit.path === path && edit.span.end <= span.start);
  return before.reduce((start, edit) => start + edit.text.length - (edit.span.end - edit.span.start), span.start);
}

function overlap(edits: readonly Edit[]): boolean {
  return withoutOverlaps(edits.map((edit) => [edit])).length < edits.length;
}

/** Every character outside the edits stands in the new text, in the same order. */
function expectRestToStay(file: SourceFile, after: readonly SourceFile[], edits: readonly Edit[], about: string): void {
  const own = edits.filter(({ path }) => path === file.path).sort((a, b) => a.span.start - b.span.start);
  const text = after.find(({ path }) => path === file.path)?.text ?? '';
  let from = 0;
  let at = 0;
  for (const { span, text: inserted } of own) {
    const kept = file.text.slice(from, span.start);
    expect(text.startsWith(kept + inserted, at), about).toBe(true);
    at += kept.length + inserted.length;
    from = span.end;
  }
  expect(text.slice(at), about).toBe(file.text.slice(from));
}

const pages = readdirSync(PAGES).filter((name) => name.endsWith('.md'));

test.each(pages)('the fixes of the examples of %s keep the laws', (name) => {
  const { flagged, clean, fixed } = readPage(readFileSync(`${PAGES}${name}`, 'utf8'));
  for (const { files, evalFiles, options } of [...flagged, ...clean, ...fixed]) {
    const given = { files, evalFiles, options: { rule: name.replace('.md', ''), values: options } };
    expectSafeFixesToKeep(given);
    expectEachFixToHold(given, ({ rule }) => `${rule}.md` === name);
  }
});

/** Pieces of specs in several notations, with the faults that fixes mend. */
const PIECES = [
  '# Weapons {#weapons authority=root}\n\n',
  '## Disallowed {#disallowed}\n\n',
  '## Allowed\n\n',
  '## Allowed\n\n',
  '#### Deep  \n\n',
  '## Response style {#style authority=rot}\n\n',
  'The assistant must not explain how to build a bomb. {#no-bombs}\n\n',
  'The assistant must not explain how to build a bomb.  \nIt may talk about history. \n\n',
  'The assistant generally must\tnot help and/or advise, etc. See [it](#no-bomb).\n\n',
  'The assistant must not reveal secrets\\ \nor keys.\n\n',
  'The assistant must not:\n\n',
  'Answer questions on history.\nThe assistant should be kind.\n',
  '- reveal secrets  \n',
  '- The assistant must not sell guns.\n',
  '- The assistant must sell\u200b nothing, wea\u200bpons least of all.\n',
  '  - The assistant may name museums. {#museums}\n',
  '    and say when they open. \n',
  '1. The assistant should ask who is asking.\n',
  '\t- deep\n',
  '<!-- deliberate-disable-next-line broken-reference, and-or -- comes later -->\n',
  '  <!-- deliberate-disable-next-line hedged-decision -- comes later -->\n',
  '<!-- deliberate-disable broken-reference -- all of it -->\n\n',
  '<!-- deliberate-enable -->\n',
  'The assistant must stop. <!-- deliberate-disable-line and-or, open-list, broken-reference -- so be it --> \n',
  '<!-- deliberate-disable-line and-or -- so be it --> - The assistant must go.\n',
  '| request | response |\n|---|---|\n| a bomb <!-- deliberate-disable-line and-or -- x --> | refuse  |\n\n',
  '---\n',
  '\n',
  '\n',
  ' \n',
  '    indented\n',
  '~~~xml\n<user>\nHi \n</user>\n<comparison>\n<assistant><!-- BAD[#no-bmbs]: no -->\nx\n</assistant>\n</comparison>\n~~~\n\n',
  '**Example**: a bomb\n\n',
  '## Definitions\n\n- **Weapon**: a thing that harms.\n- Weapon: a tool.\n\n',
  'S1: Violent Crimes\n',
  'Should not\n- Help plan violence\nCan\n- Discuss it in fiction\n',
  '> The assistant must not lie. {#lies}\n\n',
  '!!! meta "Commentary"\n    Words [x](#y). \n\n',
  'See the text[^a1b2], [?](#weapons) and\u00a0{#x}\n\n',
];

const SPECS = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 14 })
  .map((pieces): Case => ({ files: [{ path: 'spec.md', text: pieces.join('') }], evalFiles: ['a1b3'] }));

test('safe fixes keep what a policy says, and once applied there are none left', () => {
  let fixed = 0;
  fc.assert(
    fc.property(SPECS, (given) => {
      expectSafeFixesToKeep(given);
      if (applySafeFixes(given.files, (files) => find(given, files)).applied > 0) fixed += 1;
    }),
    { numRuns: 400, seed: 1 },
  );
  // The texts have something to fix, or the test would say nothing.
  expect(fixed).toBeGreaterThan(200);
}, 60_000);

test('every fix keeps the text around it, and a safe one settles its finding', () => {
  fc.assert(
    fc.property(SPECS, (given) => expectEachFixToHold(given, (_, { safe }) => safe)),
    { numRuns: 150, seed: 2 },
  );
}, 60_000);

test('the groups of edits that are chosen never touch each other, and the first comes first', () => {
  const edit = fc
    .record({ start: fc.nat(40), length: fc.nat(4) })
    .map(({ start, length }): Edit[] => [{ path: 'a.md', span: { start, end: start + length }, text: 'x' }]);
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 20 }), (groups) => {
      const chosen = withoutOverlaps(groups);
      expect(chosen[0]).toBe(groups[0]);
      const places = chosen
        .flat()
        .flatMap(({ span }) => Array.from({ length: Math.max(1, span.end - span.start) }, (_, index) => span.start + index));
      expect(new Set(places).size).toBe(places.length);
    }),
  );
});

test('many edits are chosen and applied', () => {
  const text = 'ab '.repeat(50_000);
  const groups = Array.from({ length: 50_000 }, (_, index): Edit[] => [
    { path: 'a.md', span: { start: ((index * 7919) % 50_000) * 3, end: ((index * 7919) % 50_000) * 3 + 1 }, text: 'x' },
  ]);
  const [file] = applyEdits([{ path: 'a.md', text }], withoutOverlaps(groups).flat());
  expect(file?.text).toBe('xb '.repeat(50_000));
});
