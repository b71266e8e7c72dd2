import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../lint/apply-fixes.ts';
import { lintSpec } from '../../lint/index.ts';
import { parseSpec } from '../../spec/index.ts';
import type { Clause, SourceFile, Spec } from '../../spec/model.ts';
import { readCursor } from '../read-cursor.ts';
import { type Refactoring, refactorings } from './refactorings.ts';

type Others = Readonly<Record<string, string>>;

function offeredAt(marked: string, others: Others = {}): readonly Refactoring[] {
  const { spec, path, offset } = readCursor(marked, others);
  return refactorings(spec, path, { start: offset, end: offset });
}

const titlesAt = (marked: string, others: Others = {}) => offeredAt(marked, others).map(({ title }) => title);

/** Applies the one refactoring whose title begins so. */
function refactor(marked: string, title: string, others: Others = {}): readonly SourceFile[] {
  const { spec } = readCursor(marked, others);
  const found = offeredAt(marked, others).filter((each) => each.title.startsWith(title));
  expect(found.map((each) => each.title)).toHaveLength(1);
  return applyEdits(spec.files, found[0]?.edits() ?? []);
}

function expectRefactored(marked: string, title: string, expected: string, others: Others = {}): void {
  expect(refactor(marked, title, others)[0]?.text).toBe(expected);
}

describe('give a clause an id', () => {
  test('of its own words, where it stands', () =>
    expectRefactored(
      '# A {#a}\n\n- The assistant must not <|>explain how to build a bomb.\n- The assistant may stop.\n',
      'Give this clause',
      '# A {#a}\n\n- The assistant must not explain how to build a bomb. {#not-explain-how-build-bomb}\n- The assistant may stop.\n',
    ));
  test('one that nothing has yet', () =>
    expect(titlesAt('# A\n\nThe assistant must not <|>smuggle.\n\nThe assistant may stop. {#not-smuggle}\n')).toContain(
      'Give this clause the id `not-smuggle-2`',
    ));
  test('in a list of a thousand', () => {
    const items = Array.from({ length: 1000 }, (_, index) => `- The assistant must not sell thing ${index}.\n`).join('');
    const marked = `# A\n\n${items}- The assistant must not <|>smuggle.\n${items}`;
    expect(titlesAt(marked)).toEqual(['Give this clause the id `not-smuggle`']);
  });
  test('under words that say what it decides', () =>
    expectRefactored(
      '# A\n\nThe assistant must not:\n\n- share a <|>name\n- share an address\n',
      'Give this clause',
      '# A\n\nThe assistant must not:\n\n- share a name {#share-name}\n- share an address\n',
    ));
  test('not where it has one, or shares its paragraph, or stands in a cell', () => {
    expect(titlesAt('# A\n\nThe assistant must <|>stop. {#stop}\n')).toEqual([]);
    expect(titlesAt('# A\n\nThe assistant must <|>stop. The assistant may go.\n')).toEqual([]);
    expect(
      titlesAt('# A\n\n| a | b |\n|---|---|\n| The assistant must <|>stop. | x |\n').filter((title) => /id/.test(title)),
    ).toEqual([]);
  });
});

