import { expect, test } from 'vitest';
import { applyEdits } from '../../lint/apply-fixes.ts';
import { readCursor } from '../read-cursor.ts';
import { prepareRename, rename } from './rename.ts';

test('an id is renamed where it is written, in links of every form and in BAD[#id], and nowhere else', () => {
  const fence =
    '~~~xml\n<user>\nSee [it](#stop) {#stop}\n</user>\n<comparison>\n<assistant><!-- BAD[#stop]: [#stop] -->\nNo [it](#stop)\n</assistant>\n</comparison>\n~~~';
  expectRenamed(
    `# Halt {#st<|>op authority=root}\n\nThe assistant must stop, see [stop](#stop), [it](<#stop> "#stop") and [stop][stop].\n\n[stop]: #stop 'stop'\n\n!!! meta "Commentary"\n    See [stop](#stop).\n\n**Example**: stop\n\n${fence}\n`,
    'halt',
    `# Halt {#halt authority=root}\n\nThe assistant must stop, see [stop](#halt), [it](<#halt> "#stop") and [stop][stop].\n\n[stop]: #halt 'stop'\n\n!!! meta "Commentary"\n    See [stop](#halt).\n\n**Example**: stop\n\n${fence.replace('BAD[#stop]', 'BAD[#halt]')}\n`,
  );
});

test('an id is renamed from a link, with the ids that are made of it', () => {
  expectRenamed(
    '# Weapons {#guns}\n\n## Allowed\n\n- The assistant may see [it](#gu<|>ns), [here](#guns/allowed) and [there](#allowed).\n\n## Other\n\nThe assistant must stop.\n',
    'arms',
    '# Weapons {#arms}\n\n## Allowed\n\n- The assistant may see [it](#arms), [here](#guns/allowed) and [there](#allowed).\n\n## Other\n\nThe assistant must stop.\n',
    'a document’s own title is no part of the ids under it',
  );
  expectRenamed(
    '# Weapons {#gu<|>ns}\n\n## Allowed\n\n- The assistant may see [here](#guns/allowed).\n\n# Other\n\nThe assistant must stop.\n',
    'arms',
    '# Weapons {#arms}\n\n## Allowed\n\n- The assistant may see [here](#arms/allowed).\n\n# Other\n\nThe assistant must stop.\n',
  );
});

test('a link by the title stays when the id changes, and follows when the title does', () => {
  const text = '# Start\n\n## No weapons {#x}\n\nThe assistant must see [it](#no-weapons) and [it](#x).\n';
  expectRenamed(text.replace('{#x}', '{#<|>x}'), 'y', text.replaceAll('#x', '#y'));
  expectRenamed(
    text.replace('No w', 'No<|> w'),
    'No arms',
    text.replace('No weapons', 'No arms').replace('#no-weapons', '#no-arms'),
  );
  expectRenamed(
    text.replace('#no-w', '#no<|>-w'),
    'No arms',
    text.replace('No weapons', 'No arms').replace('#no-weapons', '#no-arms'),
  );
});

test('a label is renamed in its heading, in lines that explain it, in prose and in links', () => {
  expectRenamed(
    '# Policy (#SP)\n\n## Cold (SP2 - Unasked)\n\nDo not send it.\n\n## Labels\n\n- SP2: unasked mail.\n- SP0: clean.\n\nUse S<|>P2 before [it](#SP2), not D-SP2 or SP20.\n',
    'SP7',
    '# Policy (#SP)\n\n## Cold (SP7 - Unasked)\n\nDo not send it.\n\n## Labels\n\n- SP7: unasked mail.\n- SP0: clean.\n\nUse SP7 before [it](#SP7), not D-SP7 or SP20.\n',
  );
});

test('a title keeps its label', () => {
  expectRenamed(
    '# Policy (#SP)\n\n## Co<|>ld (SP2 - Unasked)\n\nDo not send it.\n',
    'Warm',
    '# Policy (#SP)\n\n## Warm (SP2 - Unasked)\n\nDo not send it.\n',
  );
  expectRenamed('S1: Violent Cr<|>imes\n\nDo not help.\n', 'Guns', 'S1: Guns\n\nDo not help.\n');
});

test('a term keeps the case and the plural of each use, and its line breaks', () => {
  expectRenamed(
    '# Definitions\n\n- **Minor**: a person under 18.\n\n# Minors\n\nThe assistant must not flirt with a min<|>or. Minors, MINORS, [minors](#minors) and a *minor* are meant; minority and `x.minor()` are not.\n',
    'child',
    '# Definitions\n\n- **Child**: a person under 18.\n\n# Childs\n\nThe assistant must not flirt with a child. Childs, CHILDS, [childs](#childs) and a *child* are meant; minority and `x.minor()` are not.\n',
  );
  expectRenamed(
    '# Definitions\n\n- **Personal <|>Data**: what tells who someone is.\n\n# Rules\n\nThe assistant must not share personal\n  data. Personal data stays.\n',
    'Private Facts',
    '# Definitions\n\n- **Private Facts**: what tells who someone is.\n\n# Rules\n\nThe assistant must not share private\n  facts. Private facts stays.\n',
  );
});

