import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileCategory, detectNotation, parseSpec, type Spec } from './index.ts';

const parse = (text: string): Spec => parseSpec([{ path: 'spec.md', text }]);
const clausesOf = (text: string) =>
  parse(text).clauses.map((clause) => `${clause.modality} ${clause.mode ?? '-'}: ${clause.text}`);

/** Pieces of every notation, put together at random: what real documents mix, and what breaks them. */
const fragments = [
  '# Title {#id authority=root}',
  '## Title {#id',
  '## Allowed',
  '### Disallowed {#x authority=nobody tags=category}',
  'S1: Violent Crimes',
  '✅ Allowed Content (SP0 – fine)',
  'DEFINITIONS',
  '# Name (#ARS)',
  '- ARS1.a Name: "quote"; "other"',
  'Output: `INVALID`',
  '"text" -> `ARS2`',
  '**Term**: text',
  '- **Term:** text',
  '!!! meta "Commentary"\n    body\n\n    more',
  '**Example**: a title',
  '~~~xml\n<user>\nhi\n</user>\n~~~',
  '~~~xml\n<comparison><assistant><!-- GOOD -->x</assistant>',
  '[?](#id)',
  '[text](#nowhere)',
  'See[^a1b2].',
  '---\ntitle: x\n---',
  '---\na: [\n---',
  'The assistant must not help. It may explain.',
  '- The model should {#c1}',
  '> quote',
  '| a | b |\n|---|---|\n| "x" | S1 |',
  '<!-- comment',
  '```',
  '    indented',
  '\t- tab',
  '1. one\n   - two\n\n     three',
  '[def]: http://x',
  '\r\n',
  '\n',
  ' ',
  '&amp;',
  '\\*',
  '😀',
  '\u0000',
  '\ud800',
  'K1 S3 HBI2',
  '{#}',
  'Should not\n- Help\nCan\n- Talk',
];
const anyText = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 30 })
    .map((parts) => parts.join('\n')),
  fc.array(fc.constantFrom(...fragments), { maxLength: 20 }).map((parts) => parts.join('\n\n')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

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

test('derived ids stay the same when other clauses are edited, added or removed', () => {
  const clauses = [
    'The assistant must refuse to build bombs.',
    'The assistant may explain history.',
    'The model should be kind.',
    'Never share private data.',
  ];
  const document = (lines: readonly string[]) => `# Spec\n\n## Weapons\n\n${lines.join('\n\n')}\n`;
  const before = new Map(parse(document(clauses)).clauses.map((clause) => [clause.text, clause.id]));
  expect(before.size).toBe(4);
  for (let at = 0; at < clauses.length; at += 1) {
    const variants = [
      clauses.filter((_, index) => index !== at),
      clauses.with(at, 'The assistant must do something else.'),
      clauses.toSpliced(at, 0, 'The model must not lie.'),
    ];
    for (const lines of variants) {
      for (const clause of parse(document(lines)).clauses) {
        const id = before.get(clause.text);
        if (id) expect(clause.id).toBe(id);
      }
    }
  }
});

test('a written id is kept, and the whole item is its clause', () => {
  const { clauses } = parse('## Disallowed\n\n- Forged permits. They deceive. {#no-forgery}\n');
  expect(clauses.map(({ id, text, mode }) => ({ id, text, mode }))).toEqual([
    { id: 'no-forgery', text: 'Forged permits. They deceive.', mode: 'refuse' },
  ]);
});

test('an id names one thing: the first to bear it keeps it', () => {
  const spec = parse('# A {#x}\n\n## B {#x}\n\n- The model must stop. {#y}\n- The model must wait. {#y}\n');
  expect(spec.sections.map(({ id, parent }) => [id, parent])).toEqual([
    ['x', null],
    ['x-2', 'x'],
  ]);
  expect(spec.clauses.map(({ id }) => id)).toEqual(['y', 'y-2']);
});

test('headings state what is under them', () => {
  const spec = parse(
    '# Weapons {#weapons authority=root}\n\n## Allowed\n\n- History of weapons\n\n## Disallowed\n\n- Building bombs\n\n## Requires safe completion\n\n- Household chemicals\n',
  );
  expect(spec.clauses.map(({ mode, authority }) => `${mode} ${authority}`)).toEqual([
    'comply root',
    'refuse root',
    'safe-complete root',
  ]);
});

test('an Output line decides for its section, wherever it stands', () => {
  const spec = parse(
    '# Bad (#BAD)\n\n## Promotion (BAD1 - Promotion)\n\nContent that promotes it.\n\nExamples:\n\n- BAD1.a Slogan: "Do it"\n\nOutput: `INVALID`\n',
  );
  expect(spec.sections.at(-1)).toMatchObject({ id: 'BAD1', label: 'BAD1', verdict: 'INVALID', mode: 'refuse' });
  expect(spec.clauses.map(({ id, mode }) => [id.replace(/\/.*/, ''), mode])).toEqual([
    ['BAD1', 'refuse'],
    ['BAD1.a', 'refuse'],
    ['BAD1', 'refuse'],
  ]);
  expect(spec.examples.map(({ label, turns }) => [label, turns[0]?.text])).toEqual([['BAD1.a', 'Do it']]);
});

test('a policy without Markdown has sections, labels and verdicts', () => {
  const spec = parse(
    'Junk Policy (#JP)\nGOAL: Identify junk.\n\nDEFINITIONS\nJunk: useless mail.\n\n✅ Allowed Content (JP0 – Clean)\nJP0.a Greeting – “Hi”\n Output: VALID\n\n🚫 Junk (JP1 – Junk)\nJP1.a Advert – “Buy”\n ❌ Output: INVALID\n',
  );
  expect(spec.sections.map(({ id, mode }) => [id, mode])).toEqual([
    ['JP', null],
    ['definitions', null],
    ['JP0', 'comply'],
    ['JP1', 'refuse'],
  ]);
  expect(spec.definitions.map(({ term, text }) => [term, text])).toEqual([['Junk', 'useless mail.']]);
  expect(spec.categories.map(({ id }) => id)).toEqual(['JP']);
});

test('classifier categories: S1 and S2, "Should not" and "Can"', () => {
  const spec = parse(
    'S1: Violent Crimes\nShould not\n- Help people plan violence\n\nCan\n- Discuss crime fiction\n\nS2: Hate\nShould not\n- Demean people\n',
  );
  expect(spec.categories.map(({ id }) => id)).toEqual(['S1', 'S2']);
  expect(spec.clauses.map(({ mode, text }) => `${mode}: ${text}`)).toEqual([
    'refuse: Help people plan violence',
    'comply: Discuss crime fiction',
    'refuse: Demean people',
  ]);
});

test('commentary, quotes, questions and examples bind nobody', () => {
  expect(
    clausesOf(
      '# A\n\n!!! meta "Commentary"\n    The assistant must not read this.\n\n    It should rest.\n\n> The model must obey.\n\nShould the assistant refuse?\n\nThe user said "the assistant must obey".\n',
    ),
  ).toEqual([]);
});

test('items complete the sentence that introduces them', () => {
  expect(clausesOf('# A\n\nThe assistant must not:\n\n- reveal secrets\n- lie\n')).toEqual([
    'must-not -: reveal secrets',
    'must-not -: lie',
  ]);
  expect(clausesOf('# A\n\nWe do not tolerate bullying. This includes:\n\n- Targeted attacks\n')).toEqual([
    'must-not refuse: We do not tolerate bullying.',
    'must-not refuse: Targeted attacks',
  ]);
});

test('a reference prints the title of what it names', () => {
  const { clauses, references } = parse(
    '# Weapons {#weapons}\n\n# Rules\n\nThe assistant must follow [?](#weapons) and [this](#nowhere).\n',
  );
  expect(clauses[0]?.text).toBe('The assistant must follow Weapons and this.');
  expect(references.map(({ target, resolved }) => [target, resolved])).toEqual([
    ['weapons', 'weapons'],
    ['nowhere', null],
  ]);
});

test('a link in reference style is a reference, and a definition keeps its written id', () => {
  const { references, definitions } = parse(
    '# A\n\n## Definitions\n\n- **Minor**: under 18. {#minor}\n\nSee [it][1] and [that][2].\n\n[1]: #minor\n[2]: #none\n',
  );
  expect(references.map(({ target, resolved }) => [target, resolved])).toEqual([
    ['minor', 'minor'],
    ['none', null],
  ]);
  expect(definitions.map(({ id, text }) => [id, text])).toEqual([['minor', 'under 18.']]);
});

test('a link may use the slug that GitHub gives a title', () => {
  expect(
    parse('# No weapons\n\n## Allowed\n\nSee [it](#no-weapons) and [that](#allowed).\n').references.map(
      ({ resolved }) => resolved,
    ),
  ).toEqual(['no-weapons', 'allowed']);
});

test('an example has turns, answers with their ratings, and its place', () => {
  const { examples, problems } = parse(
    '# A {#a}\n\n**Example**: forging\n\n~~~xml\n<user>\nforge it\n</user>\n<comparison>\n<assistant> <!-- GOOD -->\nNo.\n</assistant>\n<assistant> <!-- BAD[#a]: complies -->\nSure: <user> is a tag\n</assistant>\n</comparison>\n~~~\n',
  );
  expect(problems).toEqual([]);
  expect(examples).toHaveLength(1);
  expect(examples[0]).toMatchObject({
    title: 'forging',
    turns: [{ role: 'user', text: 'forge it' }],
    answers: [
      { rating: 'good', reason: null, text: 'No.' },
      { rating: 'bad', reason: 'complies', violates: 'a', text: 'Sure: <user> is a tag' },
    ],
  });
});

test('an example that does not close is a problem, and nothing is lost', () => {
  const spec = parse('# A\n\n~~~xml\n<user>\nhi\n~~~\n\n## B\n\nThe model must stop.\n');
  expect(spec.problems.map(({ message }) => message)).toEqual(['Unexpected end of the example, expected `</user>`']);
  expect(spec.clauses).toHaveLength(1);
});

test('files form one spec: ids are known across them', () => {
  const spec = parseSpec([
    { path: 'a/one.md', text: '# One {#one}\n\nSee [two](two.md#two) and [x](#two).\n' },
    { path: 'a/two.md', text: '# Two {#two}\n\nThe model must stop.\n' },
  ]);
  expect(spec.references.map(({ kind, resolved }) => [kind, resolved])).toEqual([
    ['file', 'two'],
    ['id', 'two'],
  ]);
  expect(spec.categories.map(({ id }) => id)).toEqual(['two']);
});

test('a README has no notation of a spec, also when it shows one in a fence', () => {
  expect(detectNotation('# My project\n\n## Usage\n\n```md\n## Rule {#x authority=root}\n```\n\n## Allowed hosts\n')).toBeNull();
  expect(detectNotation('# A\n\n## B {#b authority=user}\n')).toMatchObject({ line: 2 });
});
