import { expect, test } from 'vitest';
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
  expectHover(`# Start\n\nSee [the rule](#no-<|>weapons).${LIMITS}`, '*authority root*');
});

test('a clause shows how it binds and where', () => {
  const text = LIMITS.replace('explain', 'ex<|>plain');
  expectHover(text, '*must not* · *authority root*');
  expect(shown(text)).toMatch(/\*category .+\*/);
});

test('a heading shows what is under it', () => {
  expectHover(LIMITS.replace('No weapons', 'No we<|>apons'), 'The assistant must not explain how to build a bomb.');
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
