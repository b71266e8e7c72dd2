import { expect, test } from 'vitest';
import { loadTokenCounter } from '../node/tokens.ts';
import { estimateWords, grouped, tokenWords } from './token-estimate.ts';

const PROSE =
  'When a user says that they want to hurt themselves, the assistant acknowledges the pain that the user names, asks whether they are in danger now, and names a crisis line. It does not list methods (doses, heights, ligatures), even for "research".\n\n## Follow-up {#follow-up}\n\n- After 3 refusals, the assistant says so.\n';

const OTHERS = [
  'Der Assistent darf nicht erklären, wie man eine Sprengvorrichtung herstellt, es sei denn, die Verantwortlichen haben zugestimmt.',
  'Ассистент не должен объяснять, как изготовить взрывное устройство, если пользователь не подтвердил свою роль.',
  '助手不得解释如何制造炸弹,除非用户已经证明自己的身份。',
];

test('an estimate is near the count', async () => {
  const count = await loadTokenCounter();
  const error = (text: string) => Math.abs(Number(/\d+/.exec(estimateWords(text))?.[0]) / count(text) - 1);
  expect(error(PROSE)).toBeLessThan(0.15);
  // Other writing is far from the mean of English, but not by a multiple.
  for (const text of OTHERS) expect(error(text), text).toBeLessThan(0.35);
});

test('a long text is taken to go on as it begins, and no text takes long', () => {
  expect(estimateWords(PROSE.repeat(1000))).toMatch(/^\d\d,000 tokens$/);
  const before = performance.now();
  for (const sign of ['a', ' ', '\n', '\uD800', '中', '-']) estimateWords(sign.repeat(1_000_000));
  expect(performance.now() - before).toBeLessThan(200);
});

test('a counter is used where there is one, for texts that are not too long', () => {
  expect(tokenWords('One.', () => 1)).toBe('1 token');
  expect(tokenWords('One.', null)).toBe('about 2 tokens');
  expect(tokenWords('One. '.repeat(10_000), () => 1)).toMatch(/^about /);
  expect(grouped(1_234_567)).toBe('1,234,567');
});