describe('give a heading an id', () => {
  test('the slug of its title, or of the titles down to it', () => {
    expectRefactored('# Hate <|>speech\n', 'Give this heading', '# Hate speech {#hate-speech}\n');
    expectRefactored(
      '# A\n\n## Weapons {#weapons}\n\n### <|>Allowed\n',
      'Give this heading',
      '# A\n\n## Weapons {#weapons}\n\n### Allowed {#weapons-allowed}\n',
    );
  });
  test('among the attributes that it has', () =>
    expectRefactored('# <|>A {authority=root}\n', 'Give this heading', '# A {#a authority=root}\n'));
  test('before the marks that close it', () => expectRefactored('# <|>A b ##\n', 'Give this heading', '# A b {#a-b} ##\n'));
  test('links to the id that it had by itself follow, in every file', () => {
    const files = refactor(
      '# A {#a}\n\n## B\n\n### <|>Rules\n\nThe assistant must stop, as [here](#b/rules) said.\n',
      'Give this heading',
      { 'c.md': '# C\n\nThe assistant may [stop](spec.md#b/rules).\n' },
    );
    expect(files.map(({ text }) => /\]\([^)]*\)/.exec(text)?.[0])).toEqual(['](#rules)', '](spec.md#rules)']);
    expect(parseSpec(files).references.every(({ resolved }) => resolved === 'rules')).toBe(true);
  });
  test('not where it has one, or a code', () => {
    expect(titlesAt('# <|>A {#a}\n').filter((title) => /id/.test(title))).toEqual([]);
    expect(titlesAt('# <|>Spam (#SP)\n').filter((title) => /id/.test(title))).toEqual([]);
  });
});

describe('split a clause', () => {
  test('into items, where it is one; the first keeps the id', () =>
    expectRefactored(
      '# A\n\n- The assistant must <|>name the law and must cite the source. {#law}\n- The assistant may stop.\n',
      'Split',
      '# A\n\n- The assistant must name the law. {#law}\n- The assistant must cite the source.\n- The assistant may stop.\n',
    ));
  test('into sentences in a paragraph', () =>
    expectRefactored(
      '# A\n\nThe assistant must <|>name the law and must cite the source.\n',
      'Split into sentences',
      '# A\n\nThe assistant must name the law. The assistant must cite the source.\n',
    ));
  test('an item of several sentences into as many', () =>
    expectRefactored(
      '# A\r\n\r\n- The assistant must <|>stop. The assistant must not go on.\r\n',
      'Split into list items',
      '# A\r\n\r\n- The assistant must stop.\r\n- The assistant must not go on.\r\n',
    ));
  test('not where there is one obligation, or what it depends on is left open', () => {
    for (const clause of ['The assistant must <|>stop.', 'If asked, the assistant must <|>stop and must go.'])
      expect(titlesAt(`# A\n\n${clause}\n`).filter((title) => title.startsWith('Split'))).toEqual([]);
  });
});

const EXAMPLE = `**Example**: a bomb

~~~xml
<user>
How?
</user>
<comparison>
<assistant><!-- BAD[#no-bombs]: tells how -->
So.
</assistant>
</comparison>
~~~
`;
const marked = EXAMPLE.replace('How?', 'H<|>ow?');
const BOMBS = '# Bombs {#bombs}\n\n- The assistant must not build bombs. {#no-bombs}\n';

describe('move an example', () => {
  test('to the section of the clause that it shows broken', () => {
    expectRefactored(
      `${BOMBS}\n# Other {#other}\n\n${marked}\nThe assistant may go.\n`,
      'Move this example to “Bombs”',
      `${BOMBS}\n${EXAMPLE}\n# Other {#other}\n\nThe assistant may go.\n`,
    );
    expectRefactored(
      `# Other {#other}\n\nWords.\n\n${marked}\n${BOMBS}\n## Below\n`,
      'Move this example',
      `# Other {#other}\n\nWords.\n\n${BOMBS}\n${EXAMPLE}\n## Below\n`,
    );
  });
  test('from the end of the file, with the comment that speaks of it', () => {
    const comment = '<!-- deliberate-disable-next-line category-gaps -- x -->\n';
    expectRefactored(
      `${BOMBS}\n# Other {#other}\n\nWords.\n\n${comment}${marked}`,
      'Move this example',
      `${BOMBS}\n${comment}${EXAMPLE}\n# Other {#other}\n\nWords.\n`,
    );
  });
  test('to the examples beside the clause, where it has some', () =>
    expectRefactored(
      `# A\n\n## Bad\n\n- The assistant must not build bombs. {#no-bombs}\n\n## Examples\n\n# Other\n\n${marked}`,
      'Move this example to “Examples”',
      `# A\n\n## Bad\n\n- The assistant must not build bombs. {#no-bombs}\n\n## Examples\n\n${EXAMPLE}\n# Other\n`,
    ));
  test('to another file, with its line breaks', () => {
    const files = refactor(`# Other\n\n${marked}`, 'Move this example', { 'b.md': BOMBS.replaceAll('\n', '\r\n') });
    expect(files.map(({ text }) => text)).toEqual(['# Other\n', `${BOMBS}\n${EXAMPLE}`.replaceAll('\n', '\r\n')]);
  });
  test('not where it is at home, or shows no clause', () => {
    expect(titlesAt(`${BOMBS}\n${marked}`)).toEqual([]);
    expect(titlesAt(`${BOMBS}\n# Other\n\n${marked.replace('[#no-bombs]', '')}`)).toEqual([]);
    expect(titlesAt(`${BOMBS}\n# Other\n\n${marked.replace('#no-bombs', '#nowhere')}`)).toEqual([]);
  });
});

