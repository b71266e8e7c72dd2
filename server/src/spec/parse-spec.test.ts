import { expect, test } from 'vitest';
import { detectNotation, parseSpec, type Spec } from './index.ts';

const parse = (text: string): Spec => parseSpec([{ path: 'spec.md', text }]);

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
  expect(
    detectNotation('# A\n\n~~~xml\n<user>hi</user>\n<comparison><assistant><!-- GOOD -->x</assistant></comparison>\n~~~\n'),
  ).toMatchObject({ line: 4 });
});

test('front matter names the category of a whole file, and files of one name share it', () => {
  const file = (path: string, category: string, title: string) => ({
    path,
    text: `---\ncategory: ${category}\n---\n\n# ${title}\n\nThe model must stop.\n\n# More of ${title}\n\nThe model must wait.\n`,
  });
  const spec = parseSpec([
    file('a.md', 'Hate', 'Slurs'),
    file('b.md', 'hate', 'Symbols'),
    file('c.md', 'Privacy', 'Addresses'),
    { path: 'd.md', text: '# General\n\nThe model must be kind.\n' },
  ]);
  expect(spec.categories.map(({ id, sections }) => [id, sections])).toEqual([
    ['slurs', ['slurs', 'more-of-slurs', 'symbols', 'more-of-symbols']],
    ['addresses', ['addresses', 'more-of-addresses']],
  ]);
  expect(spec.clauses.map(({ category }) => category)).toEqual([
    'slurs',
    'slurs',
    'slurs',
    'slurs',
    'addresses',
    'addresses',
    null,
  ]);
});

test('an Output line may name a label, and a sentence about output gives no verdict', () => {
  const verdictOf = (line: string) => parse(`# R (#R)\n\n## Bulk (R2 - Bulk)\n\n${line}\n`).sections.at(-1)?.verdict;
  expect(['Output: `R2`', 'Output: valid', 'Output: the label alone.'].map(verdictOf)).toEqual(['R2', 'valid', null]);
});

test('attributes are no part of a title, and an id among them is its own, in whatever order they stand', () => {
  const text =
    '# Title {authority=root #title}\n\n## One\n\nThe model must stop.\n\n## Two {authority=user #one}\n\nIt must go.\n';
  const { title, sections } = parseSpec([{ path: 'spec.md', text }]);
  expect(title).toBe('Title');
  expect(sections.map(({ id }) => id)).toEqual(['title', 'one-2', 'one']);
});

test('a mark of the encoding at the beginning moves nothing', () => {
  const text = '\uFEFF# Title\n\nThe model must stop.\n';
  const { clauses, sections } = parseSpec([{ path: 'spec.md', text }]);
  expect(clauses.map(({ span }) => text.slice(span.start, span.end))).toEqual(['The model must stop.']);
  expect(sections.map(({ titleSpan }) => text.slice(titleSpan.start, titleSpan.end))).toEqual(['Title']);
});
