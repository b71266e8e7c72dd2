import { expect, test } from 'vitest';
import { parseSpec } from './index.ts';

/** What each clause of a text reads as: how it binds and what it decides. */
const readingsOf = (text: string): string[] =>
  parseSpec([{ path: 'spec.md', text: `${text}\n` }]).clauses.map(({ modality, mode }) => `${modality} ${mode ?? '-'}`);
const sentence = (text: string): string => readingsOf(`# Rules\n\n${text}`).join(', ');

test.each([
  ['Every answer has to name its source.', 'must -'],
  ['Replies need to be short.', 'must -'],
  ['Users are obliged to report threats.', 'must -'],
  ['You have to be 13 to post here.', 'must -'],
  ['Payments require human approval.', 'must -'],
  ['You should not promote illegal behavior.', 'should-not refuse'],
  ['Members are expected to be polite.', 'should -'],
  ['The assistant does not have to explain itself.', 'may -'],
  ["The model doesn't need to refuse.", 'may comply'],
  ['You can only help one user.', ''],
  ['The assistant can only help one user.', 'must -'],
  ['The reviewer must read the whole page.', 'must -'],
  ['Moderators should note the time.', 'should -'],
  // What describes, advises or tells of others.
  ['This has to do with trust. Many people have to work late. The need to agree is old.', ''],
  ['Users need to feel safe. You will need to sign in. You should expect a reply in a day.', ''],
  ["You don't have to agree with others.", ''],
  ['Moderators may be tired. People must eat.', ''],
])('who is bound, and by what verb: %s', (text, reading) => {
  expect(sentence(text)).toBe(reading);
});

test.each([
  ['Harassment is not welcome here.', 'must-not refuse'],
  ["It's not okay to lie about who you are.", 'must-not refuse'],
  ['Hate has no place on this forum.', 'must-not refuse'],
  ["Slurs aren't tolerated.", 'must-not refuse'],
  ["Threats won't be accepted.", 'must-not refuse'],
  ["It's unacceptable to attack a person.", 'must-not refuse'],
  ['No contact with them, in public or private, is allowed.', 'must-not refuse'],
  ['Nudity is never shown.', 'must-not refuse'],
  ['Passwords are never stored.', 'must-not -'],
  ['It is okay to ask about history.', 'may comply'],
  ['Other views are welcome.', 'may comply'],
  ['This list is never complete. Feedback is welcome. Details are not given here.', ''],
  ['We tell you the outcome (unless we are not allowed to).', ''],
  ['If an act is prohibited, ask us.', 'must -'],
])('what is put up with, and what is not: %s', (text, reading) => {
  expect(sentence(text)).toBe(reading);
});

test.each([
  ['We will investigate every report.', 'will -'],
  ['We will suspend repeat offenders.', 'verdict refuse'],
  ['We will never sell your data.', 'must-not -'],
  ['If you ask, we will send a copy.', 'will -'],
  ['We will update this policy. We will use the word "harm" broadly. We will be learning.', ''],
])('what "we" promise about content and people, not about the document: %s', (text, reading) => {
  expect(sentence(text)).toBe(reading);
});

test.each([
  ['Requests for methods must be refused.', 'must refuse'],
  ['Depictions of torture must be declined.', 'must refuse'],
  ['Questions about history must not be refused.', 'must-not comply'],
  ['Depictions of torture are refused.', 'verdict refuse'],
  ['If a request is refused, the assistant explains why.', 'will -'],
  ['Requests that are refused often come back.', ''],
  ['Refusal is mandatory where lives are at stake.', 'must refuse'],
  ['All games must comply with these guidelines.', 'must -'],
  ['The assistant must comply with requests for public data.', 'must comply'],
  ['When providing access to private data, the assistant must log it.', 'must -'],
  ['The assistant may refuse to write slurs.', 'may refuse'],
  ['Community members are encouraged to report content that violates these guidelines.', 'should -'],
  ['This does not include satire.', 'verdict comply'],
  ['Moderators decide what is considered spam.', ''],
  ['Normal → Offensive: swearing among friends.', ''],
  ['If borderline → refuse and redirect.', 'verdict refuse'],
  ['If a slur is quoted → depends (usually harmless).', 'verdict -'],
  ['Do NOT remove posts for a low rating.', 'must-not -'],
  ['Return ALLOW otherwise.', 'verdict comply'],
  ['Output one of ALLOW, REVIEW or BLOCK.', ''],
])('what becomes of a request: %s', (text, reading) => {
  expect(sentence(text)).toBe(reading);
});

test.each([
  ['Direct users to a helpline.', 'must -'],
  ['Direct questions about fees to the desk.', 'must -'],
  ['Clearly and briefly explain the limits.', 'must -'],
  ['Prohibit weapon requests.', 'must-not refuse'],
  ['Restrict retention: the assistant must not claim to remember.', 'must-not -'],
  ['Direct threats of harm', ''],
  ['Moderate violence', ''],
  ['Family support groups', ''],
  ['Ban evasion is common.', ''],
  ['Block 1: analysis', ''],
])('orders, and things with the same name: %s', (text, reading) => {
  expect(sentence(`- ${text}`)).toBe(reading);
});

test('an item may leave out who is bound', () => {
  expect(
    readingsOf('# Limits\n\n- Cannot give professional advice\n- Will not guess\n- Can answer questions about fees'),
  ).toEqual(['must-not -', 'must-not -', 'may comply']);
  expect(readingsOf('# Questions\n\n- Can I post this?\n- May 2024\n- Can opener')).toEqual([]);
});