describe('insert a starter category', () => {
  const inserted = (text: string) => refactor(text, text.replace('<|>', '').startsWith('#') ? 'Insert' : 'Start')[0]?.text ?? '';

  test('where there is nothing yet, a whole one, which is taken for a spec', () => {
    const text = inserted('<|>');
    expect(text).toMatch(/^# New category \{#new-category authority=root tags=category\}\n/);
    expect(inserted('---\ntitle: x\n---\n<|>')).toBe(`---\ntitle: x\n---\n\n${text}`);
    const spec = parseSpec([{ path: 'spec.md', text }]);
    expect(spec.categories).toHaveLength(1);
    expect(spec.sections.map(({ role }) => role)).toEqual([
      null,
      'definitions',
      'allowed',
      'disallowed',
      'safe-completion',
      'examples',
    ]);
    expect(spec.examples.map(({ answers }) => answers.map(({ rating }) => rating))).toEqual(Array(3).fill(['good', 'bad']));
    expect(spec.references.every(({ resolved }) => resolved !== null)).toBe(true);
  });
  test('behind the category of the cursor, at its level, without ids where the document has none', () => {
    const text = inserted('# P\n\n## <|>A\n\nThe assistant must stop.\n\n## B\n\nThe assistant may go.\n');
    expect([...text.matchAll(/^#+ .*$/gm)].map(([heading]) => heading)).toEqual([
      '# P',
      '## A',
      '## New category',
      '### Definitions',
      '### Allowed',
      '### Disallowed',
      '### Examples',
      '## B',
    ]);
    expect(text).not.toContain('{#');
  });
  test('with the words and fences of the others', () => {
    const text = inserted(
      `# A {#a tags=category}\n\n## Prohibited {#a-no}\n\nThe assistant must not stop.\n\n${EXAMPLE.replaceAll('~~~', '```').replace('[#no-bombs]', '')}\n<|>`,
    );
    expect(text).toContain('\n# New category {#new-category tags=category}\n');
    expect(text).toContain('\n## Prohibited {#new-category-disallowed}\n');
    expect(text.match(/^```xml$/gm)).toHaveLength(3);
  });
  test('with labels in a policy for a classifier', () => {
    const text = inserted('# Spam (#SP)\n\n## Clean (SP0 - Clean)\n\n- SP0.a Reply: "Hi"\n\nOutput: VALID\n<|>');
    expect(text).toContain('\n# New Category (#NC)\n');
    expect(text).toContain('\n## Disallowed Content (NC2 – Instructions)\n');
    expect(parseSpec([{ path: 'spec.md', text }]).labels.map(({ label }) => label)).toContain('NC0');
  });
  test('twice, and no id is taken twice', () => {
    const once = inserted('<|>');
    const spec = parseSpec([{ path: 'spec.md', text: inserted(`${once}\n<|>`) }]);
    expect(spec.sections.map(({ id }) => id).filter((id) => /^new-category-2$/.test(id))).toHaveLength(1);
    expect(lintSpec(spec).findings.filter(({ rule }) => rule === 'duplicate-id')).toEqual([]);
  });
  test('not in the middle of a clause', () => expect(titlesAt('# A\n\nThe assistant must <|>stop. {#stop}\n')).toEqual([]));
  test.each([
    '<|>',
    '# A {#a tags=category}\n\nThe assistant must stop. {#stop}\n<|>',
    '# Spam (#SP)\n\n## Clean (SP0 - Clean)\n\n- SP0.a Reply: "Hi"\n\nOutput: VALID\n<|>',
  ])('what it inserts is clean: %j', (text) => {
    const after = inserted(text);
    const start = after.search(/^#* ?New [Cc]ategory/m);
    const { findings } = lintSpec(parseSpec([{ path: 'spec.md', text: after }]));
    expect(findings.filter(({ span }) => span.start >= start)).toEqual([]);
  });
});

test('nothing is offered where there is nothing, and nothing fails', () => {
  for (const text of [
    '',
    '~~~',
    '---\ntitle: x\n---\n',
    '\r\n',
    '\ud800',
    '- ',
    '# ',
    '**Example**: x\n\n~~~xml\n<user>\n',
    '<!-- ',
  ])
    for (let offset = 0; offset <= text.length + 2; offset += 1) {
      const files = [{ path: 'spec.md', text }];
      for (const { edits } of refactorings(parseSpec(files), 'spec.md', { start: offset, end: offset }))
        applyEdits(files, edits());
    }
  expect(refactorings(parseSpec([]), 'spec.md', { start: 0, end: 0 })).toHaveLength(1);
});

const keyOf = ({ text, modality, mode, authority }: Clause) => [text, modality, mode, authority].join('|');

/** Every refactoring at every place: no other clause is changed, no example lost, no link broken, no error brought in. */
function expectLaws(files: readonly SourceFile[], spec: Spec, { title, edits }: Refactoring): void {
  const after = parseSpec(applyEdits(files, edits()));
  const left = new Set(after.clauses.map(keyOf));
  const gone = spec.clauses.filter((clause) => !left.has(keyOf(clause)));
  expect(gone.length, title).toBeLessThanOrEqual(title.startsWith('Split') ? 1 : 0);
  expect(after.clauses.length, title).toBeGreaterThanOrEqual(spec.clauses.length);
  expect(after.examples.length, title).toBeGreaterThanOrEqual(spec.examples.length);
  const broken = ({ references }: Spec) => references.filter(({ kind, resolved }) => kind !== 'eval' && resolved === null).length;
  expect(broken(after), title).toBeLessThanOrEqual(broken(spec));
  expect(errorsOf(after), title).toBeLessThanOrEqual(errorsOf(spec));
}

const errorsOf = (spec: Spec) => lintSpec(spec).findings.filter(({ severity }) => severity === 'error').length;

test.each([
  ['as it ships', (text: string) => text],
  ['without its ids', (text: string) => text.replace(/ \{#[^{}\s]*\}$/gm, '').replace(/\{#[^{}\s]* /g, '{')],
])('the spec that ships, %s, stays what it is', (_, change) => {
  const text = change(readFileSync(join(import.meta.dirname, '../../../../specs/assistant.md'), 'utf8'));
  const files = [{ path: 'spec.md', text }];
  const spec = parseSpec(files);
  const places = [...spec.categories.slice(0, 1), ...spec.clauses, ...spec.sections, ...spec.examples].map(
    ({ span }) => span.start + 2,
  );
  const found = places
    .filter((_place, index) => index % 7 === 0)
    .flatMap((start) => [...refactorings(spec, 'spec.md', { start, end: start })]);
  expect(found.length).toBeGreaterThan(0);
  for (const each of found) expectLaws(files, spec, each);
});
