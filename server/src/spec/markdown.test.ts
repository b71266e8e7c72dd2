import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { frontMatterLength } from './markdown.ts';
import { mayDefineFootnotes, parseBlocks as parse } from './markdown-blocks.ts';
import { readMarkdown } from './markdown-file.ts';

/** @param pieceLength left out: as long as the parser is given them */
function parseBlocks(text: string, pieceLength?: number) {
  const length = pieceLength === undefined ? {} : { pieceLength };
  return parse(text, { frontMatterLength: frontMatterLength(text), hasFootnotes: mayDefineFootnotes(text), ...length });
}

const SPECS = join(import.meta.dirname, '../../../specs');

/** What the pieces must come out equal to: remark, over the whole text at once. */
const remark = unified()
  .data({
    micromarkExtensions: [gfmTable(), gfmFootnote()],
    fromMarkdownExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()],
  })
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .freeze();

const LINES = [
  '',
  '',
  '',
  '',
  ' ',
  '---',
  '# Title',
  '## Part {#part authority=root}',
  '#x',
  'Plain words.',
  'More of [them][a] and [^n].',
  '[a]',
  '[?](#part)',
  '[a]: /url',
  '[B c]:',
  '  /url "title"',
  '[^n]: note',
  '    indented',
  '\tindented',
  '- item',
  '* star',
  '+ plus',
  '  - nested',
  '1. one',
  '2) two',
  '   in item',
  '> quote',
  '> - deep',
  '> ~~~',
  '~~~',
  '~~~xml',
  '```',
  '```js',
  '````',
  '   ```',
  '    ~~~',
  '- ~~~',
  '  ~~~',
  '~~~~~ ',
  '``` a`b',
  '<div>',
  '</div>',
  '<!-- open',
  'close -->',
  '<!-- all -->',
  '<script>',
  '</script>',
  '<?x',
  '?>',
  '| a | b |',
  '| - | :-: |',
  'a',
  ':-',
  '---',
  '===',
  '***',
  '*em',
  'em*',
  '`code',
  'code`',
  'a\\',
  '![image][a]',
  '![^n]',
  '&amp; \u0000',
  '\u2028',
  '\uFEFF',
  '!!! meta "x"',
  'Ä[ä]: x',
];
const document = fc
  .array(fc.tuple(fc.constantFrom(...LINES), fc.constantFrom('\n', '\n', '\n', '\n', '\r\n', '\r')), {
    maxLength: 40,
    size: 'max',
  })
  .map((lines) => lines.map(([line, lineBreak]) => line + lineBreak).join(''))
  // What opens as front matter and is never closed, remark misreads: the items of lists become text.
  .filter((text) => !/^---[ \t]*[\r\n]/.test(text) || /^---[ \t]*[\r\n](?:[\s\S]*?[\r\n])??---[ \t]*(?:[\r\n]|$)/.test(text));

/** More runs, and others: `RUNS=100000 SEED=7`. */
const options = { numRuns: Number(process.env['RUNS'] ?? 500), seed: Number(process.env['SEED'] ?? 1) };

describe('Markdown in pieces, without what stands in its fences, equals Markdown as remark parses it', () => {
  test('any text, pieces of any length', () => {
    fc.assert(
      fc.property(document, fc.integer({ min: 1, max: 80 }), (text, length) => {
        expect(parseBlocks(text, length)).toEqual(remark.parse(text).children);
      }),
      options,
    );
  });

  test('front matter that is longer than a piece, and looks like headings and fences', () => {
    const text = `---\n# a comment\n\nname: x\n~~~\n---\n\n# Title\n\n~~~\ncode\n~~~\n`;
    expect(parseBlocks(text, 1)).toEqual(remark.parse(text).children);
    expect(parseBlocks(text, 1).map(({ type }) => type)).toEqual(['yaml', 'heading', 'code']);
  });

  test('a definition holds in the whole document, before it and after it', () => {
    const text = 'See [this].\n\n# One\n\n[this]: /url\n\n# Two\n\nSee [this] and [that].\n';
    expect(parseBlocks(text, 1)).toEqual(remark.parse(text).children);
    expect(JSON.stringify(parseBlocks(text, 1)).match(/"linkReference"/g)).toHaveLength(2);
  });

  test.for(globSync(['**/*.md'], { cwd: SPECS }))('specs/%s', (file) => {
    const text = readFileSync(join(SPECS, file), 'utf8');
    expect(parseBlocks(text)).toEqual(remark.parse(text).children);
  });

  const corpus = process.env['DELIBERATE_CORPUS'];
  test.skipIf(!corpus)(
    'every Markdown of the corpus',
    () => {
      for (const file of globSync('*/*.md', { cwd: corpus ?? '' })) {
        const text = readFileSync(join(corpus ?? '', file), 'utf8');
        expect(parseBlocks(text), file).toEqual(remark.parse(text).children);
      }
    },
    60_000,
  );
});

