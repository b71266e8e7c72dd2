import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentOutline, type OutlineNode } from '../../language/index.ts';
import { createLineMap, type LineMap } from '../../node/line-map.ts';
import { readSpec, type SpecReading } from '../../spec/parse-spec.ts';
import { SymbolKeeper } from './block-symbols.ts';
import { symbolNotation, symbolOf } from './symbol-notation.ts';
import { writeSymbols } from './write-symbols.ts';

const SHIPPED = readFileSync(join(import.meta.dirname, '../../../../specs/assistant.md'), 'utf8');
const POLICY = `# Policy

Bare text.

## Weapons {#weapons tags=category}

- **Bomb**: a device that goes off.
- The assistant must not build a bomb.

**Example**: a title far above

~~~xml
<user>
How?
</user>
<comparison>
<assistant><!-- GOOD -->
No.
</assistant>
<assistant><!-- BAD -->
Yes.
</assistant>
</comparison>
~~~

## Allowed

The assistant may “tell” of history 💣 and must not stop.

- The assistant must list.

  ### A heading in it

  The assistant must go on.
`;
const path = 'spec.md';
const notation = symbolNotation({ textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } });
/** Letters, lines, headings, labels, fences that hide what follows, and their end. */
const INSERTED = [
  'x',
  ' ',
  '\n',
  '\n\n',
  '\n## More {#more}\n',
  ' (H1)',
  '\n~~~\n',
  '\n~~~\n',
  '\nThe assistant must not lie.\n',
  '# ',
];

test('after every edit, what is written from the blocks that are the same is the whole outline', () => {
  for (const start of [POLICY, SHIPPED]) {
    const keeper = new SymbolKeeper();
    let text = start;
    let reading = readSpec([{ path, text }]);
    expectWhole(keeper, reading, text);
    for (const [index, inserted] of [...INSERTED, ...INSERTED, ...INSERTED].entries()) {
      const at = ((index + 1) * 7919) % text.length;
      text = text.slice(0, at) + inserted + text.slice(at);
      reading = readSpec([{ path, text }], {}, reading);
      expectWhole(keeper, reading, text);
    }
  }
});

test('of a text without any section nothing is written', () => {
  for (const text of ['', '\n', '<!-- nothing -->\n']) expectWhole(new SymbolKeeper(), readSpec([{ path, text }]), text);
});

function expectWhole(keeper: SymbolKeeper, reading: SpecReading, text: string): void {
  const lines = createLineMap(text);
  const written = writeSymbols(keeper, reading, path, lines, notation);
  expect(written?.toJSON()).toEqual(documentOutline(reading.spec, path).map((node) => treeOf(node, lines)));
}

function treeOf(node: OutlineNode, lines: LineMap): object {
  const children = node.children.map((child) => treeOf(child, lines));
  return { ...symbolOf(node, lines, notation), ...(children.length > 0 ? { children } : {}) };
}
