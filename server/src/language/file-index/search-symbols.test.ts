import { expect, test } from 'vitest';
import { parseSpec } from '../../spec/index.ts';
import { indexFile } from './file-index.ts';
import { searchSymbols, symbolsOf } from './search-symbols.ts';
import { specSymbols } from './spec-symbols.ts';

const TEXT = `# Policy {#policy}

## Personal data {#personal-data}

- The assistant must not tell where anyone lives. {#addresses}

## Definitions

- **Personal data**: what says who someone is.

Spam Policy (#SP)

- SP1: the assistant must not write bulk mail.
`;

/** The names that a query finds, the best first. */
function expectFound(query: string, names: readonly string[], limit = 100): void {
  const found = searchSymbols([{ file: 'a.md', symbols: symbolsOf(indexFile(TEXT)) }], query, limit);
  expect(found.map(({ symbol }) => `${symbol.kind} ${symbol.name}`)).toEqual(names);
}

test('an empty query finds the titles', () => expectFound('', ['section Policy']));

test('an id is found by its beginning, by a word of it, and with a # before it', () => {
  expectFound('addr', ['clause addresses']);
  expectFound('#addr', ['clause addresses']);
  expectFound('data', ['section Personal data', 'id personal-data', 'term Personal data'].toSorted(byLength));
});

test('letters in their order are enough, and case does not matter', () => expectFound('ADRSS', ['clause addresses']));

test('what is equal comes first, then what begins so, then what holds it', () => {
  const symbols = symbolsOf(indexFile('# My spam\n\n# Spam\n\n# Spam filter\n\n# Antispam\n\n# Some program about mail\n'));
  const found = searchSymbols([{ file: null, symbols }], 'spam', 10).map(({ symbol }) => symbol.name);
  expect(found).toEqual(['Spam', 'Spam filter', 'My spam', 'Antispam', 'Some program about mail']);
});

test('letters in another order find nothing', () => expectFound('sserdda', []));

test('a label and a code are found', () => {
  expectFound('sp1', ['label SP1']);
  expectFound('sp', ['id SP', 'label SP1', 'section Spam Policy (#SP)']);
});

test('only the best are given', () => {
  const symbols = symbolsOf(indexFile(Array.from({ length: 500 }, (_, index) => `# Weapons ${index}\n`).join('\n')));
  const found = searchSymbols([{ file: null, symbols: [...symbols, ...symbolsOf(indexFile('# Weapons\n'))] }], 'weapons', 20);
  expect(found).toHaveLength(20);
  expect(found[0]?.symbol.name).toBe('Weapons');
});

test('an open file has the symbols that it has when it is closed', () => {
  const closed = symbolsOf(indexFile(TEXT)).map(({ kind, name, container }) => ({ kind, name, container }));
  const open = specSymbols(parseSpec([{ path: 'a.md', text: TEXT }]), 'a.md').map(({ kind, name, container }) => ({
    kind,
    name,
    container,
  }));
  expect(open.toSorted(byName)).toEqual(closed.toSorted(byName));
});

function byLength(a: string, b: string): number {
  return nameOf(a).length - nameOf(b).length;
}

function nameOf(shown: string): string {
  return shown.replace(/^\w+ /, '');
}

function byName(a: { kind: string; name: string }, b: { kind: string; name: string }): number {
  return `${a.name} ${a.kind}` < `${b.name} ${b.kind}` ? -1 : 1;
}
