import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintSpec } from '../server/src/lint/index.ts';
import { parseSpec } from '../server/src/spec/index.ts';

const corpus = process.env['DELIBERATE_CORPUS'];

describe.skipIf(!corpus)('real documents (DELIBERATE_CORPUS)', () => {
  test('the Model Spec has six eval ids and files without each other, and nothing else of its structure is found', () => {
    const folder = join(corpus ?? '', 'openai-model-spec');
    const names = readdirSync(join(folder, 'examples')).map((name) => name.replace(/\.md$/, ''));
    const found = lint(join(folder, 'model_spec-2025-12-18.md'), names).map(
      ({ rule, message }) => `${rule} ${/`([^`]+)`/.exec(message)?.[1]}`,
    );
    expect(found.sort()).toEqual([
      'missing-eval-file d0pu',
      'missing-eval-file h82a',
      'missing-eval-file rse0',
      'missing-eval-file t5q0',
      'unreferenced-eval-file examples/91ld.md',
      'unreferenced-eval-file examples/lds1.md',
    ]);
  });

  test('the spam policy gives labels `S0` to `S4` that it never defines, and defines two terms that it never uses', () => {
    const found = lint(join(corpus ?? '', 'gpt-oss-safeguard/policy.txt')).map(
      ({ rule, message }) => `${rule} ${/[`“]([^`”]+)[`”]/.exec(message)?.[1]}`,
    );
    expect([...new Set(found)].sort()).toEqual([
      'undefined-label S0',
      'unused-definition Bulk Messaging',
      'unused-definition Link Farming',
    ]);
  });

  test.each(['teen-safety', 'github-site-policy'])('nothing is found in %s, which has no such fault', (folder) => {
    const documents = readdirSync(join(corpus ?? '', folder)).filter(
      (name) => name.endsWith('.md') && !name.startsWith('LICENSE'),
    );
    expect(documents.length).toBeGreaterThan(2);
    for (const name of documents) expect(lint(join(corpus ?? '', folder, name))).toEqual([]);
  });
});

/** What is wrong with the structure: of the wording, `npm run bench:noise` gives account. */
function lint(path: string, evalFiles: readonly string[] | null = null) {
  const { findings, crashed } = lintSpec(parseSpec([{ path, text: readFileSync(path, 'utf8') }]), {
    evalFiles: new Map([[path, evalFiles]]),
  });
  expect(crashed).toEqual([]);
  return findings.filter(({ family, severity }) => family === 'structure' && severity !== 'hint');
}