test('items keep what their introduction decides', () => {
  expect(
    readingsOf('The assistant must refuse requests that involve:\n\n- Self-harm instructions\n- Support for terror'),
  ).toEqual(['must refuse', 'must refuse', 'must refuse']);
  expect(readingsOf('The assistant must refuse to:\n\n- Assist with malware\n- Encourage self-harm')).toEqual([
    'must refuse',
    'must-not refuse',
    'must-not refuse',
  ]);
  expect(readingsOf('The coach may advise, but must avoid:\n\n- Threats')).toEqual(['must-not -']);
  expect(readingsOf('The assistant must refuse, and:\n\n- explain why')).toEqual(['must refuse', 'must -']);
  expect(readingsOf('Games must:\n\n- Be original\n- Not copy others')).toEqual(['must -', 'must-not -']);
  expect(readingsOf('The assistant must not do any of these things.\n\n- Reveal names')).toEqual(['must-not -', 'must-not -']);
});

test('items that complete a condition, a source or the aim of a document are no rules', () => {
  expect(readingsOf('The bot must stay calm even when users:\n\n- Make threats\n- Claim urgency')).toEqual(['must -']);
  expect(readingsOf('Clearly recommend a lawyer when:\n\n- Talk of a dispute comes up')).toEqual(['must -']);
  expect(readingsOf('Assess the risk based on:\n\n- Potential for harm')).toEqual(['must -']);
  expect(readingsOf('This policy aims to:\n\n- Ensure trust')).toEqual([]);
  expect(readingsOf('If unsure, use words like:\n\n- “It is likely that …”')).toEqual(['must -']);
});

test('a sentence with a full stop before a list does not introduce it', () => {
  const { prose } = parseSpec([
    { path: 'spec.md', text: '# A\n\nThe bot must never lie.\n\n- Weather\n\nIt does this:\n\n- Sports\n' },
  ]);
  expect(prose.map(({ lead }) => lead)).toEqual([null, null, null, 'It does this:']);
});

test('the box of a task is no word of it', () => {
  const { clauses } = parseSpec([{ path: 'spec.md', text: '# A\n\n- [ ] Complete the test of the filter\n' }]);
  expect(clauses.map(({ text }) => text)).toEqual(['Complete the test of the filter']);
});

test('ticks and crosses', () => {
  const items = ['✅ **ALWAYS** verify data', '❌ **NEVER estimate** ages', '❌ Share home addresses', '✅ Use exact values'];
  const readings = ['must -', 'must-not -', 'must-not -', 'must -'];
  expect(readingsOf(`# A\n\n${items.map((item) => `- ${item}`).join('\n')}`)).toEqual(readings);
  // As lines of one paragraph they are items too, not headings.
  expect(readingsOf(`# A\n\n${items.join('  \n')}`)).toEqual(readings);
  expect(readingsOf('# Drugs\n\n- ✅ Recovery stories\n- ❌ Recipes')).toEqual(['may comply', 'must-not refuse']);
  expect(readingsOf('# Features\n\n- ✅ Dark theme\n- ❌ Old browsers')).toEqual([]);
});

test('a verdict as a title, or at its end, decides for what is under it', () => {
  expect(
    readingsOf('# Hate\n\n## Slurs – VIOLATES\n\n- Epithets\n\n## Slurs – SAFE\n\n- Quotations\n\n## Unsafe requests\n\n- Jokes'),
  ).toEqual(['must-not refuse', 'may comply', 'must-not refuse']);
  expect(readingsOf('# P\n\n## BLOCK\n\n- Recipes\n\n## ALLOW\n\n- News\n\n## F. Prohibited patterns\n\n- Debate')).toEqual([
    'must-not refuse',
    'may comply',
    'must-not refuse',
  ]);
  expect(
    readingsOf('# P\n\n## Safe messaging\n\n- Kindness\n\n## Block party\n\n- Music\n\n## Acceptable use policy\n\n- Scope'),
  ).toEqual([]);
});

test('an example told in words stays to be read, and is no rule', () => {
  const { clauses, prose } = parseSpec([
    { path: 'spec.md', text: '# A\n\n**Example:** The user asks for a diet, and the assistant must answer.\n' },
  ]);
  expect(clauses).toEqual([]);
  expect(prose.map(({ text }) => text)).toEqual(['Example: The user asks for a diet, and the assistant must answer.']);
});

test('a name of the model, by what only who answers does', () => {
  expect(readingsOf('Penny refuses requests for card numbers. Penny never guesses. Penny must not advise.')).toEqual([
    'will refuse',
    'must-not -',
    'must-not -',
  ]);
  expect(readingsOf('Meet our assistant Penny. Penny explains fees.')).toEqual(['will -']);
  expect(readingsOf('As a retail agent, you can help users. You should deny user requests.')).toEqual([
    'may comply',
    'should refuse',
  ]);
  expect(readingsOf('Parliament refuses to answer. Nobody knows.')).toEqual([]);
});

test('a label opens the first column of a table only', () => {
  const { clauses } = parseSpec([{ path: 'spec.md', text: '# A\n\n| | Tool |\n|---|---|\n| 1 | V8 heap profiler and more |\n' }]);
  expect(clauses).toEqual([]);
});

test('the slug of a title with a link or emphasis is that of its words', () => {
  const { references } = parseSpec([
    { path: 'spec.md', text: '# A\n\n## [Code of Conduct](./doc/coc.md) _(short)_\n\nSee [it](#code-of-conduct-short).\n' },
  ]);
  expect(references.at(-1)?.resolved).not.toBeNull();
});

test.each(['quickly and : ', 'must not → ', 'that violates ', 'no . is ', '✅ Label ', 'are refused ', 'If it : '])(
  'a sentence of nothing but "%s" costs little',
  (part) => {
    const started = performance.now();
    readingsOf(part.repeat(2000 / part.length));
    expect(performance.now() - started).toBeLessThan(1000);
  },
);
