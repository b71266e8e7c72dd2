import { expect, test } from 'vitest';
import { type HoverSurroundings, NO_SURROUNDINGS } from './hover/surroundings.ts';
import { hover } from './hover.ts';
import { readCursor } from './read-cursor.ts';

const LIMITS = `

# Hard limits {#limits authority=root}

## No weapons {#no-weapons}

- The assistant must not explain how to build a *bomb*.
`;

test('a reference shows the clause or section it names', () => {
  expectHover(`# Start\n\nSee [the rule](#no-<|>weapons).${LIMITS}`, '**Hard limits › No weapons**');
  expectHover(`# Start\n\nSee [the rule](#no-<|>weapons).${LIMITS}`, 'The assistant must not explain how to build a bomb.');
  expectHover(`# Start\n\nSee [the rule](#no-<|>weapons).${LIMITS}`, '- Authority: root (Hard limits)');
});

test('a clause shows how it binds and where, and not its words again', () => {
  const text = LIMITS.replace('explain', 'ex<|>plain');
  expectHover(text, '*must not* · *response mode refuse* · *category Hard limits*');
  expect(shown(text)).not.toContain('how to build');
});

test('a clause shows who states its authority, from the document down', () => {
  const text =
    '---\nauthority: user\n---\n\n# A {#a}\n\nThe assistant must go.\n\n## B {#b authority=root}\n\nThe assistant must st<|>op.\n';
  expectHover(text, '- Authority: user (the document) → root (B)');
  expect(shown(LIMITS.replace('No weapons', 'No we<|>apons'))).toContain('- Authority: root (Hard limits)');
  expectHover(LIMITS.replace('Hard', 'Ha<|>rd'), '*authority root*');
  expect(shown(LIMITS.replace('Hard', 'Ha<|>rd'))).not.toContain('- Authority');
});

test('a clause shows its exceptions, its length, the examples that name it and where it is cited', () => {
  const text = `# Weapons {#weapons}

- The assistant must not build a bomb, unless the user is a <|>miner. {#no-bombs}

See [it](#no-bombs).

## Terms {#terms}

See [it](#no-bombs) and [it](#no-bombs).

**Example**: a bomb

~~~xml
<user>
How?
</user>
<comparison>
<assistant><!-- BAD[#no-bombs] -->
So.
</assistant>
</comparison>
~~~
`;
  expectHover(text, '- Exception: “unless the user is a miner”');
  expectHover(text, '*about 15 tokens*');
  expectHover(text, '- Examples: “a bomb” names it');
  expectHover(text, '- Cited: 3 times, in “Weapons”, “Weapons › Terms”');
});

test('a heading shows what it holds and for which category a model reads it', () => {
  const text = LIMITS.replace('No weapons', 'No we<|>apons');
  expectHover(text, '- Holds: 1 clause, 0 examples');
  expectHover(text, '- Read by the model: in full for “Hard limits”, in brief for other categories');
});

test('a category shows its length beside its budget', () => {
  const { spec, path, offset } = readCursor(LIMITS.replace('Hard', 'Ha<|>rd'));
  const shownWith = (surroundings: Partial<HoverSurroundings>) =>
    hover(spec, path, offset, { ...NO_SURROUNDINGS, ...surroundings })?.plain;
  expect(shownWith({})).toMatch(/Length: about \d+ tokens$/m);
  expect(shownWith({ categoryBudget: 1200 })).toMatch(/Length: about \d+ tokens of at most 1,200$/m);
  expect(shownWith({ compiledBudget: 100, countTokens: () => 1234 })).toContain(
    'Length: 1,234 tokens\nWith the rules for every category: 1,234 tokens of at most 100',
  );
});

test('a defined term shows its definition, also in the plural', () => {
  const terms = '# Definitions\n\n- **Minor**: a person under 18 years of age.\n\n# Rules\n\n';
  expectHover(`${terms}The assistant must not address a mi<|>nor.`, 'a person under 18 years of age');
  expectHover(`${terms}The assistant must not address mi<|>nors.`, '**Minor**');
  expect(shown(`${terms}The assistant must not play in a mi<|>nority of cases.`)).not.toContain('under 18');
});

test('a label in prose shows the section that it labels', () => {
  const text =
    '# Policy (#SP)\n\n## Cold promotion (SP2 - Unasked)\n\nDo not send it.\n\n## Rest (SP0 - Clean)\n\nUse S<|>P2 first.\n';
  expectHover(text, 'Cold promotion');
});

test('text of a spec is never Markdown of ours', () => {
  const text = '# A {#a}\n\nSee [b](#<|>b).\n\n# B {#b}\n\nThe assistant must not open &lt;img src=x&gt; or \\![x].\n';
  const markdown = shown(text) ?? '';
  expect(markdown).toContain('\\<img src=x\\>');
  expect(markdown).not.toMatch(/(?<!\\)[<&]/);
  expect(markdown).not.toMatch(/(?<!\\)!\[|(?<!\\)\[/);
});

test('an eval id shows its file, where there is one', () => {
  const { spec, path, offset } = readCursor('# A\n\nThe assistant must stop[^ab<|>c1] and go[^abc1].\n');
  const plain = (evalFiles: readonly string[] | null) =>
    hover(spec, path, offset, { ...NO_SURROUNDINGS, evalFiles })?.plain ?? null;
  expect(plain(['abc1'])).toBe('Eval abc1\n\nFile: examples/abc1.md\nCited: 2 times');
  expect(plain(['other'])).toBeNull();
  expect(plain(null)).toBeNull();
});

test('a link into another file shows what it names there', () => {
  const { spec, path, offset } = readCursor('See [it](other.md#ru<|>le).\n', {
    'other.md': '# Rule {#rule}\n\nThe assistant must stop.\n',
  });
  expect(hover(spec, path, offset)?.plain).toContain('The assistant must stop.');
});

test('at every place of hostile text there is something to say or nothing', () => {
  for (const text of [
    '',
    '~~~\n<user>',
    '---\na: b\n---',
    '\uD800[^a](#\uDC00)',
    '# {#}\r\n\r\n- must\r\n',
    '[?](#a)\n\n[a]: #a',
  ])
    for (let offset = -1; offset <= text.length + 1; offset += 1)
      expect(() => hover(readCursor(text).spec, 'spec.md', offset)).not.toThrow();
});

test('a reference to nothing, and text that binds nobody, show nothing', () => {
  expect(shown('# A\n\nSee [b](#no<|>where).\n')).toBeNull();
  expect(shown('# A\n\nWeather is <|>nice.\n')).toBeNull();
});

function expectHover(marked: string, expected: string): void {
  expect(shown(marked)).toContain(expected);
}

function shown(marked: string): string | null {
  const { spec, path, offset } = readCursor(marked);
  return hover(spec, path, offset)?.markdown ?? null;
}
