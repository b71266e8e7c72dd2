import { expect, test } from 'vitest';
import { findDefinition } from './find-definition.ts';
import { readCursor } from './read-cursor.ts';

test('a reference leads to the heading with the id', () => {
  expectTarget('See [it](#ru<|>le).\n\n# The rule {#rule}\n\nThe assistant must stop.\n', 'The rule');
});

test('a reference leads to a clause with the id', () => {
  expectTarget('# A\n\nSee [it](#st<|>op).\n\n- The assistant must stop. {#stop}\n', 'The assistant must stop.');
});

test('BAD[#id] leads to what the answer breaks', () => {
  const fence =
    '~~~xml\n<user>\nHi\n</user>\n<comparison>\n<assistant><!-- BAD[#st<|>op]: goes on -->\nNo\n</assistant>\n</comparison>\n~~~';
  expectTarget(`# Halt {#stop}\n\nThe assistant must stop.\n\n**Example**: one\n\n${fence}\n`, 'Halt');
});

test('a label leads to the section that it labels', () => {
  expectTarget(
    '# Policy (#SP)\n\n## Cold (SP2 - Unasked)\n\nDo not send it.\n\n## Rest (SP0 - Clean)\n\nUse S<|>P2 first.\n',
    'Cold (SP2 - Unasked)',
  );
});

test('a term leads to its definition', () => {
  expectTarget(
    '# Definitions\n\n- **Minor**: a person under 18.\n\n# Rules\n\nThe assistant must not address a mi<|>nor.\n',
    'Minor',
  );
});

test('a link leads into another file of the spec', () => {
  const { spec, path, offset } = readCursor('# A\n\nSee [it](other.md#ru<|>le).\n', {
    'other.md': '# Rule {#rule}\n\nThe assistant must stop.\n',
  });
  expect(findDefinition(spec, path, offset)).toMatchObject({ path: 'other.md' });
});

test('a link with a name of its own, and the line that says where it leads, lead there', () => {
  expectTarget('# A\n\nSee [i<|>t][r].\n\n# The rule {#rule}\n\nThe assistant must stop.\n\n[r]: #rule\n', 'The rule');
  expectTarget('# A\n\nSee [it][r].\n\n# The rule {#rule}\n\nThe assistant must stop.\n\n[r]: #ru<|>le\n', 'The rule');
});

test('a link to a whole file leads to its first heading, or to its beginning', () => {
  const text = '# A\n\nSee [it](other.m<|>d).\n';
  const { spec, path, offset } = readCursor(text, { 'other.md': 'Words.\n\n# Rule\n\nThe assistant must stop.\n' });
  expect(findDefinition(spec, path, offset)).toMatchObject({ path: 'other.md' });
  const empty = readCursor(text, { 'other.md': '' });
  expect(findDefinition(empty.spec, path, offset)).toMatchObject({ path: 'other.md', span: { start: 0, end: 0 } });
});

test('the category that front matter names leads to the file that begins it', () => {
  const { spec, path, offset } = readCursor('---\ncategory: Wea<|>pons\n---\n\n# More\n\nThe assistant must stop.\n', {
    'first.md': '---\ncategory: Weapons\n---\n\n# Guns\n\nThe assistant must not sell guns.\n',
  });
  const found = findDefinition(spec, path, offset);
  expect(found).toMatchObject({ path: 'spec.md' });
  const other = findDefinition(spec, 'first.md', '---\ncategory: Wea'.length);
  expect(other).toMatchObject({ path: 'spec.md', originSpan: { start: 14, end: 21 } });
});

test('an eval id leads to its file, where there is one', () => {
  const { spec, path, offset } = readCursor('# A\n\nThe assistant must stop[^ab<|>c1].\n');
  expect(findDefinition(spec, path, offset, (id) => `/examples/${id}.md`)).toMatchObject({ path: '/examples/abc1.md' });
  expect(findDefinition(spec, path, offset)).toBeNull();
});

test('what names nothing leads nowhere', () => {
  for (const text of [
    'See [it](#no<|>where).',
    '# He<|>ading\n\nThe assistant must stop.',
    '<|>',
    '# A\n\nThe assistant mu<|>st stop.',
  ]) {
    const { spec, path, offset } = readCursor(text);
    expect(findDefinition(spec, path, offset)).toBeNull();
  }
});

function expectTarget(marked: string, expected: string): void {
  const { spec, path, offset, text } = readCursor(marked);
  const found = findDefinition(spec, path, offset);
  expect(found && text.slice(found.nameSpan.start, found.nameSpan.end)).toContain(expected);
}
