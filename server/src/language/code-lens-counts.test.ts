import { expect, test } from 'vitest';
import { type Counted, countedPlaces, countLenses, countWords } from './code-lens-counts.ts';
import { readCursor } from './read-cursor.ts';

const TEXT = `# Weapons {#weapons tags=category}

See [the limits](#limits), [it](#limits) and [minor](#minor).

## Limits {#limits}

- The assistant must not build a bomb. {#no-bombs}
- The assistant must not sell a gun.

## Terms {#terms}

- **Minor**: a person under 18. {#minor}
- **Adult**: a person of 18 or more. {#adult}

## Background

Weather is nice.

## Examples {#samples}

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

# Rest {#rest tags=category}

- The assistant must go.
`;

test('counts stand where there is something to count, and above no clause', () => {
  expectCounts(TEXT, [
    'weapons: 2 clauses',
    'weapons: 1 example',
    'limits: 1 example',
    'limits: 2 references',
    'minor: 1 reference',
    'rest: 1 clause',
  ]);
});

test('what is counted is found in all files, in their order', () => {
  const { spec, path } = readCursor('# A {#a}\n\nThe assistant must stop.\n\nSee [it](#a).\n', {
    'other.md': '# B {#b}\n\nThe assistant must go, see [it](spec.md#a).\n',
  });
  expect(countedPlaces(spec, 'a', 'references').map((place) => place.path)).toEqual(['spec.md', 'other.md']);
  expect(countLenses(spec, path).map(({ id }) => id)).toContain('a');
  expect(countLenses(spec, 'other.md').every(({ id }) => id === 'b')).toBe(true);
  expect(countedPlaces(spec, 'nothing', 'references')).toEqual([]);
});

test('hostile text has no counts and does no harm', () => {
  for (const marked of ['', '~~~\n', '---\na: b\n---', '\uD800', '\r\n'])
    expect(countLenses(readCursor(marked).spec, 'spec.md')).toEqual([]);
});

function expectCounts(marked: string, expected: readonly string[]): void {
  const { spec, path } = readCursor(marked);
  const words = ({ id, counted }: { readonly id: string; readonly counted: Counted }) =>
    `${id}: ${countWords(countedPlaces(spec, id, counted).length, counted)}`;
  expect(countLenses(spec, path).map(words)).toEqual(expected);
}
