import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Clause } from '../model.ts';
import { parseSpec } from '../parse-spec.ts';
import { diffSpecs } from './diff-specs.ts';
import type { ClauseChangeKind, SpecDiff } from './spec-diff.ts';

const parse = (text: string) => parseSpec([{ path: 'spec.md', text }]);

/** Sentences that share words, under headings that come and go: what is hard to tell apart. */
const sentence = fc
  .record({
    modal: fc.constantFrom('must', 'must not', 'should', 'should not', 'may', 'will'),
    verb: fc.constantFrom('explain', 'refuse to explain', 'name', 'cite'),
    thing: fc.constantFrom('bombs', 'bombs or mines', 'a patient', 'any source', 'most sources', 'old laws and new laws'),
    rest: fc.constantFrom('', ', unless a nurse asks', ' if the reader is a minor', ', even if a doctor asks', ' where possible'),
    hedge: fc.constantFrom('', 'generally ', 'usually '),
    id: fc.constantFrom('', '', ' {#one}', ' {#two}'),
  })
  .map(({ modal, verb, thing, rest, hedge, id }) => `- The assistant ${hedge}${modal} ${verb} ${thing}${rest}.${id}`);
const heading = fc.constantFrom(
  '# Rules {#rules authority=root}',
  '# Conduct {#rules authority=user}',
  '# Other rules',
  '## Allowed',
  '## Disallowed',
  '## Definitions\n\n- **Minor**: a person under 18.',
);
const document = fc
  .array(fc.oneof({ weight: 3, arbitrary: sentence }, { weight: 1, arbitrary: heading }), { maxLength: 14 })
  .map((lines) => lines.join('\n\n'));

test('every clause of both versions is accounted for exactly once', () => {
  fc.assert(
    fc.property(document, document, (one, other) => {
      const [before, after] = [parse(one), parse(other)];
      const { clauses, unchangedCount } = diffSpecs(before, after);
      for (const [side, all] of [
        ['before', before.clauses],
        ['after', after.clauses],
      ] as const) {
        const told = clauses.map((change) => change[side]).filter((clause): clause is Clause => clause !== null);
        expect(new Set(told).size).toBe(told.length);
        expect(all).toEqual(expect.arrayContaining(told));
        expect(told.length + unchangedCount).toBe(all.length);
      }
    }),
    { numRuns: 100 },
  );
});

test('a spec does not differ from itself', () => {
  fc.assert(
    fc.property(document, (text) => {
      const { clauses, sections, definitions, examples, identical } = diffSpecs(parse(text), parse(text));
      expect([clauses, sections, definitions, examples, identical]).toEqual([[], [], [], [], true]);
    }),
  );
});

const SWAPPED: Partial<Record<ClauseChangeKind, ClauseChangeKind>> = {
  added: 'removed',
  removed: 'added',
  weakened: 'strengthened',
  strengthened: 'weakened',
  'authority-lowered': 'authority-raised',
  'authority-raised': 'authority-lowered',
};

test('exchanging the versions exchanges what was added and removed, weakened and strengthened, lowered and raised', () => {
  const pairsOf = ({ clauses }: SpecDiff, turn: boolean) =>
    clauses
      // That an id is gone is told, and that one came is not.
      .filter(({ grounds }) => grounds.length === 0 || grounds.some(({ aspect }) => aspect !== 'id'))
      .map(({ kind, before, after }) => {
        const [one, other] = turn ? [after, before] : [before, after];
        return `${turn ? (SWAPPED[kind] ?? kind) : kind} ${one?.span.start} ${other?.span.start}`;
      })
      .sort();
  fc.assert(
    fc.property(document, document, (one, other) => {
      const [before, after] = [parse(one), parse(other)];
      expect(pairsOf(diffSpecs(after, before), true)).toEqual(pairsOf(diffSpecs(before, after), false));
    }),
    { numRuns: 150 },
  );
});

test('the marked words give either text again', () => {
  fc.assert(
    fc.property(document, document, (one, other) => {
      for (const { before, after, words } of diffSpecs(parse(one), parse(other)).clauses) {
        if (words.length === 0) continue;
        const text = (left: 'removed' | 'added') => words.flatMap((each) => (each.kind === left ? [] : [each.text])).join('');
        expect([text('added'), text('removed')]).toEqual([before?.text, after?.text]);
      }
    }),
  );
});

test('any two texts are compared', () => {
  const pieces = fc.constantFrom(
    '# A',
    '{#a}',
    '- ',
    '\n',
    '\n\n',
    'must ',
    'unless ',
    'if ',
    'not ',
    '“',
    '漢字',
    '\ud800',
    '😀',
    '\u202e',
    '~~~xml\n',
    '<user>',
    'S1 ',
    '*',
  );
  const text = fc.array(pieces, { maxLength: 40 }).map((words) => words.join(''));
  fc.assert(fc.property(text, text, (one, other) => void diffSpecs(parse(one), parse(other))));
});

/** Each sentence names things of its own, but for those that are all alike. */
function longSpec(count: number, changed: (index: number) => boolean): string {
  return Array.from({ length: count }, (_, index) => {
    const things = `topic${index} subject${(index * 7) % count} matter${index % 50}`;
    return `${index % 40 === 0 ? `## Part ${index}\n\n` : ''}- The model must ${changed(index) ? 'generally cite another' : 'cite a'} ${index % 10 === 0 ? 'source' : things}.`;
  }).join('\n');
}

test('twice the clauses take about twice the time', () => {
  const seconds = (count: number) => {
    const [before, after] = [parse(longSpec(count, () => false)), parse(longSpec(count, (index) => index % 2 === 0))];
    const times = [0, 1, 2].map(() => {
      const start = performance.now();
      expect(diffSpecs(before, after).clauses.length).toBeGreaterThan(count / 4);
      return performance.now() - start;
    });
    return Math.min(...times);
  };
  seconds(500);
  // A square would take 16 times as long.
  expect(seconds(4000) / seconds(1000)).toBeLessThan(9);
});

test.each([
  ['exceptions', 'unless '.repeat(14_000)],
  ['conditions', 'if x, '.repeat(16_000)],
  ['hedges', 'generally '.repeat(10_000)],
  ['one word', 'a'.repeat(100_000)],
  ['letters', 'not ly '.repeat(14_000)],
])('a clause of 100 KB is compared in time: %s', (_, filling) => {
  const clause = (word: string): Clause => ({
    id: 'a',
    idSpan: { start: 0, end: 1 },
    path: 'spec.md',
    span: { start: 0, end: 1 },
    text: `The model must ${filling} ${word}`,
    section: 's',
    category: null,
    modality: 'must',
    mode: null,
    authority: 'none',
    exceptions: [{ start: 0, end: 1 }],
    references: [],
  });
  const spec = parse('# A');
  const start = performance.now();
  diffSpecs({ ...spec, clauses: [clause('end')] }, { ...spec, clauses: [clause('stop')] });
  // Ten times what a rule may take, since machines are busy; a square takes minutes.
  expect(performance.now() - start).toBeLessThan(1000);
});
