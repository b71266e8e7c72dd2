import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSpec } from '../../spec/index.ts';
import { indexFile } from './file-index.ts';

/** What the index says of a text, and what the parser says: headings, written ids, references. */
function compare(text: string) {
  const index = indexFile(text);
  const spec = parseSpec([{ path: 'a.md', text }]);
  const sections = spec.sections.filter(({ level }) => level > 0);
  // The parser reads `BAD[#id]` in examples too, and labels in sentences.
  const links = spec.references.filter(({ kind, span }) => kind !== 'label' && !text.startsWith('[#', span.start));
  const named = [...spec.clauses, ...spec.definitions].flatMap(({ idSpan }) => (idSpan ? [idSpan] : []));
  return {
    headings: {
      index: index.sections.map((each) => [each.level, each.title, each.titleSpan.start, each.idSpan?.start ?? null]),
      parser: sections.map((each) => [each.level, each.title, each.titleSpan.start, each.idSpan?.start ?? null]),
    },
    references: {
      index: index.references.map(({ kind, target, span }) => [kind, target, span.start, span.end]),
      parser: links.map(({ kind, target, span }) => [kind, target, span.start, span.end]),
    },
    ids: {
      index: index.names.flatMap(({ kind, name, span }) => (kind === 'clause' ? [[name, span.start]] : [])),
      parser: named
        .filter(({ start }) => text.startsWith('{#', start - 2))
        .map(({ start, end }) => [text.slice(start, end), start])
        .toSorted((a, b) => Number(a[1]) - Number(b[1])),
    },
  };
}

function expectSame(text: string): void {
  const { headings, references, ids } = compare(text);
  expect(headings.index).toEqual(headings.parser);
  expect(references.index).toEqual(references.parser);
  expect(ids.index).toEqual(ids.parser);
}

test.each([
  ['nothing', ''],
  ['front matter alone', '---\ntitle: A\n---\n'],
  ['only a fence', '```\n# no {#no}\n[a](#a)\n```\n'],
  ['a fence that is never closed', '# A\n\n~~~\n# no\n[a](#a)\n'],
  ['a fence in an item', '- a\n\n  ```\n  # no [a](#a)\n  ```\n\n  [b](#b)\n'],
  ['a comment', '<!--\n# no {#no}\n[a](#a)\n-->\n\n# A {#a}\n'],
  ['code', 'Not `[a](#a)`, but [b](#b) and ``[c](#c) ` `` too.\n'],
  ['a body of commentary', '!!! meta "Commentary"\n    See [a](#a).\n\n# A\n'],
  ['attributes', '# A {#a authority=root tags=x,y}\n\n## B {#b}\n'],
  ['underlined headings', 'A title\n=======\n\nAnother {#b}\n---\n'],
  ['headings that are typed as lines', 'Spam Policy (#SP)\n\n✅ Allowed Content\n\nDEFINITIONS\n\nS1: Violent Crimes\nText.\n'],
  ['links of every kind', '[a](#a) [b](b.md#c "t") [d](<e f.md>) [x][y] [y] [z][]\n\n[y]: #why\n[z]: other.md\n'],
  ['a link over two lines', '- The assistant must [stop\n  now](#stop).\n'],
  ['a link in a quote, a heading and a table', '> [a](#a)\n\n# [B](#b)\n\n| c | d |\n|---|---|\n| [e](#e) | f |\n'],
  ['eval ids and footnotes', 'The assistant must stop.[^abc1] And [^note].\n\n[^note]: As [b](#b) says.\n'],
  ['ids of clauses', '- The assistant must stop. {#stop}\n- It may go. {#go}\n\n> The assistant must stay. {#stay}\n'],
  ['CRLF', '# A {#a}\r\n\r\nThe assistant must see [b](#b). {#c}\r\n\r\n```\r\n# no\r\n```\r\n'],
  ['half characters', '# \ud83d {#a}\n\n[\udc00](#\ud800) \n'],
  ['what only looks like links', '\\[a](#a) [b] (#b) [c](d e) ![i](i.png) [[e](#e)](#f)\n'],
])('of %s the index says what the parser says', (_, text) => expectSame(text));

