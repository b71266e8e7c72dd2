import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from './any-text.ts';
import { compileCategory, detectNotation, parseSpec, type Spec } from './index.ts';

const parse = (text: string): Spec => parseSpec([{ path: 'spec.md', text }]);

test('any text parses, every character is in one block, and spans are in bounds and nested', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const spec = parse(text);
      let end = 0;
      for (const { span } of spec.blocks) {
        expect(span.start).toBe(end);
        end = span.end;
      }
      expect(end).toBe(text.length);
      const sections = new Map(spec.sections.map((section) => [section.id, section]));
      expect(sections.size).toBe(spec.sections.length);
      const inside = (inner: { start: number; end: number }, outer: { start: number; end: number }) => {
        expect(inner.start).toBeGreaterThanOrEqual(outer.start);
        expect(inner.end).toBeLessThanOrEqual(outer.end);
        expect(inner.start).toBeLessThanOrEqual(inner.end);
      };
      const whole = { start: 0, end: text.length };
      for (const section of spec.sections) {
        inside(section.span, (section.parent && sections.get(section.parent)?.span) || whole);
        inside(section.headingSpan, section.span);
        inside(section.titleSpan, whole);
      }
      for (const each of [...spec.clauses, ...spec.definitions, ...spec.examples])
        inside(each.span, sections.get(each.section)?.span ?? { start: 1, end: 0 });
      for (const example of spec.examples)
        for (const part of [...example.turns, ...example.answers]) inside(part.span, example.span);
      for (const each of [...spec.references, ...spec.problems, ...spec.labels]) inside(each.span, whole);
      for (const clause of spec.clauses) for (const exception of clause.exceptions) inside(exception, clause.span);
    }),
    { numRuns: Number(process.env['FUZZ_RUNS'] ?? 300) },
  );
});

test('the same text gives the same spec', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(parse(text)).toEqual(parse(text));
    }),
    { numRuns: 100 },
  );
});

test('compiling any category of any text gives a text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const spec = parse(text);
      for (const category of [null, ...spec.categories.map((each) => each.id)])
        expect(typeof compileCategory(spec, category).text).toBe('string');
    }),
    { numRuns: 100 },
  );
});

test('a notation is found at a line of the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(detectNotation(text)?.line ?? 0).toBeLessThan(text.split('\n').length);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['quotes', '> '.repeat(50_000)],
  ['lists', `${'- '.repeat(50_000)}x`],
  ['lists in quotes', `${'> - '.repeat(20_000)}x`],
  ['numbers', `${'1. '.repeat(30_000)}x`],
  ['emphasis', '*a **b '.repeat(600) + 'b** a*'.repeat(600)],
])('nesting without end parses: %s', (_name, text) => {
  const spec = parseSpec([{ path: 'a.md', text: `${text}\n\nThe model must stop.\n` }]);
  expect(spec.clauses.at(-1)?.text).toBe('The model must stop.');
});
