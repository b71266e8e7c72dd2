import { expect, test } from 'vitest';
import { indexFile } from './file-index.ts';
import { moveConfiguredPaths } from './move-configured-paths.ts';
import { linkMoves, type Move, type TextEdit } from './move-links.ts';

/** A text after what moves ask of it. */
function edited(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toReversed()
    .reduce((after, { span, text: own }) => after.slice(0, span.start) + own + after.slice(span.end), text);
}

/** What becomes of the text of a file when files are moved; a move is written `/from -> /to`. */
function expectMoved(path: string, text: string, moves: readonly string[], after: string): void {
  expect(edited(text, linkMoves(indexFile(text), path, moves.map(readMove)))).toBe(after);
}

function readMove(move: string): Move {
  const [from = '', to = ''] = move.split(' -> ');
  return { from, to };
}

test('a link to a renamed file follows it, with its anchor and its title', () =>
  expectMoved('/w/a.md', 'See [b](b.md#x "B").', ['/w/b.md -> /w/c.md'], 'See [b](c.md#x "B").'));

test('a link to another folder is written from the file that it stands in', () =>
  expectMoved('/w/rules/a.md', '[b](../b.md)', ['/w/b.md -> /w/more/b.md'], '[b](../more/b.md)'));

test('the links of a file that moves itself lead where they led', () =>
  expectMoved(
    '/w/a.md',
    '[b](b.md) [c](sub/c.md) [self](a.md#x) [here](#x)',
    ['/w/a.md -> /w/sub/a.md'],
    '[b](../b.md) [c](c.md) [self](a.md#x) [here](#x)',
  ));

test('a file that is renamed in its place keeps its links, but for those to itself', () =>
  expectMoved('/w/a.md', '[b](b.md) [self](./a.md#x)', ['/w/a.md -> /w/z.md'], '[b](b.md) [self](./z.md#x)'));

test('links within a folder that moves stay as they are', () =>
  expectMoved('/w/x/a.md', '[b](b.md) [c](../c.md)', ['/w/x -> /w/deep/y'], '[b](b.md) [c](../../c.md)'));

test('links into a folder that moves follow it', () =>
  expectMoved('/w/a.md', '[b](x/b.md) [x](x/) ![i](./x/i.png)', ['/w/x -> /w/y'], '[b](y/b.md) [x](y/) ![i](./y/i.png)'));

test('a name with blanks is written as the link was', () => {
  expectMoved('/w/a.md', '[b](<my b.md#x>)', ['/w/my b.md -> /w/my c.md'], '[b](<my c.md#x>)');
  expectMoved('/w/a.md', '[b](my%20b.md#x)', ['/w/my b.md -> /w/my (c).md'], '[b](my%20%28c%29.md#x)');
  expectMoved('/w/a.md', '[b](b.md)', ['/w/b.md -> /w/ein Buch ü.md'], '[b](ein%20Buch%20ü.md)');
  expectMoved('/w/a.md', '[b](%C3%BC.md)', ['/w/ü.md -> /w/ö.md'], '[b](%C3%B6.md)');
});

test('definitions of links follow too', () =>
  expectMoved('/w/a.md', '[b] and [b].\n\n[b]: <b.md> "B"\n', ['/w/b.md -> /w/c.md'], '[b] and [b].\n\n[b]: <c.md> "B"\n'));

test('what only begins with the same letters, addresses in the web and code stay', () => {
  const text = '[b](bb.md) [w](https://w/b.md) `[c](b.md)` [r](/b.md)\n\n```\n[f](b.md)\n```\n';
  expectMoved('/w/a.md', text, ['/w/b.md -> /w/c.md'], text);
});

test('two files may change places', () =>
  expectMoved('/w/x.md', '[a](a.md) [b](b.md)', ['/w/a.md -> /w/b.md', '/w/b.md -> /w/a.md'], '[a](b.md) [b](a.md)'));

test('a link above the root, and one that cannot be read, stay', () => {
  const text = '[a](../../../../b.md) [%](%E0%A4%A.md)';
  expectMoved('/w/a.md', text, ['/w/b.md -> /w/c.md'], text);
});

/** What becomes of deliberate.yaml in `/w`. */
function expectListed(text: string, move: string, after: string): void {
  expect(edited(text, moveConfiguredPaths(text, '/w/deliberate.yaml', [readMove(move)]))).toBe(after);
}

test('deliberate.yaml lists a file by its new name, quoted as it was', () => {
  const text = 'specs:\n  - files: [a.md, \'sub/b.md\', "c.md"] # mine\nignore: [a.md]\n';
  expectListed(text, '/w/a.md -> /w/z.md', text.replaceAll('a.md', 'z.md'));
  expectListed(text, '/w/sub/b.md -> /w/sub/it’s.md', text.replace('sub/b.md', 'sub/it’s.md'));
  expectListed(text, '/w/c.md -> /w/d.md', text.replace('"c.md"', '"d.md"'));
});

test('a name that YAML would read otherwise is quoted', () =>
  expectListed('specs: [{ files: [a.md] }]\n', '/w/a.md -> /w/a, b.md', 'specs: [{ files: ["a, b.md"] }]\n'));

test('a glob follows the folder that it begins with', () =>
  expectListed("ignore: ['drafts/**/*.md', '*.md']\n", '/w/drafts -> /w/old/drafts', "ignore: ['old/drafts/**/*.md', '*.md']\n"));

test('what leaves the folder, a broken file and one that lists nothing stay', () => {
  for (const text of ['specs: [{ files: [a.md] }]\n', 'specs: [{ files: [a.md', '', 'specs: a.md\n', '- a.md\n', 'ignore: 3\n'])
    expectListed(text, '/w/a.md -> /a.md', text);
});
