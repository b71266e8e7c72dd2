import { expect, test } from 'vitest';
import { createCrashCounter } from './crashes.ts';

test('the fifth crash within three minutes is the last', () => {
  const decide = createCrashCounter();
  expect([0, 1000, 2000, 179_000].map(decide)).toEqual(['restart', 'restart', 'restart', 'restart']);
  expect(decide(179_500)).toBe('give-up');
});

test('crashes that are long ago do not count', () => {
  const decide = createCrashCounter();
  for (let minute = 0; minute < 60; minute += 1) expect(decide(minute * 60_000)).toBe('restart');
});
