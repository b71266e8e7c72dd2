import { describe, expect, test } from 'vitest';
import { deliberate, folderWith, SHIPPED_SPEC } from './run.ts';

const HEAD = '# Rules {#rules authority=root}\n\n';
const BROKEN = `${HEAD}The assistant never lies, see [there](#nowhere).\n`;
const CLEAN = `${HEAD}The assistant never lies.\n`;
const README = '# Read me\n\nYou should never see [this](#nowhere).\n';

async function lintJson(files: Readonly<Record<string, string | Buffer>>, ...args: string[]) {
  const ran = await deliberate(['lint', '--format', 'json', ...args], { cwd: folderWith(files) });
  return { ...ran, json: JSON.parse(ran.stdout) };
}

describe('exit codes', () => {
  test('0 where nothing is found', async () => {
    const { code, stdout, stderr } = await deliberate(['lint'], { cwd: folderWith({ 'spec.md': CLEAN }) });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'Clean: 1 spec.\n', stderr: '' });
  });

  test('1 where a finding is an error', async () => {
    const { code, json } = await lintJson({ 'spec.md': BROKEN });
    expect(json.findings[0].severity).toBe('error');
    expect(code).toBe(1);
  });

  test('0 where all findings are warnings, and 1 where there are more than --max-warnings', async () => {
    const cwd = folderWith({ 'spec.md': BROKEN, 'deliberate.yaml': 'lint: {rules: {broken-reference: warning}}\n' });
    expect((await deliberate(['lint'], { cwd })).code).toBe(0);
    expect((await deliberate(['lint', '--max-warnings', '1'], { cwd })).code).toBe(0);
    expect((await deliberate(['lint', '--max-warnings', '0'], { cwd })).code).toBe(1);
  });

  test('2 with one sentence where a path does not exist, after the findings of the others', async () => {
    const cwd = folderWith({ 'spec.md': CLEAN });
    const { code, stdout, stderr } = await deliberate(['lint', 'spec.md', 'absent.md'], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'absent.md does not exist: check the path.\n' });
    expect(stdout).toBe('Clean: 1 spec.\n');
  });

  test('2 where a file that was named is not UTF-8, or too large', async () => {
    const cwd = folderWith({ 'latin.md': Buffer.from('# \xe9t\xe9', 'latin1'), 'large.md': Buffer.alloc(20_000_001, 'a ') });
    const latin = await deliberate(['lint', 'latin.md'], { cwd });
    expect([latin.code, latin.stderr]).toEqual([2, 'latin.md is not UTF-8 text: save it as UTF-8.\n']);
    const large = await deliberate(['lint', 'large.md'], { cwd });
    expect([large.code, large.stderr]).toEqual([2, expect.stringMatching(/^large\.md has 20 MB, .*: split it[^.]*\.\n$/)]);
  });
});