test('all files of a spec are changed', () => {
  const { spec, path, offset } = readCursor('# A {#<|>a}\n\nThe assistant must stop.\n', {
    'other.md': '# B\n\nSee [it](spec.md#a) and [it](spec.md).\n',
  });
  const result = rename(spec, path, offset, 'z');
  const [own, other] = result.kind === 'edits' ? applyEdits(spec.files, result.edits) : [];
  expect(own?.text).toContain('{#z}');
  expect(other?.text).toBe('# B\n\nSee [it](spec.md#z) and [it](spec.md).\n');
});

test('a name that cannot stand is refused in a sentence that says what to do', () => {
  const text = '# A {#a}\n\n- The assistant must stop. {#st<|>op}\n- It must go. {#go}\n';
  expectRefused(text, '', 'An id cannot be empty');
  expectRefused(text, 'two words', 'such as `two-words`');
  expectRefused(text, 'a}b', 'cannot be an id');
  expectRefused(text, 'go', '`go` is already the id of a clause in “A”: choose another.');
  expectRefused(text, 'a', '`a` is already the id of the section “A”');
  expectRefused(text, 'SP2', 'would be read as a label');
  const labels = '# P (#SP)\n\n## Cold (S<|>P2 - x)\n\nDo not.\n\n## Warm (SP1 - y)\n\nDo.\n';
  expectRefused(labels, 'AB2', '`SP` and a number: write, for example, `SP3`');
  expectRefused(labels, 'SP1', 'is already the label of the section');
  expectRefused(labels.replace('S<|>P2', 'SP2').replace('Cold', 'Co<|>ld'), '', 'A title cannot be empty');
  expectRefused('# All<|>owed\n\nThe assistant may go.\n', 'Weapons', 'says what its section is for');
  const terms = '# Definitions\n\n- **Mi<|>nor**: a child.\n- **Adult**: no minor.\n';
  expectRefused(terms, '*x*', 'cannot be a defined term');
  expectRefused(terms, 'adults', '“Adult” is already defined in “Definitions”');
});

test('what has no written name says how to give it one', () => {
  expectPrepared('# A\n\nThe assistant mu<|>st stop.\n', 'write one at its end, such as `{#no-weapons}`');
  expectPrepared('# A\n\nThe assistant must stop[^ab<|>12].\n', 'rename that file');
  expectPrepared('# A {#a}\n\nThe assistant must see [i<|>t](#a).\n', 'behind its `#`');
  expectPrepared('See [it](#no<|>where).\n\nThe assistant must stop.', 'names nothing in this spec');
  for (const text of ['', '<|>', '~~~\n<|>x\n~~~', '---\na: <|>1\n---\n', '\ud800<|>']) expectPrepared(text, null);
});

test('the name under the cursor is offered, without what is around it', () => {
  expectPrepared('# A {#<|>abc authority=root}\n\nThe assistant must stop.\n', 'abc', 'abc');
  expectPrepared('# Definitions\n\n- **Minor**: a child.\n\n# B\n\nThe assistant must ask min<|>ors.\n', 'Minor', 'minor');
  expectPrepared('# Start\n\n## No <|>guns (SP2 - x)\n\nDo not.\n', 'No guns', 'No guns');
});

function expectRenamed(marked: string, name: string, expected: string, why = ''): void {
  for (const ends of ['\n', '\r\n']) {
    const { spec, path, offset } = readCursor(marked.replaceAll('\n', ends));
    const result = rename(spec, path, offset, name);
    const [file] = result.kind === 'edits' ? applyEdits(spec.files, result.edits) : [];
    expect(file?.text ?? result, why).toEqual(expected.replaceAll('\n', ends));
  }
}

function expectRefused(marked: string, name: string, message: string): void {
  const { spec, path, offset } = readCursor(marked);
  expect(rename(spec, path, offset, name)).toMatchObject({ kind: 'refused', message: expect.stringContaining(message) });
}

function expectPrepared(marked: string, expected: string | null, words?: string): void {
  const { spec, path, offset, text } = readCursor(marked);
  const found = prepareRename(spec, path, offset);
  if (words === undefined)
    expect(found && found.kind === 'refused' ? found.message : found).toEqual(expected && expect.stringContaining(expected));
  else if (found?.kind === 'name') expect([found.name, text.slice(found.span.start, found.span.end)]).toEqual([expected, words]);
  else expect(found).toMatchObject({ kind: 'name' });
}
