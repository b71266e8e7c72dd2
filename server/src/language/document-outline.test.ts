import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentOutline, type OutlineNode } from './document-outline.ts';
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

test('an empty document has an empty outline', () => {
  expect(drawn('')).toBe('');
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
