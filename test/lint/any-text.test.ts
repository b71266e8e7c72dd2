import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Finding, lintSpec } from '../../server/src/lint/index.ts';
import { parseSpec } from '../../server/src/spec/index.ts';

/** Pieces of the notations of specs, so that random texts come near what the rules look at. */
const PIECES = [
  '# A {#a}\n\n',
  '## A {#a authority=rot}\n\n',
  '### B {#b autority=root user\n',
  '#### \n',
  '# Policy (#SP)\n\n',
  '## Spam (SP1 - Spam)\n\n',
  '✅ Allowed (SP0 – x)\n',
  '- SP1.a Cold: "Buy"; "Sell"\n',
  'LABEL FORMAT\n',
  '- `SP9`: D-S2, see SP4.\n',
  '## Definitions\n\n',
  '- **Bulk / mass (message)**: many, as defined above.\n',
  'The assistant must not [x](#nothing) or [?](#a).[^a1b2] {#rule}\n\n',
  '[y](b.md#none) [](#) [up](#top) [z](#%zz)\n',
  '**Example**: title\n\n',
  '~~~xml\n<user>\nHi\n</user>\n<comparison>\n<assistant><!-- BAD[#gone]: no -->\n',
  '</assistant>\n</comparison>\n~~~\n\n',
  '!!! meta "Commentary"\n    Words [x](#y).\n\n',
  '---\ntitle: x\nauthority: [\n---\n',
  '<!-- a comment -->\n\n',
  '> quote, as defined in the glossary\n\n',
  '| a | D-S2 |\n|---|---|\n| "b" | SP7 |\n',
  '\r\n',
  '\u{1F6A8}\u0000\uD800',
];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ maxLength: 12 })), { maxLength: 30 })
    .map((parts) => parts.join('')),
);

test('any text is linted: no rule fails, and every place lies in its file', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(text, text, fc.option(fc.array(fc.constantFrom('a1b2', 'c3d4', '')), { nil: null }), (a, b, names) => {
      const files = [
        { path: 'a.md', text: a },
        { path: 'b.md', text: b },
      ];
      const evalFiles = new Map([['a.md', names]]);
      const lint = () => lintSpec(parseSpec(files), { evalFiles });
      const { findings, crashed } = lint();
      expect(crashed).toEqual([]);
      const lengths = new Map(files.map((file) => [file.path, file.text.length]));
      for (const finding of findings) {
        seen.add(finding.rule);
        for (const { path, span } of placesOf(finding)) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(lengths.get(path) ?? -1);
        }
      }
      expect(lint().findings).toEqual(findings);
    }),
    { numRuns: 300, seed: 1 },
  );
  // The texts reach the rules, or the test would say nothing.
  expect(seen.size).toBeGreaterThanOrEqual(12);
}, 30_000);

test('a large text with many faults is linted in time', () => {
  const count = 1500;
  const many = Array.from(
    { length: count },
    (_, at) =>
      `### Heading ${at % 900} {#id-${at % 1200}}\n\n- Word${at}: see [x](#ido-${at}), SP${at % 500}, as defined above.\n`,
  );
  const spec = parseSpec([
    { path: 'a.md', text: `# Spam Policy (#SP)\n\n## Definitions\n\n## Spam (SP1 - x)\n\n${many.join('')}` },
  ]);
  const start = performance.now();
  const { findings, crashed } = lintSpec(spec);
  const tookMs = performance.now() - start;
  expect(crashed).toEqual([]);
  expect(findings.length).toBeGreaterThan(count);
  expect(tookMs).toBeLessThan(3000);
}, 30_000);

function placesOf(finding: Finding) {
  return [finding, ...(finding.related ?? []), ...(finding.fixes ?? []).flatMap((fix) => fix.edits)];
}
