import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostileTexts } from '../../../../test/lint/hostile-texts.ts';
import { readCursor } from '../read-cursor.ts';
import { semanticTokens } from './semantic-tokens.ts';

test('modal verbs are marked by their force', () => {
  expectTokens(
    [
      'The assistant must stop.',
      'The assistant must **not** go on.',
      'The assistant should help.',
      "The assistant shouldn't laugh.",
      'The assistant may rest.',
      'The assistant will answer.',
    ].join('\n\n'),
    'must keyword must',
    'must **not keyword mustNot',
    'should keyword should',
    "shouldn't keyword shouldNot",
    'may keyword may',
    'will keyword will',
  );
});

test('an order that no modal verb states is none, but "never" and "do not" are', () => {
  expectTokens('- Refuse to tell.\n- Never tell.\n- Do not tell.\n', 'Never keyword mustNot', 'Do not keyword mustNot');
});

test('only the word that binds is marked: not a condition, a quotation, or what somebody else may do', () => {
  expectTokens(
    [
      'Weather may change.',
      'If the model may be wrong, the assistant should say so.',
      'When it may rain, the assistant must say “you should stay”.',
      'Things that users may not like can be told, and the assistant must not hide them.',
    ].join('\n\n'),
    'should keyword should',
    'must keyword must',
    'must not keyword mustNot',
  );
});

test('the introduction of a list binds its items', () => {
  expectTokens('The assistant must not:\n\n- guides to theft\n- recipes\n', 'must not keyword mustNot');
  expectTokens('The weather must not:\n\nText.\n');
});

test('the words that open an exception are marked', () => {
  expectTokens(
    'The assistant must stop unless asked.\n\nThe assistant must not tell, except for jokes.\n',
    'must keyword must',
    'unless keyword exception',
    'must not keyword mustNot',
    'except for keyword exception',
  );
});

test('defined terms are marked where clauses use them, in any case and number, the longest first', () => {
  expectTokens(
    '# Definitions\n\n- **Minor**: a person under 18.\n- **Minor injury**: a bruise.\n\n# Rules\n\nThe assistant must help minors with a minor\ninjury, see `minor` and [x](minor.md). Minority.\n',
    'Minor type definition',
    'Minor injury type definition',
    'must keyword must',
    'minors type',
    'minor\ninjury type',
  );
});

test('of terms that begin alike, the longest that stands there counts', () => {
  expectTokens(
    '# Definitions\n\n- Severe bodily harm: death.\n- Severe: bad.\n\n# Rules\n\nThe assistant must see severe bodily pain and self-severe bodily harm.\n',
    'Severe bodily harm type definition',
    'Severe type definition',
    'must keyword must',
    'severe type',
    'severe bodily harm type',
  );
});

test('ids, what names them, and levels of authority are marked', () => {
  expectTokens(
    '---\nauthority: root\n---\n\n# A {#first authority=system}\n\n- See [it](#rule), [no](#nothing), [^abc1]. {#rule}\n',
    'root enumMember authority',
    'first label declaration',
    'system enumMember authority',
    'rule label',
    'abc1 label',
    'rule label declaration',
  );
});

test('labels are marked where they are defined and where they are used', () => {
  expectTokens(
    '# Policy (#SP)\n\n## Cold (SP2 - Unasked)\n\nDo not send it.\n\n## Rest (SP0 - Clean)\n\nUse SP2 first.\n',
    'SP enumMember declaration',
    'SP2 enumMember declaration',
    'Do not keyword mustNot',
    'SP0 enumMember declaration',
    'SP2 enumMember',
  );
});

test('an answer is marked by its rating, and what it breaks by its id', () => {
  const fence =
    '~~~xml\n<user>\nYou must. [x](#stop)\n</user>\n<comparison>\n<assistant><!-- BAD[#stop]: why -->\nNo\n</assistant>\n<assistant> <!-- GOOD -->\nYes\n</assistant>\n<assistant><!-- OK -->\nHm\n</assistant>\n</comparison>\n~~~';
  expectTokens(
    `# Halt {#stop}\n\nText.\n\n**Example**: one\n\n${fence}\n`,
    'stop label declaration',
    'BAD enumMember bad',
    'stop label',
    'GOOD enumMember good',
    'OK enumMember ok',
  );
});

test('a reference into another file is marked, and terms of another file count', () => {
  const { spec, path, text } = readCursor('# A\n\nThe assistant must tell minors. See [it](b.md#rule).\n', {
    'b.md': '# Definitions\n\n- Minor: a person under 18.\n\n# B {#rule}\n\nThe assistant must go.\n',
  });
  expect(shown(semanticTokens(spec, path, { start: 0, end: text.length }), text)).toEqual([
    'must keyword must',
    'minors type',
    'rule label',
  ]);
});

test('tokens of a part are those of the whole that reach into it', () => {
  const { spec, path, text } = readCursor(
    '# Definitions\n\n- Minor: a person.\n\n# A {#a}\n\nThe assistant must not tell a minor, unless asked.\n\nThe assistant must not:\n\n- share this\n- share that\n\n[x](#a)\n',
  );
  const whole = semanticTokens(spec, path, { start: 0, end: text.length });
  expect(whole.length).toBeGreaterThan(6);
  for (let start = 0; start < text.length; start += 3)
    for (const end of [start + 1, start + 20, text.length])
      expect(semanticTokens(spec, path, { start, end })).toEqual(
        whole.filter(({ span }) => span.start < end && span.end > start),
      );
});

test('of any text, tokens lie in it, in order, and none overlaps another', () => {
  const piece = fc.constantFrom(
    '# A {#a}\n',
    '- The assistant must not [x](#a). {#b}\n',
    'You should never, unless \n',
    '~~~xml\n<user>x</user>\n~~~\n',
    '\r\n',
    '\ud800',
    'K1: No.\n',
    '# Definitions\n\n- a: b\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 20 }), (pieces) => expectApart(pieces.join(''))),
    { seed: 1, numRuns: 300 },
  );
  for (const { text } of hostileTexts(4000)) expectApart(text);
});

function expectApart(text: string): void {
  const { spec, path } = readCursor(text);
  let end = 0;
  for (const { span } of semanticTokens(spec, path, { start: 0, end: text.length })) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    expect(span.end).toBeGreaterThan(span.start);
    end = span.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
}

function shown(tokens: ReturnType<typeof semanticTokens>, text: string): readonly string[] {
  return tokens.map(({ span, type, modifiers }) => [text.slice(span.start, span.end), type, ...modifiers].join(' '));
}

function expectTokens(text: string, ...expected: readonly string[]): void {
  const { spec, path } = readCursor(text);
  expect(shown(semanticTokens(spec, path, { start: 0, end: text.length }), text)).toEqual(expected);
}
