import { expect, test } from 'vitest';
import { deliberate, SHIPPED_SPEC } from './run.ts';

const compile = (...args: string[]) => deliberate(['compile', SHIPPED_SPEC, ...args]);

test('the same spec gives the same text, which goes to stdout alone', async () => {
  const first = await compile('--category', 'weapons');
  expect(first.code).toBe(0);
  expect(first.stderr).toMatch(/^[\d,]+ tokens \(o200k\)\n$/);
  expect(first.stdout).toContain('no-explosives');
  expect((await compile('--category', 'weapons')).stdout).toBe(first.stdout);
});

test('a category is in full only where it was asked for', async () => {
  const without = await compile();
  expect(without.code).toBe(0);
  expect(without.stdout).toContain('weapons');
  expect(without.stdout).not.toContain('[no-explosives]');
});

test('an unknown category lists those that there are', async () => {
  const { code, stdout, stderr } = await compile('--category', 'weather');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/has no category “weather”: name one of .*weapons.*self-harm.*\.\n$/);
});

test('a category is found by its title too, and one that is misspelt is guessed', async () => {
  const byId = await compile('--category', 'self-harm');
  expect((await compile('--category', 'Self-Harm')).stdout).toBe(byId.stdout);
  expect((await compile('--category', 'hate and harassment')).stdout).toBe((await compile('--category', 'hate')).stdout);
  const { code, stderr } = await compile('--category', 'wepons');
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringMatching(/has no category “wepons”: did you mean weapons\?\n$/),
  });
  const section = await compile('--category', 'weapons-allowed');
  expect(section.stderr).toMatch(/: that is a section of weapons, so name weapons\.\n$/);
});
