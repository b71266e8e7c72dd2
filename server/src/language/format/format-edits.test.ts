import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileTexts } from '../../../../test/lint/hostile-texts.ts';
import { lintSpec } from '../../lint/index.ts';
import { parseSpec } from '../../spec/index.ts';
import type { Span } from '../../spec/model.ts';
import { readSpec } from '../../spec/parse-spec.ts';
import { blocksOf } from './blocks.ts';
import { formatEdits } from './format-edits.ts';
import { firstDifference, firstSpecDifference } from './same-meaning.ts';
import { applyTextEdits } from './text-edit.ts';

function formatted(text: string, range: Span | null = null): string {
  return applyTextEdits(text, formatEdits({ path: 'spec.md', text }, range));
}

const edited = (text: string) => formatEdits({ path: 'spec.md', text });
const blocks = (text: string) => blocksOf(readSpec([{ path: 'spec.md', text }]));

function expectFormatted(text: string, expected: string): void {
  expect(formatted(text)).toBe(expected);
  expect(formatted(expected)).toBe(expected);
}

/** What holds of every text: edits in order that do not touch, the same meaning after them, and nothing left to do. */
function expectLaws(text: string): string {
  const edits = edited(text);
  let end = 0;
  for (const { span } of edits) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    end = span.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
  const after = applyTextEdits(text, edits);
  expect(firstDifference(blocks(text), blocks(after))).toBeNull();
  const [before, now] = [text, after].map((each) => parseSpec([{ path: 'spec.md', text: each }]));
  if (before && now) expect(firstSpecDifference(before, now)).toBeNull();
  expect(edited(after)).toEqual([]);
  return after;
}

describe('blank lines', () => {
  test('one around headings, lists, fences and tables, none doubled', () =>
    expectFormatted(
      'Words.\n# A\nThe assistant must:\n- stop\n\n\n\n## B\n~~~\nx\n\n\n\ny\n~~~\n| a | b |\n| --- | --- |\n# C\n',
      'Words.\n\n# A\n\nThe assistant must:\n\n- stop\n\n## B\n\n~~~\nx\n\n\n\ny\n~~~\n\n| a   | b   |\n| --- | --- |\n\n# C\n',
    ));
  test('a comment stays beside what it speaks of', () =>
    expectFormatted(
      '# A\n<!-- deliberate-disable-next-line and-or -- x -->\n- stop\n',
      '# A\n<!-- deliberate-disable-next-line and-or -- x -->\n- stop\n',
    ));
  test('none at the beginning, and one line break at the end', () => {
    expectFormatted('\n\n# A\n\nWords.', '# A\n\nWords.\n');
    expectFormatted('# A\n\nWords.\n\n\n', '# A\n\nWords.\n');
  });
  test('what a fence without an end holds is its own', () => expectFormatted('~~~\nx\n\n\n', '~~~\nx\n\n\n'));
  test('in a list, an item that stands apart still does', () =>
    expectFormatted('- a\n\n\n\n- b\n\n  c\n', '- a\n\n- b\n\n  c\n'));
});

describe('white space', () => {
  test('none at the end of a line, but where it breaks the line', () =>
    expectFormatted('# A   \n\nOne \ntwo  \nthree\t\n- a  \n', '# A\n\nOne\ntwo  \nthree\n\n- a\n'));
  test('line breaks stay as the file has them', () =>
    expectFormatted('# A \r\nWords.\r\n\r\n\r\n- a', '# A\r\n\r\nWords.\r\n\r\n- a\r\n'));
  test('front matter, HTML and fences keep theirs', () => {
    const text = '---\ntitle: x   \n\n\n---\n\n<div>  \n\n~~~xml  \n<user>  \n</user>\n~~~\n';
    expectFormatted(text, text);
  });
  test('a paragraph keeps its lines', () => expectFormatted('One\n  two\nthree.\n', 'One\n  two\nthree.\n'));
});

