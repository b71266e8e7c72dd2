import { expect, test } from 'vitest';
import { parseSpec } from '../../spec/index.ts';
import { lintSpec } from '../lint-spec.ts';

/** Applies the first fix of the first finding of a rule. */
function fixed(rule: string, text: string): string | null {
  const spec = parseSpec([{ path: 'spec.md', text }]);
  const { findings } = lintSpec(spec, { settings: { preset: 'strict', rules: {} } });
  const edits = findings.find((finding) => finding.rule === rule && finding.fixes?.length)?.fixes?.[0]?.edits;
  if (!edits) return null;
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((done, edit) => done.slice(0, edit.span.start) + edit.text + done.slice(edit.span.end), text);
}

test.each([
  ['at the head of a sentence', 'Generally, the assistant must refuse.', 'The assistant must refuse.'],
  ['with its emphasis', 'The assistant **usually** declines threats.', 'The assistant declines threats.'],
  ['at the end of a line', '- The assistant declines threats in most cases', '- The assistant declines threats'],
  ['before a written id', '- The assistant declines threats, in most cases. {#a}', '- The assistant declines threats. {#a}'],
])('a hedge goes %s', (_, before, after) => {
  expect(fixed('hedged-decision', before)).toBe(after);
});

test.each([
  ['both its commas', 'The assistant must, where possible, refuse.', 'The assistant must refuse.'],
  [
    'the exception that it was',
    'The assistant must not name victims, except where necessary.',
    'The assistant must not name victims.',
  ],
  ['the comma of a cell', table('Suspend the account, if appropriate'), table('Suspend the account')],
])('an escape clause goes with %s', (_, before, after) => {
  expect(fixed('hedged-obligation', before)).toBe(after);
});

test('what a link is clicked by stays', () => {
  expect(fixed('hedged-obligation', 'The assistant must refuse [where possible](#a).')).toBeNull();
});

test.each([
  [
    'a dot',
    'The assistant must not write slurs, threats, etc. It must not insult.',
    'The assistant must not write slurs, threats. It must not insult.',
  ],
  [
    'a comma',
    'The assistant must not give names, addresses, and so on, and must not ask for them.',
    'The assistant must not give names, addresses, and must not ask for them.',
  ],
])('the end of an open list leaves %s', (_, before, after) => {
  expect(fixed('open-list', before)).toBe(after);
});

test.each([
  ['sentences', 'The bot must refuse and must say why.', 'The bot must refuse. The bot must say why.'],
  [
    'items, the first with the id',
    '- The bot must refuse, and must say why. {#a}\n',
    '- The bot must refuse. {#a}\n- The bot must say why.\n',
  ],
])('two obligations become two %s', (_, before, after) => {
  expect(fixed('several-obligations', before)).toBe(after);
});

test('a condition before two obligations leaves open what the second depends on', () => {
  expect(fixed('several-obligations', 'If a user asks, the bot must refuse and must say why.')).toBeNull();
});

function table(action: string): string {
  return `| Request | Action |\n| --- | --- |\n| Spam from a stranger to the user | Remove the post |\n| Threats to the life of a user | ${action} |\n`;
}
