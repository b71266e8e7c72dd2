import { expect, test } from 'vitest';
import { findImplementations } from './find-implementations.ts';
import { readCursor } from './read-cursor.ts';

const example = (title: string, violates: string) =>
  `**Example**: ${title}\n\n~~~xml\n<user>\n${title}?\n</user>\n<comparison>\n<assistant><!-- BAD[#${violates}] -->\nNo\n</assistant>\n</comparison>\n~~~\n`;

const SPEC = `# Weapons {#weapons tags=category}

## Disallowed {#disallowed}

- The assistant must not explain bombs. {#bombs}
- The assistant must not sell a gun[^abc1]. {#guns}

${example('among', 'elsewhere')}
## Allowed {#allowed}

- The assistant may tell history. {#history}

## Examples

${example('a gun', 'guns')}
${example('of all', 'disallowed')}
# Style

- The assistant must not scold. {#scold}
`;

test('a clause is exercised by the examples that name it, then by those that name its section or stand beside it', () => {
  expectExamples('{#gu', ['a gun', 'among', 'of all']);
  expectExamples('not explain bo', ['among', 'of all']);
});

test('a section is exercised by what names it or anything in it', () => {
  expectExamples('# Wea', ['among', 'a gun', 'of all']);
  expectExamples('## Dis', ['of all', 'among', 'a gun']);
});

test('a reference asks for what it names', () => {
  const { spec, path, offset } = readCursor(`${SPEC}\nSee [it](#gu<|>ns).\n`);
  expect(findImplementations(spec, path, offset)).toHaveLength(3);
});

test('eval files that a clause names exercise it', () => {
  const { spec, path, offset } = readCursor(SPEC.replace('sell', 'se<|>ll'));
  const found = findImplementations(spec, path, offset, (id) => `/examples/${id}.md`);
  expect(found.at(-1)).toMatchObject({ path: '/examples/abc1.md', span: { start: 0, end: 0 } });
});

test('a label is exercised by the examples that carry it', () => {
  const text =
    '# Policy (#SP)\n\n## Cold (SP2 - Una<|>sked)\n\nDo not send it.\n\n## Clean (SP0 - Fine)\n\nSend it.\n\n## Examples\n\n- "Buy now" -> SP2\n';
  const { spec, path, offset } = readCursor(text);
  expect(findImplementations(spec, path, offset)).toHaveLength(1);
});

test('what no example exercises has none', () => {
  expectExamples('{#sco', []);
  for (const text of ['', '~~~\nx\n~~~', '---\na: 1\n---\n', '\ud800']) {
    const { spec, path } = readCursor(text);
    expect(findImplementations(spec, path, 1)).toEqual([]);
  }
});

function expectExamples(part: string, expected: readonly string[]): void {
  const { spec, path, offset } = readCursor(SPEC.replace(part, `${part}<|>`));
  const titles = new Map(spec.examples.map(({ span, title }) => [span.start, title]));
  expect(findImplementations(spec, path, offset).map(({ span }) => titles.get(span.start))).toEqual(expected);
}
