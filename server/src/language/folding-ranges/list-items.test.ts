import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { List } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import type { Span } from '../../spec/model.ts';
import { listItems } from './list-items.ts';

const ROOT = join(import.meta.dirname, '../../../..');

test('items of the Markdown in this project stand where a Markdown parser sees them', () => {
  const files = globSync(
    ['README.md', 'CHANGELOG.md', 'specs/*.md', 'server/src/lint/rules/*.md', 'test/bench/seeded/documents/*.md'],
    {
      cwd: ROOT,
    },
  );
  const read = files.reduce((count, file) => count + expectSameItems(readFileSync(join(ROOT, file), 'utf8')), 0);
  expect(read).toBeGreaterThan(300);
});

test.each([
  '- a\n  - b\n    - c\n  - d\n- e\n',
  '1. a\n   - b\n2. c\n\n   d\n10. e\n',
  '  - a\n  - b\n    c\n',
  '- a\r\n\r\n  b\r\n- c\r\n',
  '-\ta\n\n\tb\n\t- c\n',
  '- a\n\n      code\n- b\n',
  '-\n  a\n- b\n',
  '- a\n  ```\n  - b\n  ```\n- c\n',
  '- a\nlazy\n- b\n',
  '* a\n  1) b\n  2) c\n',
])('items of %j', (text) => {
  expect(expectSameItems(text)).toBeGreaterThan(0);
});

/** @returns how many items were compared */
function expectSameItems(text: string): number {
  let count = 0;
  for (const node of fromMarkdown(text).children) {
    if (node.type !== 'list') continue;
    const list = spanOf(node);
    // Where an item ends in its last line is of no concern.
    const shown = ({ start, end }: Span, depth: number) => `${start} ${text.slice(0, end).trimEnd().split('\n').length} ${depth}`;
    const expected = itemsOf(node, 0).map(({ span, depth }) => shown(span, depth));
    expect(listItems(text, list).map(({ span, depth }) => shown(span, depth))).toEqual(expected);
    count += expected.length;
  }
  return count;
}

function itemsOf(list: List, depth: number): readonly { readonly span: Span; readonly depth: number }[] {
  return list.children.flatMap((item) => [
    { span: spanOf(item), depth },
    ...item.children.flatMap((child) => (child.type === 'list' ? itemsOf(child, depth + 1) : [])),
  ]);
}

function spanOf({ position }: Pick<List, 'position'>): Span {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}
