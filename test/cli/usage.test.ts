import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { deliberate, folderWith } from './run.ts';

const ROOT = resolve(import.meta.dirname, '../..');

describe('the help', () => {
  test('names every command, and none that is not there', async () => {
    const { code, stdout } = await deliberate(['--help']);
    const named = [...stdout.matchAll(/^ {2}([a-z]+) (?:\[|<)/gm)].map(([, name]) => name);
    expect({ code, named }).toEqual({
      code: 0,
      named: ['lint', 'outline', 'compile', 'preview', 'review', 'diff', 'explain', 'lsp'],
    });
    for (const name of named)
      expect((await deliberate([name ?? '', '--help'])).stdout).toMatch(new RegExp(`^Usage: deliberate ${name} `));
  });

  test('comes without a command too', async () => {
    expect((await deliberate([])).stdout).toBe((await deliberate(['--help'])).stdout);
  });

  test('the version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect((await deliberate(['--version'])).stdout).toBe(`${version}\n`);
  });
});

describe('what is no command or option gives one sentence and exit code 2', () => {
  test.each([
    [['frobnicate'], "Unknown command 'frobnicate': see deliberate --help."],
    [['lnit'], "Unknown command 'lnit': did you mean lint?"],
    [['lint', '--fromat', 'json'], "Unknown option '--fromat': did you mean --format?"],
    [
      ['lint', '--format', 'xml'],
      /^Option '--format <format>' argument 'xml' is invalid\. Allowed choices are pretty, json, sarif, github, junit: see deliberate lint --help\.$/,
    ],
    [['lint', '--max-warnings', '-1'], /Expected a whole number/],
    [['outline'], "Missing required argument 'spec': see deliberate outline --help."],
    [['outline', 'a', 'b'], 'Too many arguments: see deliberate outline --help.'],
    [['outline', 'absent.md'], 'absent.md does not exist: check the path.'],
    [['explain', 'no-such-rule'], /^There is no rule “no-such-rule”: name one of broken-reference, .*\.$/],
    [['explain', 'broken_refrence'], 'There is no rule “broken_refrence”: did you mean broken-reference?'],
    [['lsp'], /^deliberate lsp is started by an editor/],
  ] as const)('%j', async (args, sentence) => {
    const { code, stdout, stderr } = await deliberate(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\n$/);
    if (typeof sentence === 'string') expect(stderr.trimEnd()).toBe(sentence);
    else expect(stderr.trimEnd()).toMatch(sentence);
  });
});

describe('explain', () => {
  const pages = readdirSync(join(ROOT, 'server/src/lint/rules')).filter((name) => name.endsWith('.md'));

  test('prints the page of every rule', async () => {
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) {
      const { code, stdout } = await deliberate(['explain', page.replace('.md', '')]);
      const text = readFileSync(join(ROOT, 'server/src/lint/rules', page), 'utf8');
      expect({ code, stdout: stdout.trimEnd() }).toEqual({ code: 0, stdout: text.trimEnd() });
    }
  });

  test('prints a page for findings in deliberate.yaml too', async () => {
    expect((await deliberate(['explain', 'configuration'])).stdout).toMatch(/^# configuration\n/);
  });
});

test('a reader that goes away ends the command quietly', async () => {
  const clauses = Array.from({ length: 5000 }, (_, index) => `- The assistant never says ${index}.`).join('\n');
  const cwd = folderWith({ 'spec.md': `# A {#a authority=root}\n\n${clauses}\n` });
  const main = resolve(ROOT, process.env.DELIBERATE_MAIN ?? 'dist/server.js');
  const child = spawn(process.execPath, [main, 'outline', 'spec.md', '--format', 'json'], { cwd });
  let stderr = '';
  child.stderr.on('data', (piece) => {
    stderr += piece;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = await once(child, 'close');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('lint loads no client of models, no tokenizer and no language server', async () => {
  const cwd = folderWith({
    'spec.md': '# A {#a authority=root}\n\nNever lie.\n',
    'tell.mjs': `import { registerHooks } from 'node:module';
      registerHooks({ load: (url, context, next) => (process.stderr.write(url + '\\n'), next(url, context)) });`,
  });
  const { stdout, stderr } = await deliberate(['lint', 'spec.md'], { cwd, env: { NODE_OPTIONS: `--import ${cwd}/tell.mjs` } });
  const files = stderr
    .split('\n')
    .filter((url) => url.startsWith('file:'))
    .map((url) => fileURLToPath(url));
  expect(stdout).toBe('Clean: 1 spec.\n');
  expect(files.join('\n')).toMatch(/\bcli\b/);
  expect(files.join('\n')).not.toMatch(
    /\/(openai|gpt-tokenizer|o200k_base|lsp|vscode-languageserver|minisearch|registry|rehearsal)\b/,
  );
  const megabytes = files.reduce((total, file) => total + statSync(file).size / 1e6, 0);
  // The rules, the reader of Markdown and that of YAML; a client of models or a tokenizer is half as large again.
  expect(megabytes).toBeLessThan(1.7);
});
