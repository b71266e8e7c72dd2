import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deliberate, folderWith } from './run.ts';

const MAIN = resolve(import.meta.dirname, '../../dist/server.js');
const CLEAN = '# Rules {#rules authority=root}\n\nThe assistant never lies.\n\nThe assistant never steals.\n';
/** One finding with a safe fix: a blank at the end of a line. */
const UNTIDY = CLEAN.replace('lies.', 'lies. ');

const fix = (cwd: string, ...args: string[]) => deliberate(['lint', '--fix', ...args], { cwd });
const read = (cwd: string, path = 'spec.md') => readFileSync(join(cwd, path), 'utf8');

describe('--fix', () => {
  test('applies what cannot change the policy, says how much, and changes nothing the second time', async () => {
    const cwd = folderWith({ 'spec.md': UNTIDY });
    const first = await fix(cwd);
    expect(first.stdout).toContain('Fixed 1 finding.');
    expect(read(cwd)).toBe(CLEAN);
    const { mtimeMs } = statSync(join(cwd, 'spec.md'));
    const second = await fix(cwd);
    expect(second.stdout).not.toContain('Fixed');
    expect(read(cwd)).toBe(CLEAN);
    expect(statSync(join(cwd, 'spec.md')).mtimeMs).toBe(mtimeMs);
  });

  test('leaves alone what a person has to choose', async () => {
    const broken = `${CLEAN}\nSee [rules](#ruls).\n`;
    const cwd = folderWith({ 'spec.md': broken });
    const { code, stdout } = await fix(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain('did you mean `#rules`?');
    expect(read(cwd)).toBe(broken);
  });

  test('a byte order mark, Windows line ends, permissions and links stay', async () => {
    const text = `\ufeff${UNTIDY}`.replaceAll('\n', '\r\n');
    const cwd = folderWith({ 'real/policy.md': text });
    chmodSync(join(cwd, 'real/policy.md'), 0o640);
    symlinkSync('real/policy.md', join(cwd, 'spec.md'));
    await fix(cwd, 'spec.md');
    expect(read(cwd)).toBe(`\ufeff${CLEAN}`.replaceAll('\n', '\r\n'));
    expect(lstatSync(join(cwd, 'spec.md')).isSymbolicLink()).toBe(true);
    expect(statSync(join(cwd, 'real/policy.md')).mode & 0o777).toBe(0o640);
  });

  const mounts = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

  // A file system of three pages, which a text of two fills: only where this process may make one.
  test.skipIf(!mounts)('on a full disk the file stays whole and nothing is left beside it', () => {
    const cwd = folderWith({ 'disk/.keep': '', 'spec.md': UNTIDY + 'The assistant is kind.\n\n'.repeat(250) });
    const script = `mount -t tmpfs -o size=12k none disk && cp spec.md disk && cd disk &&
      { "$0" "$1" lint --fix spec.md; echo "exit $?"; cmp spec.md ../spec.md && ls -A; }`;
    const ran = spawnSync('unshare', ['-rm', 'bash', '-c', script, process.execPath, MAIN], { cwd, encoding: 'utf8' });
    expect(ran.stderr).toBe('spec.md was not changed, as there is no room for it on the disk.\n');
    expect(ran.stdout).toMatch(/\nexit 2\nspec\.md\n$/);
  });

  test('where the system refuses every byte, the file stays whole and nothing is left beside it', () => {
    const cwd = folderWith({ 'spec.md': UNTIDY });
    const script = 'ulimit -f 0 && exec "$0" "$1" lint --fix';
    const ran = spawnSync('bash', ['-c', script, process.execPath, MAIN], { cwd, encoding: 'utf8' });
    expect(ran.status).toBe(2);
    expect(ran.stderr).toBe('spec.md was not changed, as there is no room for it on the disk.\n');
    expect(read(cwd)).toBe(UNTIDY);
    expect(readdirSync(cwd)).toEqual(['spec.md']);
  });
});

describe('--stdin-filename', () => {
  const typed = (cwd: string, input: string, ...args: string[]) =>
    deliberate(['lint', '--stdin-filename', 'spec.md', ...args], { cwd, input });

  test('lints what comes in as the text of that file, whether it is there or not', async () => {
    const cwd = folderWith({ 'deliberate.yaml': 'lint: {rules: {broken-reference: info}}\n' });
    const { code, stdout } = await typed(cwd, `${CLEAN}\nSee [rules](#ruls).\n`);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^spec\.md:7:5 info Unexpected link/m);
  });

  test('the other files of its spec are those on the disk', async () => {
    const cwd = folderWith({
      'deliberate.yaml': 'specs: [{files: [spec.md, other.md]}]\n',
      'spec.md': CLEAN,
      'other.md': '# Other {#other}\n\nThe assistant never cheats.\n',
    });
    const { stdout } = await typed(cwd, `${CLEAN}\nSee [the other](#other) and [none](#none).\n`, '--format', 'json');
    const broken = JSON.parse(stdout).findings.filter(({ rule }: { rule: string }) => rule === 'broken-reference');
    expect(broken).toHaveLength(1);
    expect(broken[0].message).toContain('#none');
  });

  test('other files beside it are refused with a sentence', async () => {
    const ran = await typed(folderWith({ 'other.md': CLEAN }), CLEAN, 'other.md');
    expect(ran).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^Standard input is one file: .*\.\n$/) });
  });

  test('with --fix the fixed text goes to standard output, what is left to standard error, and the disk stays as it is', async () => {
    const cwd = folderWith({ 'spec.md': 'on the disk' });
    const { stdout, stderr } = await typed(cwd, UNTIDY, '--fix');
    expect(stdout).toBe(CLEAN);
    expect(stderr).toContain('Fixed 1 finding.');
    expect(read(cwd)).toBe('on the disk');
  });
});
