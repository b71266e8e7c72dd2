import { expect, test } from 'vitest';
import example from '../../syntaxes/deliberate.example.injection.json' with { type: 'json' };
import injection from '../../syntaxes/deliberate.injection.json' with { type: 'json' };

// The editor reads these with Oniguruma; the patterns keep to what JavaScript's expressions mean alike.
const matches = (pattern: string, line: string) => [...line.matchAll(new RegExp(pattern, 'g'))].map(([whole]) => whole);
const { attributes, authority, code, commentary, evaluation, label, modal, reference } = injection.repository;
const { rating, turn } = example.repository;

test('every included pattern is there', () => {
  for (const grammar of [injection, example]) {
    const included = [...JSON.stringify(grammar).matchAll(/"include":"#(\w+)"/g)].map(([, name]) => name);
    expect(included.filter((name) => !Object.hasOwn(grammar.repository, name ?? ''))).toEqual([]);
  }
});

test('attributes stand at the end of a line and begin with an id', () => {
  expect(matches(attributes.match, '## Do not lie {#do_not_lie authority=root}')).toEqual(['{#do_not_lie authority=root}']);
  expect(matches(attributes.match, '- Refuse. {#no-bombs} ')).toEqual(['{#no-bombs}']);
  expect(matches(attributes.match, 'A {#each} loop; { #a }; {a=b}')).toEqual([]);
  expect(matches(authority.match, ' authority=root authority=king')).toEqual(['authority=root']);
});

test('labels are capital letters with digits, and stand alone', () => {
  const found = (line: string) => matches(label.match, line);
  expect(found('`HBI2`, SP0.a, K1 and S3; ARS1.b.')).toEqual(['HBI2', 'SP0.a', 'K1', 'S3', 'ARS1.b']);
  expect(found('UTF-8, SHA-256, SHA256, v2, A4, H1, Web3, ES2015, x86, T1000, GPT-4, S3.js, $K1, #K1, a/K1, K1-x')).toEqual([]);
  expect(matches(code.match, '# Spam (#SP) and (#ARS), not (#sp) or [x](#SP-a)')).toEqual(['(#SP)', '(#ARS)']);
});

test('references name an id or an evaluation, but a footnote of its own is none', () => {
  expect(matches(reference.match, 'See [?](#a_b) and [x](#a).')).toEqual(['[?](#a_b)']);
  expect(matches(evaluation.match, 'So[^8ep1] and so.[^notes] [^1]')).toEqual(['[^8ep1]']);
  expect(matches(evaluation.match, '[^8ep1]: a footnote')).toEqual([]);
});

test('modal verbs are whole words, and a month is none', () => {
  expect(matches(modal.match, 'It must not, should never, may, MUST NOT and shall; Never.')).toEqual([
    'must not',
    'should never',
    'may',
    'MUST NOT',
    'shall',
    'Never',
  ]);
  expect(matches(modal.match, "In May 2025: mustard, shoulder, maybe, nevertheless, must-have, mustn't, nevermore")).toEqual([]);
});

test('commentary opens on a line of its own', () => {
  expect(matches(commentary.match, '!!! meta "Commentary"')).toHaveLength(1);
  expect(matches(commentary.match, '!!! note "Commentary"')).toEqual([]);
  expect(matches(commentary.match, 'Look!!! meta')).toEqual([]);
});

test('ratings give their reason and what they break', () => {
  const groups = new RegExp(rating.match).exec('<!-- BAD[#be_kind]: too rude -->');
  expect([groups?.[3], groups?.[7], groups?.[10]?.trim()]).toEqual(['BAD', 'be_kind', 'too rude']);
  expect(matches(rating.match, '<!-- GOOD --><!-- OK --><!-- GOODBYE --><!-- TODO -->')).toEqual([
    '<!-- GOOD -->',
    '<!-- OK -->',
  ]);
});

test('turns open and close at the start of a line', () => {
  expect(matches(turn.match, '<user comment="a b">')).toEqual(['<user comment="a b">']);
  expect(matches(turn.match, '</assistant>')).toEqual(['</assistant>']);
  expect(matches(turn.match, '<users>')).toEqual([]);
});