describe('after any edits, the blocks equal those of the text read by itself', () => {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    deleted: fc.integer({ min: 0, max: 12 }),
    inserted: fc.oneof(
      fc.constantFrom(...LINES).map((line) => `${line}\n`),
      fc.constantFrom('', 'x', '`', '\n', '\r', '\n\n', '[', '>', ' ', '-', '#', '~~~', 'a\n\nb'),
    ),
  });

  test('any text, any edits', () => {
    fc.assert(
      fc.property(document, fc.array(edit, { minLength: 1, maxLength: 6 }), (text, edits) => {
        let current = text;
        let file = readMarkdown(current);
        for (const { at, deleted, inserted } of edits) {
          const start = Math.floor(at * current.length);
          current = current.slice(0, start) + inserted + current.slice(start + deleted);
          file = readMarkdown(current, file);
          const fresh = readMarkdown(current);
          expect(file.starts).toEqual(fresh.starts);
          expect(file.blocks.map(withoutLines)).toEqual(fresh.blocks.map(withoutLines));
        }
      }),
      options,
    );
  });
});

describe('letters put into words, and taken out of them', () => {
  const words = [
    ...[
      'word',
      'Plain words.',
      '(see “that”)',
      "don't",
      'open-ended;',
      '*some words*',
      '**one** **two words**:',
      'note[^word].',
      '***all*',
      '**bold** word',
      '`code` word',
      'a**b**c',
    ],
    ...[
      '[link words](url)',
      '[name here]',
      '[name x] word',
      '[',
      ']',
      '\\]',
      '](url',
      '](url "two words"',
      "'two words)",
      '<http:',
      'if a < b',
      '<!-- a',
      '-->',
      '"b">',
      '&amp',
      '<b class',
      '>',
      'line  ',
      'www.x',
      '\\',
      '| cell words |',
      '\t',
    ],
  ];
  const starts = ['', '', '', '- ', '  ', '1. ', '> ', '# ', '| ', '[words]: ', '[^word]: ', '    ', '- [x] '];
  const line = fc
    .tuple(fc.constantFrom(...starts), fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }))
    .map(([start, some]) => start + some.join(' '));
  const lines = fc.array(
    fc.oneof({ weight: 3, arbitrary: line }, fc.constantFrom('', '', '', '| - |', '---', '[name x]: /url')),
    {
      maxLength: 14,
      size: 'max',
    },
  );
  const typed = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    where: fc.constantFrom('anywhere', 'at the end of a line', 'behind what was typed'),
    deleted: fc.constantFrom(0, 0, 0, 1, 2),
    inserted: fc.constantFrom('x', 'e', 'am', '', ' ', ' ', '.', ' a', '-', "'", ')'),
  });

  test('give what the text gives when it is read by itself', () => {
    fc.assert(
      fc.property(
        lines,
        fc.constantFrom('\n', '\r\n'),
        fc.array(typed, { minLength: 1, maxLength: 9 }),
        (some, lineBreak, edits) => {
          let current = some.join(lineBreak);
          let file = readMarkdown(current);
          let last = 0;
          for (const { at, where, deleted, inserted } of edits) {
            const drawn = Math.floor(at * current.length);
            const lineEnd = current.slice(drawn).search(/\r?\n|$/) + drawn;
            const start = where === 'anywhere' ? drawn : where === 'at the end of a line' ? lineEnd : last;
            last = start + inserted.length;
            current = current.slice(0, start) + inserted + current.slice(start + deleted);
            file = readMarkdown(current, file);
            const fresh = readMarkdown(current);
            expect(file.starts).toEqual(fresh.starts);
            expect(file.blocks.map(withoutLines)).toEqual(fresh.blocks.map(withoutLines));
          }
        },
      ),
      { ...options, numRuns: options.numRuns * 2 },
    );
  });

  test('parse nothing, and make new only what they stand in', () => {
    const text = '# Title\n\n- one *item* here\n- another item\n\nThe end.\n';
    const file = readMarkdown(text);
    const typedFile = readMarkdown(text.replace('here', 'heare'), file);
    expect(typedFile.blocks[0]).toBe(file.blocks[0]);
    expect(typedFile.blocks[2]).toBe(file.blocks[2]);
    const [before, after] = [file, typedFile].map(({ blocks }) => firstParagraph(blocks[1]?.node));
    expect(after).toMatchObject([{ value: 'one ' }, { type: 'emphasis' }, { value: ' heare' }]);
    expect(after?.[1]).toBe(before?.[1]);
  });
});

/** What the first paragraph of a list holds. */
function firstParagraph(node: Nodes | undefined): readonly Nodes[] {
  const [paragraph] = node?.type === 'list' ? (node.children[0]?.children ?? []) : [];
  return paragraph?.type === 'paragraph' ? paragraph.children : [];
}

/** Nobody asks on which line and column something stands: only offsets are kept. */
function withoutLines(block: unknown): unknown {
  return JSON.parse(JSON.stringify(block, (key, value) => (key === 'line' || key === 'column' ? undefined : value)));
}
