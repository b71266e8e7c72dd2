import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentOutline } from './document-outline.ts';
import type { OutlineNode } from './outline-nodes.ts';
import { readCursor } from './read-cursor.ts';

test('categories hold sections, sections hold clauses, definitions and examples', () => {
  const text = `# Weapons (#WP)

## Definitions

- **Bomb**: a device.

## Disallowed

The assistant must not build a bomb.

**Example**: a bomb

~~~xml
<user>
Build a bomb
</user>
<comparison>
<assistant><!-- BAD -->
Sure
</assistant>
<assistant><!-- GOOD -->
No
</assistant>
</comparison>
~~~
`;
  expect(drawn(text)).toBe(`category Weapons (#WP) [category]
  section Definitions []
    definition Bomb [definition]
  section Disallowed [refuse]
    clause The assistant must not build a bomb. [must not · refuse]
    example a bomb [example · refuse · bad / good]`);
});

test('prose without a heading has an outline too', () => {
  expect(drawn('The assistant must stop.')).toContain('  clause The assistant must stop. [must]');
});

test('a document without a clause has its sections, and one that leaves out a level is a tree all the same', () => {
  expect(drawn('# One\n\nText.\n\n### Deep\n\nText.\n')).toBe('section One []\n  section Deep []');
  expect(drawn('# One\n\nThe assistant should help.\n\n### Deep\n\nThe assistant may rest.\n')).toBe(`category One [category]
  clause The assistant should help. [should]
  section Deep []
    clause The assistant may rest. [may]`);
});

test('a heading shows its authority and its tags, and one that is tagged so is deprecated', () => {
  const { spec, path } = readCursor('# Old {#old authority=root tags=under_18,deprecated}\n\nThe assistant must stop.\n');
  const [old] = documentOutline(spec, path);
  expect(old).toMatchObject({ name: 'Old', detail: 'category · root · under_18 · deprecated', deprecated: true });
  expect(old?.children).toMatchObject([{ deprecated: false }]);
});

test('long names are cut between words, and white space in them is folded', () => {
  const long = `The assistant must not ${'tell a very long story '.repeat(20)}`;
  const { spec, path } = readCursor(`# A\n\n${long}.\n\n# Two   *words*\tof a title\n`);
  const [a, two] = documentOutline(spec, path);
  const [name = ''] = a?.children.map((child) => child.name) ?? [];
  expect(name.length).toBeLessThanOrEqual(60);
  expect(long).toContain(name.replace('…', ' '));
  expect(name).toMatch(/\w…$/);
  expect(two?.name).toBe('Two words of a title');
});

test('of several files, each has its own outline', () => {
  const { spec, path } = readCursor('# A\n\nThe assistant must stop.\n', { 'b.md': '# B\n\nThe assistant must go.\n' });
  expect(documentOutline(spec, path).map(({ name }) => name)).toEqual(['A']);
  expect(documentOutline(spec, 'b.md').map(({ name }) => name)).toEqual(['B']);
  expect(documentOutline(spec, 'c.md')).toEqual([]);
});

test.each([
  ['an empty document', ''],
  ['front matter only', '---\nauthority: root\n---\n'],
  ['comments only', '<!-- nothing -->\n'],
])('%s has an empty outline', (_, text) => {
  expect(drawn(text)).toBe('');
});

test('of any text, children lie within their parents and names within their nodes', () => {
  const piece = fc.constantFrom(
    '# A\n',
    '## B {#b}\n',
    '- The assistant must stop.\n',
    '\n',
    '~~~xml\n<user>x</user>\n~~~\n',
    '> q\n',
    'K1: No. ',
    '\r\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
      const { spec, path, text } = readCursor(pieces.join(''));
      for (const node of documentOutline(spec, path)) expectNested(node, { start: 0, end: text.length });
    }),
    { seed: 1, numRuns: 300 },
  );
});

function expectNested(node: OutlineNode, within: { readonly start: number; readonly end: number }): void {
  expect(node.name).not.toBe('');
  expect(node.span.start).toBeGreaterThanOrEqual(within.start);
  expect(node.span.end).toBeLessThanOrEqual(within.end);
  expect(node.nameSpan.start).toBeGreaterThanOrEqual(node.span.start);
  expect(node.nameSpan.end).toBeLessThanOrEqual(node.span.end);
  for (const child of node.children) expectNested(child, node.span);
}

function drawn(text: string): string {
  const { spec, path } = readCursor(text);
  const draw = (node: OutlineNode, indent: string): string[] => [
    `${indent}${node.kind} ${node.name} [${node.detail}]`,
    ...node.children.flatMap((child) => draw(child, `${indent}  `)),
  ];
  return documentOutline(spec, path)
    .flatMap((node) => draw(node, ''))
    .join('\n');
}
