import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSpec } from '../../spec/index.ts';
import { applyEdits } from '../apply-fixes.ts';
import { lintSpec } from '../lint-spec.ts';
import { RULES } from '../rules.ts';

const CONFLICTS = RULES.filter(({ family }) => family === 'conflict');

/** Sentences and headings near those that the rules look for. */
const PIECES = [
  '# A {#a authority=root}\n\n',
  '## B {#b authority=user}\n\n',
  '# Spam (#SP)\n\n',
  '## Spam (SP1 - Spam)\n\n',
  '## Includes\n\n- Chain letters\n- Adverts for loans\n\n',
  '## Excludes\n\n- Chain letters\n- Receipts\n\n',
  '## Definitions\n\n- Weapon: a thing made to injure, including knives, but not forks.\n\n',
  'The assistant must never share the address of a user unless the user agrees.\n\n',
  'However, the assistant may share the address of a user with a courier.\n\n',
  'The assistant always cites a source. The assistant need not cite a source in small talk.\n\n',
  'The assistant generally prioritises safety over speed. Safety takes precedence over tone.\n\n',
  'The rules on tone override the rules on safety. This section supersedes B.\n\n',
  'Users may turn this off. Developers can override [B](#b).\n\n',
  'Answer with 0 or 1. Return JSON. Each item gets one label.\n\n',
  'Output: `VALID`\n\n',
  'Output: INVALID + ESCALATE\n\n',
  '- Level 1: mild.\n- Level 2: grave.\n\nA case of level 7 is refused.\n\n',
  '- "Buy now" -> `SP1`\n- "Buy now" -> `SP0`\n\n',
  'Forks are treated as a weapon. Knives are not weapons.\n\n',
  '“',
  '\u{1F6A8}\uD800',
];
const text = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ maxLength: 10 })), { maxLength: 14 })
  .map((parts) => parts.join(''));

const find = (content: string) => lintSpec(parseSpec([{ path: 'a.md', text: content }]), {}, CONFLICTS);

test('any text: no rule fails, each place lies in the file, and a message fits in a few lines', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(text, (content) => {
      const { findings, crashed } = find(content);
      expect(crashed).toEqual([]);
      for (const { rule, message, span, related } of findings) {
        seen.add(rule);
        expect(message).toMatch(/^Unexpected .{10,280}$/);
        for (const place of [span, ...(related ?? []).map((each) => each.span)]) {
          expect(place.start).toBeGreaterThanOrEqual(0);
          expect(place.end).toBeGreaterThanOrEqual(place.start);
          expect(place.end).toBeLessThanOrEqual(content.length);
        }
      }
    }),
    { numRuns: 400, seed: 7 },
  );
  // The texts reach the rules, or the test would say nothing.
  expect([...seen].sort()).toEqual(CONFLICTS.map(({ name }) => name).sort());
}, 60_000);

test('after a fix its finding is gone', () => {
  let fixed = 0;
  fc.assert(
    fc.property(text, (content) => {
      const { findings } = find(content);
      for (const { rule, fixes } of findings) {
        for (const { edits } of fixes ?? []) {
          fixed += 1;
          const [file] = applyEdits([{ path: 'a.md', text: content }], edits);
          const count = (list: readonly { readonly rule: string }[]) => list.filter((each) => each.rule === rule).length;
          expect(count(find(file?.text ?? '').findings)).toBeLessThan(count(findings));
        }
      }
    }),
    { numRuns: 150, seed: 11 },
  );
  expect(fixed).toBeGreaterThan(20);
}, 60_000);

test.each([
  [
    'one long line',
    'never always unless override precedence level 4 safety against harm answer 0 or 1 includes such as both of the ',
  ],
  [
    'many sentences',
    'The assistant must never do it unless it may. However it may. Users can override this. Safety generally overrides tone. ',
  ],
  ['equal items', '- The assistant must never share the home address of a private person.\n'],
  ['many headings', '## Includes\n\n- a red thing\n\n## Excludes\n\n- a red thing\n\n'],
  ['many articles', 'all of the users can override all of the '],
])(
  '100 KB of %s',
  (_, piece) => {
    const spec = parseSpec([
      { path: 'a.md', text: `# A {#a authority=root}\n\n${piece.repeat(Math.ceil(100_000 / piece.length))}` },
    ]);
    const start = performance.now();
    expect(lintSpec(spec, {}, CONFLICTS).crashed).toEqual([]);
    // A rule takes some milliseconds; what is quadratic here takes seconds.
    expect(performance.now() - start).toBeLessThan(2500);
  },
  60_000,
);
