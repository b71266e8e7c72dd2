import { expect, test } from 'vitest';
import { readCursor } from '../read-cursor.ts';
import { findReferences } from './find-references.ts';

test('a section is named by links of every form, by its label in prose and by BAD[#id]', () => {
  expectPlaces(
    '# Ha<|>lt {#stop}\n\nThe assistant must stop.\n\nSee [it](#stop), [that](<#stop> "title") and [this][r].\n\n[r]: #stop\n\n**Example**: one\n\n~~~xml\n<user>\nHi\n</user>\n<comparison>\n<assistant><!-- BAD[#stop]: no -->\nNo\n</assistant>\n</comparison>\n~~~\n',
    ['= stop', 'stop', 'stop', '[this][r]', 'stop', 'stop'],
  );
});

test('from a use, the same is found as from the place of the name', () => {
  const text = '# A\n\n- The assistant must stop. {#stop}\n- See [it](#stop) and [it](#stop).\n';
  const marked = ['{#st<|>op}', '[it](#st<|>op) and'].map((each) => text.replace(each.replace('<|>', ''), each));
  for (const each of marked) expectPlaces(each, ['= stop', 'stop', 'stop']);
});

test('a line that says where links lead is a use and leads on', () => {
  expectPlaces('# A {#a}\n\nThe assistant must see [it][r].\n\n[r]: #<|>a "title"\n', ['= a', '[it][r]', 'a']);
});

test('a heading without an id is named by its title', () => {
  expectPlaces('# Rules\n\n## No we<|>apons\n\nThe assistant must see [it](#no-weapons).\n', ['= No weapons', 'no-weapons']);
});

test('a label is found in headings, in lines that explain it, in prose and in links', () => {
  expectPlaces(
    '# Policy (#SP)\n\n## Cold (SP2 - Unasked)\n\nDo not send it.\n\n## Labels\n\n- SP2: unasked mail.\n\nUse S<|>P2 before [it](#SP2).\n',
    ['= SP2', '= SP2', 'SP2', 'SP2'],
  );
});

test('a term is found in any case, in the plural, over a line break, in titles, and in its definition', () => {
  expectPlaces(
    '# Definitions\n\n- **Personal data**: what tells who someone is.\n\n# On personal data\n\nThe assistant must not share perso<|>nal\ndata, PERSONAL DATA or Personal datas.\n',
    ['= Personal data', 'personal data', 'personal\ndata', 'PERSONAL DATA', 'Personal datas'],
  );
});

test('longer words, compounds, addresses, targets of links and examples use no term', () => {
  expectPlaces(
    '# Definitions\n\n- **Mi<|>nor**: a person under 18.\n- **Minor child**: a minor under 13.\n\n# Rules\n\nThe assistant must not tell minority from non-minor, minor_x, @minor, `the minor`, [it](#minor) or https://a.b/minor; a minor child is none, `minor` is one.\n\n**Example**: a minor\n\n~~~xml\n<user>\nA minor?\n</user>\n~~~\n',
    ['= Minor', 'minor', 'minor'],
  );
});

test('an eval id is found wherever it is marked', () => {
  expectPlaces('# A\n\nThe assistant must stop[^ab<|>c1]. It must go[^abc2]. It must rest[^abc1].\n', ['abc1', 'abc1']);
});

test('uses in other files of the spec are found, in the order of the files', () => {
  const { spec, path, offset } = readCursor('# A {#<|>a}\n\nThe assistant must stop.\n', {
    'other.md': '# B\n\nThe assistant must see [it](spec.md#a), [all](spec.md) and [it](#a).\n',
  });
  const found = findReferences(spec, path, offset);
  expect(found.map((each) => each.path)).toEqual(['spec.md', 'other.md', 'other.md', 'other.md']);
});

test('what is named nowhere has no place but its own', () => {
  expectPlaces('# A\n\nThe assistant mu<|>st stop.\n', ['= The assistant must stop.']);
  for (const text of ['', '<|>', '~~~\n<|>x\n~~~', '---\na: <|>1\n---\n', '\ud800<|>', 'See [it](#no<|>where).'])
    expectPlaces(text, []);
});

/** @param expected the words of each place; those of declarations after `= ` */
function expectPlaces(marked: string, expected: readonly string[]): void {
  for (const ends of ['\n', '\r\n']) {
    const { spec, path, offset, text } = readCursor(marked.replaceAll('\n', ends));
    const found = findReferences(spec, path, offset).map(({ span, kind }) => {
      return `${kind === 'declaration' ? '= ' : ''}${text.slice(span.start, span.end).replaceAll('\r\n', '\n')}`;
    });
    expect(found).toEqual(expected);
  }
}