test('of all specs that ship the index says what the parser says', () => {
  const folder = join(import.meta.dirname, '../../../../specs');
  const files = globSync('**/*.md', { cwd: folder });
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expectSame(readFileSync(join(folder, file), 'utf8'));
});

const corpus = process.env['DELIBERATE_CORPUS'];

test.skipIf(!corpus)('of published specs the index says what the parser says', { timeout: 60_000 }, () => {
  const files = globSync('**/*.{md,markdown}', { cwd: corpus ?? '' });
  for (const file of files) {
    const text = readFileSync(join(corpus ?? '', file), 'utf8');
    if (text.length > 400_000) continue;
    const { headings, references, ids } = compare(text);
    expect(headings.index, file).toEqual(headings.parser);
    expect(references.index, file).toEqual(references.parser);
    expect(ids.index, file).toEqual(ids.parser);
  }
});

const LINES = [
  ...['', '', '# A {#a}', '## B ##', '### ', 'Title', '=====', 'The assistant must stop. {#x}', 'text', '- item', '  - nested'],
  ...[
    '1. one',
    '2) two',
    '> quote',
    '```',
    '~~~',
    '    indented [i](#i)',
    '<!-- c',
    '-->',
    '<!-- [d](#d) -->',
    '<div>',
    '</div>',
  ],
  ...['[a](#a)', '[b](b.md#c "t")', '![i](i.png)', '`[c](#c)`', '[ref]', '[ref]: #target', '[full][ref]', '[^abc] evals'],
  ...['[^1]', '[^1]: note [n](#n)', '| a | [t](#t) |', '|---|---|', 'S1: Violent Crimes', 'DEFINITIONS', 'Spam Policy (#SP)'],
  ...['K1: thing', '\\[no](#no)', '[x [y](#y) z](#w)', '<RULES>', '</RULES>', '!!! meta "Commentary"', '    Body [c](#c)'],
];

test('of texts put together at random it says what the parser says, but for the strangest', () => {
  let same = 0;
  let all = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...LINES), { maxLength: 10 }), (lines) => {
      const { headings, references } = compare(`${lines.join('\n')}\n`);
      all += 1;
      if (JSON.stringify([headings.index, references.index]) === JSON.stringify([headings.parser, references.parser])) same += 1;
    }),
    { seed: 42, numRuns: 1500 },
  );
  // Where they differ, something has no end: HTML within a list, an item without text, a fence in a half-open quote.
  expect(same / all).toBeGreaterThan(0.985);
});

test('links to files are found wherever they stand, images too', () => {
  const text = '[a](b.md#c) ![i](<my pictures/i.png>) [r]\n\n[r]: ../x%20y.md "t"\n\n[w](https://a.b) [h](#h)\n';
  const { links } = indexFile(text);
  expect(links.map(({ url, span }) => [url, text.slice(span.start, span.end)])).toEqual([
    ['b.md#c', 'b.md#c'],
    ['my pictures/i.png', 'my pictures/i.png'],
    ['../x%20y.md', '../x%20y.md'],
  ]);
});

test('terms are found under a heading that announces them, labels where an item begins with one', () => {
  const text = '# Definitions\n\n- **Personal data**: what says who someone is.\n\n# Rules\n\n- K1: no spam.\n- Not: a term.\n';
  const { names, sections } = indexFile(text);
  expect(names.map(({ kind, name, section }) => [kind, name, sections[section]?.title])).toEqual([
    ['term', 'Personal data', 'Definitions'],
    ['label', 'K1', 'Rules'],
  ]);
});

test.each(
  Object.entries({
    brackets: '[',
    nested: '![[a]',
    links: '[a](',
    titles: '[a](b "',
    parentheses: '[a]((',
    comments: '<!--',
    tags: '<a b="',
    ticks: '` `` ``` ',
    escapes: '\\[',
    quotes: '> ',
    lists: '- ',
    footnotes: '[^a]: ',
    definitions: '[a]: b\n',
    rows: '|',
    underlines: 'a\n=\n',
    headings: 'S1: A\n',
    lines: '\n',
    braces: '{#',
  }),
)('100 KB of %s are read at once', (_, unit) => {
  const text = unit.repeat(100_000 / unit.length);
  // The best of three: other work runs on the machine, and time that grows with the square of the length is seconds.
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    indexFile(text);
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(400);
});
