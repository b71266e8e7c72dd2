import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSpec } from '../spec/index.ts';
import { createCitationChecker } from './check-citation.ts';
import { foldWords } from './fold-words.ts';

const TEXT = `# Weapons (#WPN)

The model must never provide **step-by-step** instructions for _chemical_ weapons. It may explain the history of a treaty, as the [chain of command](#chain) says.

## Disallowed {#weapons_disallowed}

- The assistant should not help a user acquire nuclear material, whether or not they claim to be a researcher.
- The assistant must refuse requests for a weapon that could kill many people.

1. The assistant can’t share the ﬁnal assembly plan of “dirty” bombs --- not even in part.
2. Buying under 18 costs 50% more.

## Forgery {#forgery}

The assistant must not help to forge an official document such as a parking placard. The assistant may describe how a café checks papers.

## Definitions

- **Harm**: any injury to a person.
`;

const spec = parseSpec([{ path: 'a.md', text: TEXT }]);
const checker = createCitationChecker(spec);

function clauseWith(words: string): string {
  const clause = spec.clauses.find(({ text }) => text.includes(words));
  if (clause === undefined) throw new Error(`no clause with "${words}"`);
  return clause.id;
}

const quoted = (clause: string, quote: string) => {
  const { status, spec: found } = checker.check(clause, quote);
  return [status, found && TEXT.slice(found.range.start, found.range.end)];
};

describe('verified', () => {
  const chemical = () => clauseWith('chemical');
  const nuclear = () => clauseWith('nuclear');
  test.each<[string, () => string, string, string]>([
    ['exact', nuclear, 'should not help a user acquire nuclear material', 'should not help a user acquire nuclear material'],
    ['case and end punctuation', nuclear, 'SHOULD NOT help a user!', 'should not help a user'],
    [
      'without Markdown',
      chemical,
      'step-by-step instructions for chemical weapons.',
      'step-by-step** instructions for _chemical_ weapons',
    ],
    ['with Markdown of its own', nuclear, '*nuclear* **material**', 'nuclear material'],
    ['typographic hyphens and spaces', chemical, 'step‑by‑step\u00a0instructions', 'step-by-step** instructions'],
    ['across lines', nuclear, 'nuclear\n  material,\r\nwhether', 'nuclear material, whether'],
    [
      'elision',
      nuclear,
      'The assistant should not help … claim to be a researcher',
      'The assistant should not help a user acquire nuclear material, whether or not they claim to be a researcher',
    ],
    [
      'elision at both ends',
      nuclear,
      '...acquire nuclear [...] a researcher...',
      'acquire nuclear material, whether or not they claim to be a researcher',
    ],
    [
      'ligature and apostrophe',
      () => clauseWith('dirty'),
      "can't share the final assembly plan of 'dirty' bombs—not even",
      'can’t share the ﬁnal assembly plan of “dirty” bombs --- not even',
    ],
    ['across a link', () => 'WPN', 'the chain of command says', 'the [chain of command](#chain) says'],
    [
      'across clauses, by section',
      () => 'weapons_disallowed',
      'to be a researcher. The assistant must refuse requests',
      'to be a researcher.\n- The assistant must refuse requests',
    ],
    [
      'list number left out',
      () => 'weapons_disallowed',
      'not even in part. Buying under 18',
      'not even in part.\n2. Buying under 18',
    ],
    ['fullwidth letters', nuclear, 'ｎｕｃｌｅａｒ material', 'nuclear material'],
    ['decomposed letters', () => 'forgery', 'how a cafe\u0301 checks', 'how a café checks'],
    ['zero-width space', nuclear, 'nuc\u200blear', 'nuclear'],
    ['a definition', () => spec.definitions[0]?.id ?? '', 'any injury', 'any injury'],
  ])('%s', (_, id, quote, words) => {
    expect(quoted(id(), quote)).toEqual(['verified', words]);
    expect(checker.check(id(), quote)).toMatchObject({ similarity: 1, meaningChanged: false });
  });

  test.each([
    'weapons_disallowed',
    'WEAPONS_DISALLOWED',
    '[#weapons_disallowed]',
    '§weapons_disallowed',
    'Disallowed',
    '“disallowed”',
    'WPN',
    'wpn',
    'Weapons',
  ])('named as %s', (id) => {
    expect(checker.check(id, 'acquire nuclear material').status).toBe('verified');
  });

  test('an elision that leaves out the negation is marked', () => {
    expect(checker.check(clauseWith('nuclear'), 'The assistant should … help a user')).toMatchObject({
      status: 'verified',
      meaningChanged: true,
    });
  });

  test.each(['as Be kind to all says', 'as [?](#kind) says', 'as Be … says'])(
    'a printed title of another section: %s',
    (quote) => {
      const text =
        '# Be kind to all {#kind}\n\nThe assistant must be kind.\n\n# Other {#other}\n\nThe assistant must act as [?](#kind) says.\n';
      const { status, spec: found } = createCitationChecker(parseSpec([{ path: 'k.md', text }])).check('other', quote);
      expect([status, found && text.slice(found.range.start, found.range.end)]).toEqual(['verified', 'as [?](#kind) says']);
    },
  );

  test('a spec in several files', () => {
    const two = createCitationChecker(
      parseSpec([
        { path: 'a.md', text: TEXT },
        { path: 'b.md', text: '# Other {#other}\n\nThe assistant must be kind to all.\n' },
      ]),
    );
    expect(two.check('other', 'be kind to all').spec).toEqual({ path: 'b.md', range: { start: 37, end: 51 } });
    expect(two.check('forgery', 'must be kind to all')).toMatchObject({ status: 'misplaced', spec: { path: 'b.md' } });
  });
});

