import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { deliberate, folderWith, SHIPPED_SPEC } from './run.ts';

/** Signs that each format has to write in another way, and a path that is no URI. */
const HOSTILE = '# A “b” <c> & 100%, [x]: y {#rules authority=root}\n\nThe assistant never lies, see [there](#no"w&h<e>re).\n';
const FILES = { 'a b/ré#1.md': HOSTILE, 'clean.md': '# Rules {#rules authority=root}\n\nThe assistant never lies.\n' };

async function lint(format: string, files: Readonly<Record<string, string>> = FILES, env: Record<string, string> = {}) {
  return deliberate(['lint', '--format', format], { cwd: folderWith(files), env });
}

describe('--format sarif', () => {
  const require = createRequire(import.meta.url);
  const schema = JSON.parse(readFileSync(require.resolve('schemastore/schemas/json/sarif-2.1.0.json'), 'utf8'));
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  // The package has a default export that only CommonJS sees as a function.
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  const validate = ajv.compile(schema);

  test.each([
    ['a hostile file and a clean one', FILES],
    ['nothing at all', {}],
    ['a broken configuration', { ...FILES, 'deliberate.yaml': 'lint: {rules: {no-such-rule: error}}\n' }],
  ])('%s: valid by the published schema', async (_, files) => {
    const log = JSON.parse((await lint('sarif', files)).stdout);
    expect(validate(log), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  });

  test('a broken log is refused, so that the check can fail', async () => {
    const log = JSON.parse((await lint('sarif')).stdout);
    log.runs[0].results[0].level = 'grave';
    expect(validate(log)).toBe(false);
  });

  test('a result names its rule, its place from 1, its clause and a fingerprint that survives a move', async () => {
    const first = JSON.parse((await lint('sarif')).stdout).runs[0];
    const [result] = first.results;
    expect(first.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(first.tool.driver.rules[result.ruleIndex].help.markdown).toContain('## Why');
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    expect(decodeURIComponent(artifactLocation.uri)).toBe('a b/ré#1.md');
    expect(artifactLocation.uri).not.toMatch(/[ #é]/);
    expect(HOSTILE.split('\n')[region.startLine - 1]?.slice(region.startColumn - 1, region.endColumn - 1)).toContain(
      'no"w&h<e>re',
    );
    expect(result.locations[0].logicalLocations[0].fullyQualifiedName).toMatch(/^rules\//);
    const moved = JSON.parse(
      (await lint('sarif', { 'a b/ré#1.md': `${HOSTILE.replace('\n\n', '\n\nThe assistant is kind.\n\n')}` })).stdout,
    );
    expect(moved.runs[0].results[0].partialFingerprints).toEqual(result.partialFingerprints);
  });
});

describe('--format github', () => {
  test('is one command a finding, escaped, the gravest first, and a line that sums up', async () => {
    const files = { 'b.md': '# A {#a authority=root}\n\n### B\n\nThe assistant never lies, see [x](#none).\n', ...FILES };
    const { code, stdout } = await lint('github', files);
    const lines = stdout.trimEnd().split('\n');
    expect(code).toBe(1);
    expect(lines.at(-1)).toMatch(/^2 errors, \d+ warnings? .*in 3 specs\./);
    expect(lines[0]).toMatch(
      /^::error file=a b\/ré#1\.md,line=3,endLine=3,col=\d+,endColumn=\d+,title=deliberate%3A broken-reference::Unexpected link/,
    );
    const severities = lines.slice(0, -1).map((line) => /^::(\w+) /.exec(line)?.[1]);
    expect(severities).toEqual([...severities].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)));
    expect(lines.every((line) => !line.startsWith('::') || !/%(?!25|0D|0A|3A|2C)/.test(line))).toBe(true);
  });

  test('paths start from the root of the checkout, wherever the step runs', async () => {
    const cwd = folderWith({ 'policies/spec.md': HOSTILE });
    const ran = await deliberate(['lint', '--format', 'github'], { cwd: `${cwd}/policies`, env: { GITHUB_WORKSPACE: cwd } });
    expect(ran.stdout).toContain('file=policies/spec.md,');
  });

  const ORDER: readonly (string | undefined)[] = ['error', 'warning', 'notice'];
});

describe('--format junit', () => {
  test('has a suite a file, a failure an error, and a passed test where a file is clean', async () => {
    const { stdout } = await lint('junit');
    expect(stdout).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="deliberate lint" tests="\d+" failures="\d+">/,
    );
    expect(stdout).toContain('<failure type="error" message="Unexpected link to `#no&quot;w&amp;h&lt;e&gt;re`');
    expect(stdout).toMatch(/<testsuite name="clean\.md"[^>]*>\s*<testcase name="no findings"/);
    // What is left without its tags and entities has no sign of markup.
    expect(stdout.replace(/<[^<>]+>|&(?:amp|lt|gt|quot|apos);/g, '')).not.toMatch(/[<>&]/);
  });
});

test.each(['pretty', 'json', 'sarif', 'github', 'junit'])('the shipped spec is clean as %s', async (format) => {
  expect((await deliberate(['lint', '--format', format, SHIPPED_SPEC])).code).toBe(0);
});