describe('which files are linted', () => {
  test('a README is left alone in a folder, and linted where it is named', async () => {
    const files = { 'README.md': README, 'spec.md': BROKEN };
    expect((await lintJson(files)).json.findings.map(({ path }: { path: string }) => path)).toEqual(['spec.md']);
    const named = await lintJson(files, 'README.md');
    expect(named.json.findings.map(({ path }: { path: string }) => path)).toContain('README.md');
    expect(named.json.summary).toMatchObject({ specs: 1, files: 1 });
  });

  test('a folder without a spec says so, and how to lint a file of it', async () => {
    const { code, stdout, stderr } = await deliberate(['lint'], { cwd: folderWith({ 'README.md': README }) });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toBe(
      'No spec in this folder, only README.md: to lint one, name it, as in “deliberate lint README.md”, or list it under specs in deliberate.yaml.\n',
    );
  });

  test('beside a spec, what was left alone is named, and one that is no README where there is a choice', async () => {
    const one = await deliberate(['lint'], { cwd: folderWith({ 'README.md': README, 'spec.md': CLEAN }) });
    expect(one.stdout).toBe('Clean: 1 spec. Left alone: README.md, without the notation of a spec.\n');
    const two = await deliberate(['lint'], {
      cwd: folderWith({ 'README.md': README, 'notes.md': '# Notes\n', 'spec.md': CLEAN }),
    });
    expect(two.stdout).toBe('Clean: 1 spec. Left alone: 2 other Markdown files, without the notation of a spec.\n');
    const none = await deliberate(['lint'], { cwd: folderWith({ 'README.md': README, 'guide.md': '# Guide\n' }) });
    expect(none.stderr).toContain('as in “deliberate lint guide.md”');
  });

  test('a folder of which deliberate.yaml ignores everything says so', async () => {
    const cwd = folderWith({ 'drafts/spec.md': BROKEN, 'deliberate.yaml': 'ignore: [drafts]\n' });
    const { code, stdout, stderr } = await deliberate(['lint'], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toBe(
      'No spec in this folder, only what deliberate.yaml ignores: to lint it all the same, name it, as in “deliberate lint drafts/spec.md”.\n',
    );
  });

  test('a file in which no rule is found gets a finding that says so', async () => {
    const { code, stdout } = await deliberate(['lint', 'note.md'], {
      cwd: folderWith({ 'note.md': '# Kindness\n\nKindness matters to all of us, on the bus and at home.\n' }),
    });
    expect(code).toBe(0);
    expect(stdout).toContain('Unexpected spec without a rule');
    const empty = await deliberate(['lint', 'empty.md'], { cwd: folderWith({ 'empty.md': '' }) });
    expect(empty.stdout).toContain('Unexpected spec without a rule');
  });

  test('node_modules, .git and what deliberate.yaml ignores are passed over', async () => {
    const { json } = await lintJson({
      'node_modules/a/spec.md': BROKEN,
      '.git/spec.md': BROKEN,
      'drafts/spec.md': BROKEN,
      'deliberate.yaml': 'ignore: [drafts]\n',
      'spec.md': CLEAN,
    });
    expect(json.summary).toMatchObject({ specs: 1, errors: 0 });
  });

  test('Markdown that is not UTF-8 is passed over in a folder, and said to be', async () => {
    const cwd = folderWith({ 'spec.md': CLEAN, 'latin.md': Buffer.from('# \xe9t\xe9', 'latin1') });
    const { code, stderr } = await deliberate(['lint', '.'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'latin.md is not UTF-8 text: save it as UTF-8.\n' });
  });

  test('the shipped spec is clean', async () => {
    const { code, stdout } = await deliberate(['lint', SHIPPED_SPEC]);
    expect(code).toBe(0);
    // Nothing but hints at what more examples could show.
    expect(stdout).toMatch(/^\d+ hints in 1 spec\. Not shown: \d+ \(--min-severity hint shows all\)\.\n$/);
  });
});

describe('--format json', () => {
  test('has exactly the keys that are promised', async () => {
    const { json } = await lintJson({ 'spec.md': BROKEN });
    expect(Object.keys(json)).toEqual(['findings', 'summary']);
    const finding = json.findings.find(({ rule }: { rule: string }) => rule === 'broken-reference');
    const { message, clause, ...others } = finding;
    expect(others).toEqual({
      rule: 'broken-reference',
      family: 'structure',
      severity: 'error',
      path: 'spec.md',
      range: { start: { line: 2, character: expect.any(Number) }, end: { line: 2, character: expect.any(Number) } },
      fixable: expect.any(Boolean),
    });
    expect(message).toMatch(/^Unexpected .*nowhere/);
    expect(json.summary).toEqual({
      specs: 1,
      files: 1,
      errors: 1,
      warnings: 0,
      infos: 0,
      hints: 0,
      fixable: expect.any(Number),
      known: 0,
      fixed: 0,
    });
  });

  test('has the same lines and characters with Windows line endings, and after wide letters', async () => {
    const text = `${HEAD}The assistant 😀 é never lies, see [there](#nowhere).\n`;
    const unix = await lintJson({ 'spec.md': text });
    const windows = await lintJson({ 'spec.md': text.replaceAll('\n', '\r\n') });
    expect(windows.json).toEqual(unix.json);
    const { start } = unix.json.findings.find(({ rule }: { rule: string }) => rule === 'broken-reference').range;
    expect(text.split('\n')[start.line]?.slice(start.character)).toMatch(/^(\[there\]\()?#?nowhere/);
  });
});

describe('--format pretty', () => {
  test('shows place, severity, message, rule and the line with marks', async () => {
    const { stdout } = await deliberate(['lint'], { cwd: folderWith({ 'spec.md': BROKEN }) });
    const [head = '', line = '', marks = ''] = stdout.split('\n');
    expect(head).toMatch(/^spec\.md:3:\d+ error Unexpected .* broken-reference$/);
    expect(line).toBe('  3 │ The assistant never lies, see [there](#nowhere).');
    const from = marks.indexOf('^');
    expect(line.slice(from, marks.lastIndexOf('^') + 1)).toMatch(/nowhere/);
    expect(`  3 │ ${' '.repeat(Number(/:3:(\d+)/.exec(head)?.[1]) - 1)}`).toHaveLength(from);
    expect(stdout).toMatch(/\n1 error in 1 spec\.\n$/);
  });

  test('colours only where it may', async () => {
    const cwd = folderWith({ 'spec.md': BROKEN });
    const coloured = async (env: Record<string, string>) => (await deliberate(['lint'], { cwd, env })).stdout.includes('\u001b[');
    expect(await coloured({})).toBe(false);
    expect(await coloured({ FORCE_COLOR: '1' })).toBe(true);
    expect(await coloured({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
  });
});