describe('inexact', () => {
  test.each<[string, string, string, boolean]>([
    ['one word', 'that could kill', 'must refuse requests for a weapon that might kill many persons', true],
    ['a letter', 'nuclear', 'should not help a user acquire nuclear materials, whether or not', false],
    [
      'a word left out without a mark',
      'nuclear',
      'should not help a user acquire material, whether or not they claim to be',
      false,
    ],
    ['negation dropped', 'nuclear', 'The assistant should help a user acquire nuclear material', true],
    ['negation added', 'that could kill', 'The assistant must not refuse requests for a weapon', true],
    ['modal verb', 'nuclear', 'The assistant must not help a user acquire nuclear material, whether', true],
    ['never for not', 'nuclear', 'The assistant should never help a user acquire nuclear material', false],
    ['contraction', 'nuclear', "The assistant shouldn't help a user acquire nuclear material", false],
    ['with elision', 'nuclear', 'should not help any user acquire … claim to be a researcher', false],
  ])('%s', (_, clause, quote, meaningChanged) => {
    const check = checker.check(clauseWith(clause), quote);
    expect(check).toMatchObject({ status: 'inexact', meaningChanged });
    expect(check.similarity).toBeGreaterThanOrEqual(0.8);
    expect(check.similarity).toBeLessThan(1);
    expect(check.spec).not.toBeNull();
  });
});

describe('misplaced', () => {
  test('verified in another clause', () => {
    const check = checker.check('forgery', 'acquire nuclear material');
    expect(check.status).toBe('misplaced');
    expect(quoted('forgery', 'acquire nuclear material')).toEqual(['misplaced', 'acquire nuclear material']);
    expect(check.similarity).toBeLessThan(0.8);
  });

  test('similar in the cited clause comes first', () => {
    const text = '# A {#a}\n\nThe assistant must help the user today.\n\n# B {#b}\n\nThe assistant must help the users today.\n';
    expect(createCitationChecker(parseSpec([{ path: 'x.md', text }])).check('a', 'must help the users today').status).toBe(
      'inexact',
    );
  });
});

describe('fabricated', () => {
  test.each<[string, string, string]>([
    ['unknown id', 'no_such_id', 'acquire nuclear material'],
    ['empty id', '', 'acquire nuclear material'],
    ['other words', 'forgery', 'all requests are welcome on Sundays'],
    ['empty quote', 'forgery', ''],
    ['punctuation only', 'forgery', '… — “!”'],
    ['an emoji', 'forgery', '✅'],
    ['parts in another order', 'forgery', 'parking placard … forge an official document'],
    ['common words of other clauses', 'forgery', 'or not they'],
    ['another number', 'Definitions', '50%'.replace('50', '51')],
  ])('%s', (_, clause, quote) => {
    expect(checker.check(clause, quote)).toMatchObject({ status: 'fabricated', spec: null });
  });

  test('numbers and signs are words', () => {
    expect(checker.check('weapons_disallowed', 'costs 50% more').status).toBe('verified');
    expect(checker.check('weapons_disallowed', 'costs 50 more').status).not.toBe('verified');
    expect(checker.check('weapons_disallowed', 'under 21').status).not.toBe('verified');
  });

  test('a name that every object has is no id', () => {
    for (const id of ['constructor', '__proto__', 'toString']) expect(checker.check(id, 'must').status).toBe('fabricated');
  });
});

describe('laws', () => {
  test('any run of words of a section verifies, however it is dressed', () => {
    const folded = foldWords(TEXT);
    const dress = fc.constantFrom(' ', '\n', '  ', ' **', '** ', '\u00a0', ' — ', ', ');
    fc.assert(
      fc.property(
        fc.nat(folded.words.length - 1),
        fc.integer({ min: 1, max: 12 }),
        fc.array(dress, { minLength: 12, maxLength: 12 }),
        (from, size, between) => {
          const words = folded.words.slice(from, from + size);
          const quote = words.map((word, index) => word + (between[index] ?? ' ')).join('');
          expect(checker.check('WPN', quote).status).toBe('verified');
        },
      ),
    );
  });

  test('never throws, and the range lies in the file', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom('forgery', 'WPN', 'weapons_disallowed'), fc.string({ unit: 'binary' })),
        fc.string({ unit: 'binary' }),
        (id, quote) => {
          const { similarity, spec: found, status } = checker.check(id, quote);
          expect(similarity).toBeGreaterThanOrEqual(0);
          expect(similarity).toBeLessThanOrEqual(1);
          expect(found === null).toBe(status === 'fabricated');
          if (found !== null) expect(found.range.end).toBeLessThanOrEqual(TEXT.length);
        },
      ),
    );
  });

  test.each(['](', '[^', '<a', '{#', '&am', 'a*', "a'", '1.', '\\', '𝒳', 'ก', '\u0301', '](<'])(
    'folding 200 KB of %j takes time in proportion',
    (part) => {
      const started = performance.now();
      foldWords(part.repeat(200_000 / part.length));
      expect(performance.now() - started).toBeLessThan(5_000);
    },
  );

  test('scripts without spaces are read by character', () => {
    const text = '# 武器 {#w}\n\n模型不得提供武器说明。\n';
    const asian = createCitationChecker(parseSpec([{ path: 'w.md', text }]));
    expect(asian.check('w', '不得提供').status).toBe('verified');
    expect(asian.check('w', '可以提供').status).not.toBe('verified');
  });
});
