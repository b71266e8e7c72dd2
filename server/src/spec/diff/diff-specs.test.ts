import { expect, test } from 'vitest';
import { parseSpec } from '../parse-spec.ts';
import { diffSpecs } from './diff-specs.ts';
import type { ClauseChange, SpecDiff } from './spec-diff.ts';

const parse = (text: string) => parseSpec([{ path: 'spec.md', text }]);
const diff = (before: string, after: string) => diffSpecs(parse(before), parse(after));

/** `weakened: must → should`; the words of what was added or removed */
const described = ({ clauses }: SpecDiff) => clauses.map(describeChange);
const describeChange = ({ kind, grounds, before, after }: ClauseChange) =>
  `${kind}: ${grounds.length > 0 ? grounds.map(({ text }) => text).join(' · ') : (after ?? before)?.text}`;

/** Two versions of one sentence, in the same section. */
function expectChange(before: string, after: string, ...expected: readonly string[]): void {
  const inSection = (sentence: string) => `# Rules {#rules authority=root}\n\n${sentence}\n`;
  expect(described(diff(inSection(before), inSection(after)))).toEqual(expected);
}

test.each([
  ['The assistant must cite its sources.', 'The assistant should cite its sources.', 'weakened: must → should'],
  ['The assistant must not name the patient.', 'The assistant should not name the patient.', 'weakened: must not → should not'],
  ['The assistant should cite its sources.', 'The assistant may cite its sources.', 'weakened: should → may'],
  ['The assistant may name the patient.', 'The assistant must not name the patient.', 'strengthened: may → must not'],
  [
    'The assistant must not name the patient.',
    'The assistant must name the patient.',
    'reversed: must not → must: what was forbidden is required now',
  ],
  ['The assistant will cite its sources.', 'The assistant must cite its sources.', 'strengthened: will → must'],
  ['The assistant does not name patients.', 'The assistant must not name patients.', 'strengthened: does not → must not'],
  ['The assistant does not name patients.', 'The assistant should not name patients.', 'weakened: does not → should not'],
  ['The assistant declines to name patients.', 'The assistant does not name patients.', 'reworded: the same in other words'],
])('how firmly: %s %s', expectChange);

test('a modal verb in a part of the sentence counts, too', () =>
  expectChange(
    'The assistant must say that a reader should see a doctor.',
    'The assistant must say that a reader may see a doctor.',
    'weakened: in a part of it: should → may',
  ));

test.each([
  ['The assistant must not explain weapons.', 'The assistant must refuse to explain weapons.'],
  ['The assistant must refuse to explain weapons.', 'The assistant must decline to explain weapons.'],
])('what is said as a refusal is the same prohibition: %s %s', (before, after) =>
  expectChange(before, after, 'reworded: the same in other words'),
);

test.each([
  [
    'The assistant should not explain weapons.',
    'The assistant should generally not explain weapons.',
    'weakened: hedge added: “generally”',
  ],
  [
    'The assistant should usually cite its sources.',
    'The assistant should cite its sources.',
    'strengthened: hedge removed: “usually”',
  ],
  [
    'The assistant should usually cite its sources.',
    'The assistant should typically cite its sources.',
    'reworded: the same in other words',
  ],
  [
    'The assistant must not name a patient.',
    'The assistant must not name a patient, even if a doctor asks.',
    'strengthened: emphasis added: “even if” · now: “doctor”',
  ],
  [
    'The assistant must not answer any such question.',
    'The assistant must not answer most such questions.',
    'weakened: any → most',
  ],
])('hedges, emphasis and quantifiers: %s %s', expectChange);

