import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createResolver } from '../../server/src/deliberation/rehearsal-resolve.ts';
import { parseSpec } from '../../server/src/spec/index.ts';
import { balancedAccuracy, coin, harmWordFilter, readPrompts, specWordFilter, tunedIds } from './rehearsal-scores.ts';

const csv = path.join(process.env['DELIBERATE_CORPUS'] ?? '/nowhere', '../prompts/xstest/xstest_prompts.csv');

describe.skipIf(!existsSync(csv))('the rehearsal on XSTest (needs DELIBERATE_CORPUS)', () => {
  const prompts = existsSync(csv) ? readPrompts(readFileSync(csv, 'utf8')) : [];
  const spec = parseSpec([
    { path: 'specs/assistant.md', text: readFileSync(path.resolve(import.meta.dirname, '../../specs/assistant.md'), 'utf8') },
  ]);
  const resolve = createResolver(spec);
  const tuned = tunedIds(prompts);

  test.each([
    ['all prompts', () => prompts],
    ['the half that was held out', () => prompts.filter(({ id }) => !tuned.has(id))],
  ])('beats both keyword filters and the coin on %s', (_, half) => {
    const score = balancedAccuracy(half(), (prompt) => resolve(prompt).verdict !== 'comply').balanced;
    const others = [
      balancedAccuracy(half(), specWordFilter(spec)).balanced,
      balancedAccuracy(half(), harmWordFilter()).balanced,
      coin(half(), 200),
    ];
    expect(score).toBeGreaterThan(Math.max(...others) + 0.1);
  });
});
