import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { deliberate, folderWith } from './run.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const BROKEN = '# Rules {#rules authority=root}\n\nThe assistant never lies, see [there](#nowhere).\n';
const FILES = { 'policies/my spec.md': BROKEN, 'README.md': '# Read me\n\nSee [x](#none).\n' };

describe('the GitHub Actions step', () => {
  const step = (cwd: string, inputs: Readonly<Record<string, string>>) =>
    spawnSync('bash', [join(ROOT, '.github/actions/lint/lint.sh')], {
      cwd,
      env: { PATH: process.env.PATH, GITHUB_WORKSPACE: cwd, ...inputs },
      encoding: 'utf8',
    });

  test('annotates the lines, fails on an error, and writes SARIF', () => {
    const cwd = folderWith(FILES);
    const ran = step(cwd, { DELIBERATE_PATHS: 'policies\n', DELIBERATE_SARIF_FILE: 'out.sarif' });
    expect(ran.status).toBe(1);
    expect(ran.stdout).toMatch(/^::error file=policies\/my spec\.md,line=3,/);
    expect(JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8')).version).toBe('2.1.0');
  });

  test('an input is never read by the shell, nor taken for an option', () => {
    const cwd = folderWith(FILES);
    const ran = step(cwd, { DELIBERATE_PATHS: '--write-baseline\n', DELIBERATE_SINCE: '$(touch owned)' });
    expect(ran.status).toBe(2);
    expect(existsSync(join(cwd, 'owned'))).toBe(false);
    expect(existsSync(join(cwd, 'deliberate-baseline.json'))).toBe(false);
  });

  test('declares each input that the script reads', () => {
    const action = readFileSync(join(ROOT, '.github/actions/lint/action.yml'), 'utf8');
    const script = readFileSync(join(ROOT, '.github/actions/lint/lint.sh'), 'utf8');
    const { inputs, runs } = parse(action);
    const given = Object.entries(runs.steps.at(-1).env as Record<string, string>);
    expect(given.map(([, value]) => /inputs\.([\w-]+)/.exec(value)?.[1])).toEqual(Object.keys(inputs));
    expect(new Set(script.match(/DELIBERATE_\w+/g))).toEqual(new Set(given.map(([name]) => name)));
  });
});

describe('the pre-commit hook', () => {
  const hooks: readonly { readonly id: string; readonly entry: string }[] = parse(
    readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8'),
  );

  test.each(hooks)('$id runs a command that there is, and leaves a README alone', async ({ entry }) => {
    const [command, ...args] = entry.split(' ');
    expect(command).toBe('deliberate');
    const ran = await deliberate([...args, 'policies/my spec.md', 'README.md'], { cwd: folderWith(FILES) });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('#nowhere');
    expect(ran.stdout).not.toContain('#none');
  });

  test('a commit without a spec passes in silence', async () => {
    const ran = await deliberate(['lint', '--only-specs', 'README.md'], { cwd: folderWith(FILES) });
    expect(ran).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  test('the package that it installs holds the command', () => {
    const files = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT, encoding: 'utf8' });
    const [packed] = JSON.parse(files) as readonly { readonly files: readonly { readonly path: string }[] }[];
    const paths = packed?.files.map(({ path }) => path) ?? [];
    expect(paths).toContain('dist/server.js');
    expect(
      paths.filter((path) => !/^(?:dist|specs|syntaxes)\/|^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE)$/.test(path)),
    ).toEqual([]);
  });
});