describe('headings', () => {
  test('attributes in order, with one blank between them', () =>
    expectFormatted('#   A  { tags=x   authority=root #a }\n', '# A {#a authority=root tags=x}\n'));
  test('attributes that cannot be read keep their order', () =>
    expectFormatted('# A {authority=rot #a}\n\n# B {tags=a, b #c}\n', '# A {authority=rot #a}\n\n# B {tags=a, b #c}\n'));
  test('an underlined heading stays one', () => expectFormatted('A  {#a}\n====\nWords.\n', 'A  {#a}\n====\n\nWords.\n'));
});

describe('ids of clauses', () => {
  test('one blank before them', () =>
    expectFormatted(
      '- The assistant must stop.{#stop}\n- The assistant may go.   {#go}  \n',
      '- The assistant must stop. {#stop}\n- The assistant may go. {#go}\n',
    ));
  test('one on a line of its own stays there', () =>
    expectFormatted('The assistant must stop.\n{#stop}\n', 'The assistant must stop.\n{#stop}\n'));
});

describe('lists', () => {
  test('two that stand beside each other keep what sets them apart', () =>
    expectFormatted('- a\n- b\n\n* c\n\n+ d\n', '- a\n- b\n\n* c\n\n+ d\n'));
  test('a list alone takes the mark of the others', () =>
    expectFormatted('* a\n* b\n\nWords.\n\n- c\n\nMore.\n', '* a\n* b\n\nWords.\n\n* c\n\nMore.\n'));
  test('lists in lists may have another mark', () => expectFormatted('- a\n  * b\n- c\n  * d\n', '- a\n  * b\n- c\n  * d\n'));
  test('the indentation that most of them have', () =>
    expectFormatted('- a\n    - b\n- c\n    - d\n- e\n  - f\n', '- a\n    - b\n- c\n    - d\n- e\n    - f\n'));
  test('the lines of an item move with it', () =>
    expectFormatted('- a\n-   b\n    more\n\n    last\n- c\n', '- a\n- b\n  more\n\n  last\n- c\n'));
  test('numbers stay', () => expectFormatted('1. a\n1. b\n5. c\n', '1. a\n1. b\n5. c\n'));
  test('a list that holds a fence keeps its indentation', () =>
    expectFormatted('- a\n- b\n-   c\n\n    ~~~\n    x\n    ~~~\n', '- a\n- b\n-   c\n\n    ~~~\n    x\n    ~~~\n'));
});

describe('tables', () => {
  test('columns stand under each other, by what is seen of them', () =>
    expectFormatted(
      '| a | right|mid |\n|---|--:|:-:|\n| 世界 | 1 | x |\n| long one | 20 |\n',
      '| a        | right | mid |\n|----------|------:|:---:|\n| 世界     |     1 |  x  |\n| long one |    20 |\n',
    ));
  test('one without outer bars gets them; a bar in a cell stays', () =>
    expectFormatted('a | b\n--- | ---\n`x\\|y` | c\n', '| a      | b   |\n| ------ | --- |\n| `x\\|y` | c   |\n'));
  test('a wide one is not filled up', () => {
    const long = 'a long rule '.repeat(12).trim();
    expectFormatted(`|a|b|\n|---|---|\n|${long}| c|\n`, `| a | b |\n|---|---|\n| ${long} | c |\n`);
  });
});

test('a mark of the byte order is no part of the text', () => expectFormatted('\ufeff#  A\nWords. ', '\ufeff# A\n\nWords.\n'));

test('a row without an end, at the end', () =>
  expectFormatted('| a | b |\n|---|---|\n| c |\n|', '| a   | b   |\n|-----|-----|\n| c   |\n|     |\n'));

test('of a range, only what lies in it, and lists and tables whole', () => {
  const text = '# A \n\n\n\n* a\n\nWords.\n\n- b\n- c\n\n#  D \n';
  const start = text.indexOf('#  D');
  expect(formatted(text, { start, end: text.length })).toBe(`${text.slice(0, start)}# D\n`);
  const table = '| a |\n|---|\n| longer |\n';
  expect(formatted(table, { start: 0, end: 5 })).toBe(table);
});

