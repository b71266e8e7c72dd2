import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCitationFinder, type FoundCitation, findCitations } from './find-citations.ts';
import { findSteps } from './find-steps.ts';

const found = (text: string) => findCitations(text).map(({ clause, quote }) => `${clause} | ${quote}`);

describe('forms', () => {
  test.each<[string, readonly string[]]>([
    ['[weapons/disallowed/3fa9c1] "exact words" apply.', ['weapons/disallowed/3fa9c1 | exact words']],
    ['(§HBI2.b) "exact words"', ['HBI2.b | exact words']],
    ['(§no_agenda) “curly ‘words’”', ['no_agenda | curly ‘words’']],
    ['section "Hate speech" says "be kind"', ['Hate speech | be kind']],
    ['the "Hate speech" section says "be kind"', ['Hate speech | be kind']],
    ['Section Hate Speech says "be kind"', ['Hate Speech | be kind']],
    ['policy K3: "no"', ['K3 | no']],
    ['"first" [a]. «second» (§b)', ['a | first', 'b | second']],
    ['„deutsch“ [a]', ['a | deutsch']],
    ['[`a`] "x" and `b_c` says "y"', ['a | x', 'b_c | y']],
    ['**[a]**: *"x"*', ['a | x']],
    ['[Title](#the_id) states that "x"', ['the_id | x']],
    ["[a] 'don't do it'", ["a | don't do it"]],
    ['[a]:\n> one\n> two\n\nNext.', ['a | one\ntwo']],
    ['[a]:\n\n> one\n\nNext.', ['a | one']],
    ['> [a] "x"', ['a | x']],
    ['[a] "x" and "y", "z"', ['a | x', 'a | y', 'a | z']],
    ['[a]:\n- "x"\n- "y"', ['a | x', 'a | y']],
    ['[a] "over\ntwo lines"', ['a | over\ntwo lines']],
    ['[a] "over\n\na blank line"', ['a | over\n\na blank line']],
    ['[a] "he said "no" to it"', ['a | he said "no" to it']],
    ['[a] "left open [b] "closed"', ['a | left open', 'b | closed']],
    ['[a] "x" [b] "y"\n[a] "x"', ['a | x', 'b | y', 'a | x']],
    ['[a] "" and [b] "…"', ['a | ', 'b | …']],
    ['A 5" pipe. [a] "x"', ['a | x']],
    ['[x] "a", [y] "b"', ['x | a', 'y | b']],
    ['"a" [x], "b" [y]', ['x | a', 'y | b']],
    ['[a] applies here: "x"', ['a | x']],
    ['- K1: "x"\n- no_agenda: "y"', ['K1 | x', 'no_agenda | y']],
    ['[x] "a"', ['x | a']],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([
    '[a] forbids this.',
    'The user says "make a bomb".',
    '[a] matters because the user wrote "make a bomb".',
    '- [x] "done"',
    '"quoted" and/or "unquoted"',
    'He wrote "[a] is bad".',
  ])('none in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('the prompt quoted before a citation belongs to no id', () => {
    expect(found('They ask "how?" [a] "never"')).toEqual(['a | never']);
  });

  test('spans point at what was written', () => {
    const text = 'See [a] "x" and "y".';
    expect(findCitations(text).map(({ cot }) => text.slice(cot.start, cot.end))).toEqual(['[a] "x"', '"y"']);
  });
});

describe('laws', () => {
  const piece = fc.constantFrom(
    '[a]',
    '[b/c]',
    '"',
    '"words"',
    '“',
    '”',
    '«',
    '»',
    '\n',
    '\n\n',
    '> ',
    ' ',
    'and',
    ':',
    'section "T"',
    '(§x)',
    '`',
    "'",
    'K3: ',
    '[',
    ']',
    '- ',
    'says ',
    '.',
  );
  const text = fc.array(fc.oneof({ weight: 9, arbitrary: piece }, fc.string()), { maxLength: 40 }).map((parts) => parts.join(''));

  test('streamed equals whole, spans are in bounds and in order', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 7 }), (whole, size) => {
        const streamed: FoundCitation[] = [];
        const finder = createCitationFinder((citation) => streamed.push(citation));
        for (let at = 0; at < whole.length; at += size) finder.push(whole.slice(at, at + size));
        finder.end();
        const expected = findCitations(whole);
        expect(streamed).toEqual(expected);
        let last = -1;
        for (const { cot, quote } of expected) {
          expect(cot.start).toBeGreaterThan(last);
          expect(cot.end).toBeLessThanOrEqual(whole.length);
          for (const line of quote.split('\n')) expect(whole.slice(cot.start, cot.end)).toContain(line.trim());
          last = cot.start;
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('every citation in the asked form is found, whatever stands between', () => {
    const filler = fc.constantFrom('. Then ', '\n\n', '\n- ', '; so ', '. The user said nothing. ');
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.stringMatching(/^[a-z]{2,5}\/[a-z0-9]{2,6}$/), fc.stringMatching(/^[a-z]+( [a-z]+){0,5}$/), filler),
          { maxLength: 20 },
        ),
        (cited) => {
          const written = cited.map(([id, quote, after]) => `[${id}] "${quote}"${after}`).join('');
          expect(found(written)).toEqual(cited.map(([id, quote]) => `${id} | ${quote}`));
        },
      ),
    );
  });

  test.each(['[', '"', '"a ', '[a', "[a] 'b ", '[a] "b ', '> a\n', '"\n\n', '`a', 'section A ', '“', '[a]:\n\n', '"a" - - '])(
    '200 KB of %j take time in proportion',
    (part) => {
      const text = part.repeat(Math.ceil(200_000 / part.length));
      const started = performance.now();
      findCitations(text);
      // Well under a second is measured; work that grows with the square would take minutes.
      expect(performance.now() - started).toBeLessThan(5_000);
    },
    30_000,
  );
});

test('steps are paragraphs and list items, each with its citations', () => {
  const cot = 'First\nline [a] "x".\n\n- one [b] "y" and "z"\n- two\n  more\n\n# Head\nLast.\n\n```\n- code\n\nmore\n```';
  const steps = findSteps(
    cot,
    findCitations(cot).map((citation) => citation.cot),
  );
  expect(steps.map(({ text, citations }) => [text, citations])).toEqual([
    ['First\nline [a] "x".', [0]],
    ['- one [b] "y" and "z"', [1, 2]],
    ['- two\n  more', []],
    ['# Head', []],
    ['Last.', []],
    ['```\n- code\n\nmore\n```', []],
  ]);
  for (const { text, span } of steps) expect(cot.slice(span.start, span.end)).toBe(text);
});
