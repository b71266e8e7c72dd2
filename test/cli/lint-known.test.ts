import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deliberate, folderWith } from './run.ts';

const OLD = '# Rules {#rules authority=root}\n\nThe assistant never lies, see [there](#nowhere).\n';
const NEW = '\nThe assistant never steals, see [here](#gone).\n';

const lint = (cwd: string, ...args: string[]) => deliberate(['lint', ...args], { cwd });
const found = async (cwd: string, ...args: string[]) => {
  const { stdout } = await lint(cwd, '--format', 'json', ...args);
  return JSON.parse(stdout).findings.map(({ message }: { message: string }) => /`(.+?)`/.exec(message)?.[1]);
};

describe('--write-baseline', () => {
  test('what was found on that day is not told again, and what comes after is', async () => {
    const cwd = folderWith({ 'spec.md': OLD });
    expect((await lint(cwd)).code).toBe(1);
    const written = await lint(cwd, '--write-baseline');
    expect(written).toMatchObject({ code: 0, stderr: expect.stringContaining('Wrote 1 finding to deliberate-baseline.json') });
    expect(await lint(cwd)).toMatchObject({ code: 0, stdout: 'Clean: 1 spec. Known before, and left out: 1.\n' });
    appendFileSync(join(cwd, 'spec.md'), NEW);
    expect(await found(cwd)).toEqual(['#gone']);
    expect((await lint(cwd)).code).toBe(1);
  });

  test('a finding stays known where its clause moves, and is told again where its clause changes', async () => {
    const cwd = folderWith({ 'spec.md': OLD });
    await lint(cwd, '--write-baseline');
    writeFileSync(join(cwd, 'spec.md'), OLD.replace('\n\n', '\n\nThe assistant is kind.\n\n'));
    expect(await found(cwd)).toEqual([]);
    writeFileSync(join(cwd, 'spec.md'), OLD.replace('never lies', 'never cheats'));
    expect(await found(cwd)).toEqual(['#nowhere']);
  });

  test('a second one of the same words is new', async () => {
    const cwd = folderWith({ 'spec.md': OLD });
    await lint(cwd, '--write-baseline');
    appendFileSync(join(cwd, 'spec.md'), '\n# More {#more}\n\nThe assistant never lies, see [there](#nowhere).\n');
    expect(await found(cwd)).toEqual(['#nowhere']);
  });

  test('stands beside deliberate.yaml, is found from everywhere below, and keeps what it says of other files', async () => {
    const cwd = folderWith({ 'deliberate.yaml': 'model: rehearsal\n', 'a/one.md': OLD, 'a/two.md': OLD });
    await lint(cwd, '--write-baseline');
    const both = readFileSync(join(cwd, 'deliberate-baseline.json'), 'utf8');
    expect(Object.keys(JSON.parse(both).files)).toEqual(['a/one.md', 'a/two.md']);
    await lint(join(cwd, 'a'), '--write-baseline', 'one.md');
    expect(readFileSync(join(cwd, 'deliberate-baseline.json'), 'utf8')).toBe(both);
    expect(await found(join(cwd, 'a'), 'one.md')).toEqual([]);
  });

  test('one that cannot be read is said to be, and hides nothing', async () => {
    const cwd = folderWith({ 'spec.md': OLD, 'deliberate-baseline.json': '{"version": 1, "files": ' });
    const { code, stderr, stdout } = await lint(cwd);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/is not a baseline that can be read, so all findings are shown/),
    });
    expect(stdout).toContain('#nowhere');
  });
});

describe('--since', () => {
  function repository(files: Readonly<Record<string, string>>): string {
    const cwd = folderWith(files);
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], { cwd });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'first');
    return cwd;
  }

  test('only what was not found then is told, also of a new file and of text that is not saved', async () => {
    const cwd = repository({ 'spec.md': OLD });
    expect(await found(cwd, '--since', 'HEAD')).toEqual([]);
    appendFileSync(join(cwd, 'spec.md'), NEW);
    writeFileSync(join(cwd, 'new.md'), OLD);
    expect(await found(cwd, '--since', 'HEAD')).toEqual(['#nowhere', '#gone']);
    const typed = await deliberate(['lint', '--since', 'HEAD', '--stdin-filename', 'spec.md', '--format', 'json'], {
      cwd,
      input: OLD + NEW,
    });
    expect(JSON.parse(typed.stdout).findings).toHaveLength(1);
  });

  test('a link that breaks elsewhere, by a heading that went, is new', async () => {
    const target = '\n## There {#nowhere}\n\nThe assistant is kind.\n';
    const cwd = repository({ 'spec.md': OLD + target });
    writeFileSync(join(cwd, 'spec.md'), OLD);
    expect(await found(cwd, '--since', 'HEAD')).toEqual(['#nowhere']);
  });

  test.each([
    ['a revision that is not there', 'nope', /no revision “nope”/],
    ['an option in its place', '--output=x', /revision/i],
  ])('%s: 2, one sentence and nothing else', async (_, revision, sentence) => {
    const ran = await lint(repository({ 'spec.md': OLD }), `--since=${revision}`);
    expect(ran).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(sentence) });
    expect(ran.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('outside of a repository: 2 and one sentence', async () => {
    const ran = await deliberate(['lint', '--since', 'HEAD'], {
      cwd: folderWith({ 'spec.md': OLD }),
      env: { GIT_CEILING_DIRECTORIES: '/' },
    });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