test.each([
  [
    'The assistant must not explain weapons.',
    'The assistant must not explain weapons, unless the reader is a historian.',
    'weakened: exception added: “unless the reader is a historian”',
  ],
  [
    'The assistant may explain weapons, unless the reader is a minor.',
    'The assistant may explain weapons.',
    'weakened: exception removed: “unless the reader is a minor”',
  ],
  [
    'The assistant must not explain weapons unless the reader is a historian.',
    'The assistant must not explain weapons unless the reader is a historian or a novelist.',
    'weakened: exception added: “unless the reader is a historian or a novelist”',
  ],
  [
    'The assistant must not explain weapons.',
    'If the reader is a minor, the assistant must not explain weapons.',
    'weakened: condition added: “If the reader is a minor”',
  ],
  [
    'The assistant may explain weapons.',
    'If the reader is an adult, the assistant may explain weapons.',
    'strengthened: condition added: “If the reader is an adult”',
  ],
  [
    'If the reader is a minor, the assistant must not explain weapons.',
    'When a nurse is present, the assistant must not explain weapons.',
    're-scoped: condition changed: “If the reader is a minor → When a nurse is present”',
  ],
  // The same condition, said in another place of the sentence.
  [
    'If a reader wants a weapon, the assistant must not explain it.',
    'The assistant must not explain a weapon to a reader who wants it.',
    'reworded: the same in other words',
  ],
])('exceptions and conditions: %s %s', expectChange);

test.each([
  ['The assistant must not explain bombs.', 'The assistant must not explain bombs or mines.', 're-scoped: now: “mines”'],
  ['The assistant must not explain bombs.', 'The assistant must not explain knives.', 're-scoped: “bombs” → “knives”'],
  ['The assistant must not insult minors and adults.', 'The assistant must not insult minors or adults.', 're-scoped: and → or'],
  [
    'The assistant must give a short summary.',
    'The assistant must provide short summaries.',
    'reworded: the same in other words',
  ],
])('what a clause names: %s %s', expectChange);

test('what pulls both ways is re-scoped, and the modal verb goes before the rest', () => {
  expectChange(
    'The assistant must usually cite its sources.',
    'The assistant must cite its sources, unless they are secret.',
    're-scoped: hedge removed: “usually” · exception added: “unless they are secret”',
  );
  expectChange(
    'The assistant must usually cite its sources.',
    'The assistant should cite its sources.',
    'weakened: must → should · hedge removed: “usually”',
  );
});

const POLICY = `# Weapons {#weapons authority=root tags=category}
## Disallowed {#disallowed}
- Instructions that explain how to build a bomb.
- Advice on smuggling a gun across a border.
## Allowed {#allowed}
- The history of weapons.
`;

test('a clause that moves to another section is re-scoped, and weaker if that lets it through', () => {
  const moved = POLICY.replace('- Advice on smuggling a gun across a border.\n', '').concat(
    '- Advice on smuggling a gun across a border.\n',
  );
  expect(described(diff(POLICY, moved))).toEqual([
    'weakened: must not → may · refuse → comply · moved from “Disallowed” to “Allowed”',
  ]);
  const split = POLICY.replace('- Advice', '## Disallowed trade {#trade}\n- Advice');
  expect(described(diff(POLICY, split))).toEqual(['re-scoped: moved from “Disallowed” to “Disallowed trade”']);
});

test('a section that is renamed takes its clauses with it', () => {
  const before = '# Rules\n\nThe model must cite its sources.\n\nThe model must be brief.\n';
  const found = diff(before, before.replace('# Rules', '# Conduct'));
  expect(found.clauses).toEqual([]);
  expect(found.sections.map(({ kind, before, after }) => [kind, before?.title, after?.title])).toEqual([
    ['renamed', 'Rules', 'Conduct'],
  ]);
});

test('authority: set on the section, inherited from the one above, or of the section that a clause moved to', () => {
  expect(described(diff(POLICY, POLICY.replace('authority=root', 'authority=user')))).toEqual(
    Array(3).fill('authority-lowered: authority root → user, inherited from “Weapons”'),
  );
  expect(described(diff(POLICY, POLICY.replace('#allowed}', '#allowed authority=guideline}')))).toEqual([
    'authority-lowered: authority root → guideline, set on its section',
  ]);
  expect(described(diff(POLICY.replace(' authority=root', ''), POLICY))[0]).toBe(
    'authority-raised: authority none → root, inherited from “Weapons”',
  );
});