test('an edit is no longer than it has to be', () => {
  expect(edited('# A\n\n\n\nWords.\n')).toEqual([{ span: { start: 5, end: 7 }, text: '' }]);
});

test('what is formatted lints no worse', () => {
  const messy = readShipped().replaceAll('\n- ', '\n*   ').replaceAll('\n\n', '\n\n\n').replaceAll(' {#', '{#');
  const after = expectLaws(messy);
  const count = (text: string) => lintSpec(parseSpec([{ path: 'spec.md', text }])).findings.length;
  expect(count(after)).toBeLessThanOrEqual(count(messy));
});

const root = join(import.meta.dirname, '../../../..');
const readShipped = () => readFileSync(join(root, 'specs/assistant.md'), 'utf8');

test('the specs that ship are formatted', () => {
  const specs = globSync('specs/**/*.md', { cwd: root });
  expect(specs.length).toBeGreaterThan(0);
  for (const spec of specs) expect(edited(readFileSync(join(root, spec), 'utf8')), spec).toEqual([]);
});

const CORPUS = process.env['DELIBERATE_CORPUS'];
test.skipIf(!CORPUS)('published specs keep their meaning', () => {
  const documents = globSync('**/*.{md,txt}', { cwd: CORPUS ?? '' });
  expect(documents.length).toBeGreaterThan(10);
  for (const document of documents) expectLaws(readFileSync(join(CORPUS ?? '', document), 'utf8'));
});

/** Pieces of Markdown and of the notations of specs, so that random texts come near what formatting changes. */
const PIECES = [
  '# A   {#a}\n',
  '##  B { authority=user  #b tags=x }\n',
  'Title\n===\n',
  '- one\n',
  '* two\n',
  '+ three {#t}\n',
  '  - nested  \n',
  '    - deeper\n',
  '  * other\n',
  '1. num\n',
  '10) num\n',
  '-\n',
  '-\n  x\n',
  '- - x\n',
  '\t- tab\n',
  '-\tx\n',
  '   cont\n',
  'lazy\n',
  '\n',
  '\n\n\n',
  '  \n',
  'text  \nbroken\n',
  'text \n',
  'The assistant must not x.{#id}\n',
  'The assistant must:  \n',
  '~~~xml\n<user>\nHi  \n\n\n</user>\n~~~  \n',
  '```\nopen\n',
  '    code\n',
  '| a | bb |\n|--|:-:|\n| c | dddd\n',
  'a|b\n-|-\nc\n',
  '> quote  \n> - x\n',
  '<!-- c -->\n',
  '<!-- open\n',
  '<rules>\n',
  '---\n',
  '* * *\n',
  '**Example**: x\n',
  '!!! meta "Commentary"\n    words\n\n    more\n',
  '[a]: #b\n',
  '[^1]: foot\n\n    note\n',
  '`a  \nb`\n',
  '✅ Allowed (SP0 – x)\n',
  '- SP1.a Cold: "Buy"; "Sell"\n',
  'Output: VALID\n',
  '## Definitions\n- **Term**:   what\n',
  '\u{1f600}|世\ud800\n',
];

test('any text keeps its meaning, and is formatted at once', () => {
  const piece = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...PIECES) },
    fc.string({ maxLength: 6 }),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  const text = fc.tuple(fc.array(piece, { maxLength: 14 }), fc.constantFrom('\n', '\r\n', '\r'));
  fc.assert(
    fc.property(text, ([pieces, lineBreak]) => {
      expectLaws(pieces.join('').replaceAll('\n', lineBreak));
    }),
    { numRuns: 250 },
  );
});

test('hostile texts take no longer than others', () => {
  for (const { name, text } of [...hostileTexts(4000), { name: 'nothing', text: '' }, { name: 'a fence', text: '~~~' }]) {
    const edits = edited(text);
    expect(edited(applyTextEdits(text, edits)), name).toEqual([]);
  }
});
