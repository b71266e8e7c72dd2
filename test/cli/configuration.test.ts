import { describe, expect, test } from 'vitest';
import { deliberate, folderWith } from './run.ts';

const ONE = '# One {#one authority=root}\n\nThe assistant never lies, see [two](#two).\n';
const TWO = '# Two\n\nThe assistant never steals. {#two}\n';
const GROUPED = 'specs:\n  - name: both\n    files: [one.md, parts/*.md]\n';

async function lintJson(cwd: string, ...paths: string[]) {
  const ran = await deliberate(['lint', '--format', 'json', ...paths], { cwd });
  return { ...ran, json: JSON.parse(ran.stdout) };
}

const rulesOf = (json: { findings: { rule: string; path: string }[] }) =>
  json.findings.map(({ rule, path }) => `${path} ${rule}`);

describe('files form one spec', () => {
  test('only where deliberate.yaml groups them', async () => {
    const files = { 'one.md': ONE, 'parts/two.md': TWO };
    const alone = await lintJson(folderWith(files), 'one.md', 'parts/two.md');
    expect(rulesOf(alone.json)).toContain('one.md broken-reference');
    expect(alone.json.summary.specs).toBe(2);
    const grouped = await lintJson(folderWith({ ...files, 'deliberate.yaml': GROUPED }));
    expect(grouped.json.findings).toEqual([]);
    expect(grouped.json.summary).toMatchObject({ specs: 1, files: 2 });
  });

  test('whole, whichever of its files is named, and from whichever folder', async () => {
    const cwd = folderWith({ 'one.md': ONE, 'parts/two.md': TWO, 'deliberate.yaml': GROUPED });
    for (const [folder, path] of [
      [cwd, 'one.md'],
      [cwd, 'parts'],
      [`${cwd}/parts`, 'two.md'],
      [`${cwd}/parts`, '.'],
    ] as const) {
      const { json } = await lintJson(folder, path);
      expect(json.summary).toMatchObject({ specs: 1, files: 2, errors: 0 });
    }
  });

  test('and is called what deliberate.yaml calls it', async () => {
    const cwd = folderWith({ 'one.md': ONE, 'parts/two.md': TWO, 'deliberate.yaml': GROUPED });
    expect((await deliberate(['outline', 'one.md'], { cwd })).stdout).toMatch(/^both /);
  });

  test('in which `categories.depth` holds', async () => {
    const text =
      '# A {#a authority=root}\n\n## B {#b}\n\nNever lie.\n\n### C {#c}\n\nNever steal.\n\n### D {#d}\n\nNever cheat.\n\n## E {#e}\n\nNever kill.\n';
    const categories = async (yaml: string) => {
      const cwd = folderWith({ 'spec.md': text, 'deliberate.yaml': yaml });
      const { stdout } = await deliberate(['outline', 'spec.md', '--format', 'json'], { cwd });
      return JSON.parse(stdout).categories.map(({ id }: { id: string }) => id);
    };
    expect(await categories('')).toEqual(['b', 'e']);
    expect(await categories('categories: {depth: 3}')).toEqual(['c', 'd']);
  });
});

describe('a fault in deliberate.yaml is told, and the rest holds', () => {
  test('YAML that does not parse', async () => {
    const cwd = folderWith({ 'one.md': ONE, 'deliberate.yaml': 'lint:\n  rules:\n    broken-reference: off\nspecs: [\n' });
    const { code, json } = await lintJson(cwd);
    expect(json.findings[0]).toMatchObject({
      rule: 'configuration',
      severity: 'error',
      path: 'deliberate.yaml',
      range: { start: { line: 4 } },
    });
    // The level of the rule was read all the same.
    expect(rulesOf(json).filter((each) => each.includes('broken-reference'))).toEqual([]);
    expect(code).toBe(1);
  });

  test('a key that nobody knows, with its line', async () => {
    const cwd = folderWith({ 'one.md': TWO, 'deliberate.yaml': 'specs:\n  - files: [one.md]\nmodle: openai:x\n' });
    const { code, stdout } = await deliberate(['lint'], { cwd });
    expect(stdout).toContain('deliberate.yaml:3:1 warning Unexpected key `modle`');
    expect(stdout).toContain('  3 │ modle: openai:x\n    │ ^^^^^\n');
    expect(code).toBe(0);
  });

  test('a rule that nobody has', async () => {
    const cwd = folderWith({ 'one.md': ONE, 'deliberate.yaml': 'lint:\n  rules:\n    brokn-reference: off\n' });
    const { json } = await lintJson(cwd);
    expect(rulesOf(json)).toEqual(['deliberate.yaml configuration', 'one.md broken-reference']);
    expect(json.findings[0].message).toMatch(
      /^Unexpected rule `brokn-reference`, expected .*: did you mean `broken-reference`\?$/,
    );
  });

  test('commands other than lint tell it on stderr, and go on', async () => {
    const cwd = folderWith({ 'one.md': TWO, 'deliberate.yaml': 'categories: {depth: many}\n' });
    const { code, stdout, stderr } = await deliberate(['compile', 'one.md'], { cwd });
    expect(stderr).toMatch(/^deliberate\.yaml:1:21 warning Unexpected `depth`, expected a heading level from 1 to 6\n\d+ tokens/);
    expect(stdout).toContain('never steals');
    expect(code).toBe(0);
  });

  test('a path that leads to no file', async () => {
    const yaml = 'specs:\n  - files: [one.md, absent.md, none/*.md]\n';
    const { code, json } = await lintJson(folderWith({ 'one.md': TWO, 'deliberate.yaml': yaml }));
    expect(json.findings.map(({ severity, message }: Record<string, unknown>) => [severity, message])).toEqual([
      ['error', 'Unexpected path `absent.md`, expected a file: nothing is there'],
      ['warning', 'Unexpected path `none/*.md`, expected a file: nothing is there'],
    ]);
    expect(json.summary.specs).toBe(1);
    expect(code).toBe(1);
  });

  test('a file of a grouped spec that cannot be read', async () => {
    const cwd = folderWith({ 'one.md': ONE, 'parts/two.md': Buffer.from([0xff, 0xfe, 0x41]), 'deliberate.yaml': GROUPED });
    const { code, stderr } = await deliberate(['lint'], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'parts/two.md is not UTF-8 text: save it as UTF-8.\n' });
  });
});