test('clauses are known by the ids that authors wrote, whatever their words', () => {
  const before = '# A {#a}\n\n- The model must stop at once. {#stop}\n- The model must go. {#go}\n';
  expect(described(diff(before, before.replace('must stop at once', 'should never begin anything new')))).toEqual([
    expect.stringMatching(/^reversed|^weakened|^re-scoped/),
  ]);
  expect(described(diff(before, before.replace('{#stop}', '{#halt}')))).toEqual(['reworded: id “stop” → “halt”']);
  expect(diff(before.replace(' {#stop}', ''), before).clauses).toEqual([]);
});

test('labels that were numbered anew do not make every clause another', () => {
  const before = '# A {#a}\n\n- S1 The model must stop at red lights.\n- S2 The model must greet its guests.\n';
  const after =
    '# A {#a}\n\n- S1 The model must water plants.\n- S2 The model must stop at red lights.\n- S3 The model must greet its guests.\n';
  const found = diff(before, after);
  expect(found.clauses.filter(({ kind }) => kind !== 'reworded').map(({ kind, after }) => [kind, after?.text])).toEqual([
    ['added', 'The model must water plants.'],
  ]);
});

test('what was added and removed', () => {
  const extended = POLICY.replace('## Allowed', '- Schematics of detonators.\n## Allowed');
  expect(described(diff(POLICY, extended))).toEqual(['added: Schematics of detonators.']);
  expect(described(diff(extended, POLICY))).toEqual(['removed: Schematics of detonators.']);
});

test('the words of both, marked', () => {
  const [change] = diff('# A\n\nThe model must cite old sources.\n', '# A\n\nThe model should cite new sources.\n').clauses;
  expect(change?.words).toEqual([
    { kind: 'same', text: 'The model ' },
    { kind: 'removed', text: 'must' },
    { kind: 'added', text: 'should' },
    { kind: 'same', text: ' cite ' },
    { kind: 'removed', text: 'old' },
    { kind: 'added', text: 'new' },
    { kind: 'same', text: ' sources.' },
  ]);
});

test('a sentence that reads as a rule no longer is removed, and told from one that is gone', () =>
  expectChange(
    'The assistant must not name a private person.',
    'Naming a private person is a delicate matter.',
    'removed: no longer read as a rule: “Naming a private person is a delicate matter.”',
  ));

test('definitions and examples', () => {
  const before =
    '# A {#a}\n\n## Definitions\n\n- **Minor**: a person under 18.\n- **Weapon**: a thing that harms.\n\n## B (B1 - Sub)\n\nOutput: `VALID`\n\n- "buy now" -> `B1`\n- "sell" -> `B1`\n';
  const after = before
    .replace('under 18', 'under 16')
    .replace('- **Weapon**: a thing that harms.', '- **Drug**: a substance.')
    .replace('"sell" -> `B1`', '"sell" -> `C1`');
  const found = diff(before, after);
  expect(found.definitions.map(({ kind, before, after }) => [kind, (after ?? before)?.term])).toEqual([
    ['changed', 'Minor'],
    ['added', 'Drug'],
    ['removed', 'Weapon'],
  ]);
  expect(found.examples.map(({ kind, expectation }) => [kind, expectation])).toEqual([['expectation', 'B1 → C1']]);
});

test('a spec does not differ from itself, and is known to be the same', () => {
  expect(diff(POLICY, POLICY)).toMatchObject({
    clauses: [],
    sections: [],
    definitions: [],
    examples: [],
    unchangedCount: 3,
    identical: true,
  });
  expect(diff(POLICY, `${POLICY}\n`)).toMatchObject({ clauses: [], identical: false });
  const spec = parse(POLICY);
  expect(diffSpecs(spec, spec).clauses).toEqual([]);
});
