import { expect, test } from 'vitest';
import { findHighlights } from './highlights.ts';
import { readCursor } from './read-cursor.ts';

const RULES = '# A {#a}\n\n- The assistant must stop. {#stop}\n- See [it](#stop).\n';

test('a name is marked where it is written and where it is used', () => {
  expectMarked(RULES.replace('(#stop)', '(#st<|>op)'), ['write stop', 'read stop']);
  expectMarked(RULES.replace('{#stop}', '{#st<|>op}'), ['write stop', 'read stop']);
});

test('a term is marked in its definition and where it is used', () => {
  expectMarked('# Definitions\n\n- **Minor**: a child.\n\n# Rules\n\nThe assistant must ask mi<|>nors.\n', [
    'write Minor',
    'read minors',
  ]);
});

test('on other words nothing is marked', () => {
  expectMarked(RULES.replace('must', 'mu<|>st'), []);
  expectMarked('# A\n\nThe assistant mu<|>st stop.\n', []);
  expectMarked('<|>', []);
});

test('only the file at hand is marked', () => {
  const { spec, offset } = readCursor('# A {#<|>a}\n\nThe assistant must stop.\n', { 'b.md': 'See [it](spec.md#a).' });
  expect(findHighlights(spec, 'spec.md', offset)).toHaveLength(1);
  expect(findHighlights(spec, 'b.md', 16)).toMatchObject([{ path: 'b.md', kind: 'use' }]);
});

function expectMarked(marked: string, expected: readonly string[]): void {
  const { spec, path, offset, text } = readCursor(marked);
  const found = findHighlights(spec, path, offset);
  expect(found.map(({ span, kind }) => `${kind === 'use' ? 'read' : 'write'} ${text.slice(span.start, span.end)}`)).toEqual(
    expected,
  );
}
