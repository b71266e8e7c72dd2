import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LINT_FORMATS } from '../../server/src/cli/reporters/lint-reporters.ts';
import { deliberate, folderWith, MAIN, type RunOptions } from './run.ts';

// What is not bundled may change from one run to the next, so nothing is kept of it.
const bundled = describe.skipIf(MAIN.endsWith('.ts'));

const HEAD = '# Rules {#rules authority=root}\n\n';
const ONE = `${HEAD}The assistant never lies, see [there](#nowhere).   \n\n## Lies {#lies}\n\nThe assistant should usually refuse, etc.\n`;
const TWO = `${HEAD}The assistant never steals, “naïve 🙂” as it is, see [here](#gone).\n\n## Lies {#rules}\n\nIt must not and/or should not lie.\n`;
const CONFIGURATION = `specs: [{name: Both, files: [policy/*.md]}, {files: [policy/one.md, absent.md]}]
lint: {preset: strict, rules: {no-such-rule: off, long-clause: {level: info, tokens: 3}}}
`;
const FILES = {
  'policy/one.md': ONE,
  'policy/two.md': TWO,
  'policy/examples/lies.md': 'x',
  'notes/README.md': '# Read me\n',
  'notes/latin.md': Buffer.from('# \xe9t\xe9', 'latin1'),
};

/** A workspace, a folder for what is kept, and lint in them. */
function workspace(files: Readonly<Record<string, string | Buffer>> = FILES) {
  const cwd = folderWith(files);
  const cache = folderWith({});
  const run = (args: readonly string[], options: RunOptions = {}) =>
    deliberate(['lint', ...args], { cwd, ...options, env: { DELIBERATE_CACHE_DIR: cache, ...options.env } });
  return { cwd, cache, run };
}

function keptFiles(cache: string): readonly string[] {
  const folder = join(cache, 'lint');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

/** Makes every kept outcome say so when it is used. */
function mark(cache: string): void {
  for (const file of keptFiles(cache)) {
    const [key, kept] = JSON.parse(readFileSync(file, 'utf8').split('\n')[1] ?? '');
    const text = JSON.stringify([key, { ...kept, outcome: { ...kept.outcome, remarks: [...kept.outcome.remarks, 'KEPT'] } }]);
    writeFileSync(file, `${createHash('sha256').update(text).digest('hex')}\n${text}`);
  }
}

const isKept = ({ stderr }: { readonly stderr: string }) => /^KEPT$/m.test(stderr);

bundled('what is printed again', () => {
  const PRINTED: readonly [string[], Readonly<Record<string, string>>][] = [
    ...LINT_FORMATS.map((format): [string[], Record<string, string>] => [['--format', format], {}]),
    [[], { FORCE_COLOR: '1', COLUMNS: '60' }],
    [['--min-severity', 'error'], {}],
    [['--min-severity', 'hint', '--format', 'github'], { GITHUB_WORKSPACE: '/tmp' }],
    [['--max-warnings', '0'], {}],
  ];

  /** Runs everything twice: afresh, and from one run whose outcome is kept. */
  async function expectSame({ run, cache }: ReturnType<typeof workspace>): Promise<void> {
    await run([]);
    mark(cache);
    for (const [args, env] of PRINTED) {
      const fresh = await run(['--no-cache', ...args], { env });
      const kept = await run(args, { env });
      expect(fresh.stdout).not.toBe('');
      expect(isKept(kept)).toBe(true);
      expect({ args, ...kept, durationMs: 0 }).toEqual({ args, ...fresh, stderr: `${fresh.stderr}KEPT\n`, durationMs: 0 });
    }
  }

  test('is what a fresh run prints, in every format, colour and width', () => expectSame(workspace()));

  test('also where deliberate.yaml has faults and a baseline knows some findings', async () => {
    const found = workspace();
    await found.run(['--write-baseline', 'policy/one.md']);
    writeFileSync(join(found.cwd, 'deliberate.yaml'), CONFIGURATION);
    expect((await found.run(['--no-cache'])).stdout).toMatch(/absent\.md[\s\S]*no-such-rule[\s\S]*Known before/);
    await expectSame(found);
  });

  test('where there is no spec, that is said again', async () => {
    const { run, cache } = workspace({ 'README.md': '# Read me\n' });
    const fresh = await run([]);
    mark(cache);
    expect(await run([])).toMatchObject({ code: 0, stdout: '', stderr: `${fresh.stderr}KEPT\n` });
  });
});

bundled('a change is seen', () => {
  const CHANGES: readonly [string, (cwd: string) => void][] = [
    ['the text of a spec', (cwd) => writeFileSync(join(cwd, 'policy/one.md'), `${ONE}\nThe assistant is kind.\n`)],
    ['a spec is removed', (cwd) => rmSync(join(cwd, 'policy/two.md'))],
    ['a spec is added', (cwd) => writeFileSync(join(cwd, 'notes/new.md'), ONE)],
    ['what was no spec is one', (cwd) => writeFileSync(join(cwd, 'notes/README.md'), ONE)],
    ['deliberate.yaml is added', (cwd) => writeFileSync(join(cwd, 'deliberate.yaml'), 'lint: {preset: strict}\n')],
    ['deliberate.yaml is added below', (cwd) => writeFileSync(join(cwd, 'notes/deliberate.yml'), 'lint: {preset: off}\n')],
    ['deliberate.yaml is added above', (cwd) => writeFileSync(join(cwd, '../deliberate.yml'), 'lint: {preset: off}\n')],
    ['a baseline is added', (cwd) => writeFileSync(join(cwd, 'deliberate-baseline.json'), '{"version": 1, "files": {}}')],
    ['a baseline nearer by', (cwd) => writeFileSync(join(cwd, 'policy/deliberate-baseline.json'), '{"version": 1, "files": {}}')],
    ['an example is added', (cwd) => writeFileSync(join(cwd, 'policy/examples/more.md'), 'x')],
    ['an example is removed', (cwd) => rmSync(join(cwd, 'policy/examples/lies.md'))],
  ];

  test.each(CHANGES)('%s', async (_, change) => {
    const outer = folderWith({});
    cpSync(folderWith(FILES), join(outer, 'work'), { recursive: true });
    const { run, cache } = workspace();
    const cwd = join(outer, 'work');
    await run([], { cwd });
    mark(cache);
    expect(keptFiles(cache)).toHaveLength(1);
    change(cwd);
    const changed = await run([], { cwd });
    expect(isKept(changed)).toBe(false);
    expect(changed.stdout).toBe((await run(['--no-cache'], { cwd })).stdout);
  });

  test('deliberate.yaml and a baseline are changed, then removed', async () => {
    const { run, cwd, cache } = workspace({ ...FILES, 'deliberate.yaml': 'lint: {preset: strict}\n' });
    const keptAfter = async (change: () => unknown) => {
      await change();
      const missed = !isKept(await run([]));
      mark(cache);
      return missed && isKept(await run([]));
    };
    expect(await keptAfter(() => undefined)).toBe(true);
    expect(await keptAfter(() => writeFileSync(join(cwd, 'deliberate.yaml'), 'lint: {preset: off}\n'))).toBe(true);
    expect(await keptAfter(() => writeFileSync(join(cwd, 'deliberate.yaml'), '# nothing\n'))).toBe(true);
    expect(await keptAfter(() => run(['--write-baseline']))).toBe(true);
    expect(await keptAfter(() => run(['--write-baseline', '--fix']))).toBe(true);
    expect(await keptAfter(() => rmSync(join(cwd, 'deliberate-baseline.json')))).toBe(true);
    expect(await keptAfter(() => rmSync(join(cwd, 'deliberate.yaml')))).toBe(true);
  });

  test('examples that come to be beside a file that has none', async () => {
    const { run, cwd, cache } = workspace({ 'spec.md': ONE });
    await run([]);
    mark(cache);
    mkdirSync(join(cwd, 'examples'));
    expect(isKept(await run([]))).toBe(false);
  });

  test('other paths, another option and another working directory are other orders', async () => {
    const { run, cwd, cache } = workspace();
    await run([]);
    await run(['policy/one.md']);
    mark(cache);
    expect(isKept(await run(['policy/two.md']))).toBe(false);
    expect(isKept(await run(['policy/one.md', '--only-specs']))).toBe(false);
    expect(isKept(await run(['one.md'], { cwd: join(cwd, 'policy') }))).toBe(false);
    expect(isKept(await run(['policy/one.md']))).toBe(true);
    expect(isKept(await run([]))).toBe(true);
  });

  test('another version of Deliberate, and another build of the same version', async () => {
    const { run, cache } = workspace({ 'spec.md': ONE });
    const build = folderWith({});
    cpSync(dirname(MAIN), join(build, 'dist'), {
      recursive: true,
      filter: (path) => path === dirname(MAIN) || /(?:chunks|server\.js|chunks[/\\].*\.js)$/.test(path),
    });
    const main = join(build, 'dist/server.js');
    const write = (version: string) =>
      writeFileSync(join(build, 'package.json'), JSON.stringify({ name: 'deliberate', version, type: 'module' }));
    write('1.0.0');
    await run([], { main });
    mark(cache);
    expect(isKept(await run([], { main }))).toBe(true);
    write('1.0.1');
    expect(isKept(await run([], { main }))).toBe(false);

    write('1.0.0');
    const chunks = readdirSync(join(build, 'dist/chunks')).map((name) => join(build, 'dist/chunks', name));
    const chunk = chunks.find((file) => /run-lint-\w{8}\.js$/.test(file)) ?? '';
    cpSync(chunk, chunk.replace(/\w{8}\.js$/, 'ANOTHER2.js'));
    for (const file of chunks) {
      const text = readFileSync(file, 'utf8');
      if (/run-lint-\w{8}\.js/.test(text)) writeFileSync(file, text.replace(/run-lint-\w{8}\.js/g, 'run-lint-ANOTHER2.js'));
    }
    expect(isKept(await run([], { main }))).toBe(false);
  });
});

bundled('what is not kept', () => {
  test.each([
    [['--fix']],
    [['--write-baseline']],
    [['--since', 'HEAD']],
    [['--stdin-filename', 'spec.md']],
    [['--no-cache']],
    [['absent.md']],
  ])('%j', async (args) => {
    const { run, cache } = workspace({ 'spec.md': ONE });
    await run(args, { input: ONE });
    expect(keptFiles(cache)).toEqual([]);
  });

  test('an outcome that is kept is not used for a run that writes', async () => {
    const { run, cwd, cache } = workspace({ 'spec.md': ONE });
    await run([]);
    mark(cache);
    expect(isKept(await run(['--fix']))).toBe(false);
    expect(readFileSync(join(cwd, 'spec.md'), 'utf8')).not.toBe(ONE);
  });

  test('anything in the workspace, whatever the environment says', async () => {
    const { run, cwd } = workspace({ 'spec.md': ONE, '.git/HEAD': '', 'policy/spec.md': ONE });
    const env = { DELIBERATE_CACHE_DIR: join(cwd, '.cache') };
    await run([], { env });
    await run([], { env, cwd: join(cwd, 'policy') });
    expect(keptFiles(join(cwd, '.cache'))).toEqual([]);
  });
});

bundled('trouble with what is kept', () => {
  test('a broken file is passed over, and written anew', async () => {
    const { run, cache } = workspace();
    const fresh = await run([]);
    for (const file of keptFiles(cache)) writeFileSync(file, readFileSync(file, 'utf8').slice(0, -20));
    expect({ ...(await run([])), durationMs: 0 }).toEqual({ ...fresh, durationMs: 0 });
    mark(cache);
    expect(isKept(await run([]))).toBe(true);
  });

  test('where nothing can be kept, lint is as ever and says nothing', async () => {
    const { run } = workspace();
    const fresh = await run(['--no-cache']);
    const inTheWay = folderWith({ lint: 'a file' });
    for (const cache of ['/dev/null/nowhere', '/proc/nowhere', inTheWay])
      expect({ ...(await run([], { env: { DELIBERATE_CACHE_DIR: cache } })), durationMs: 0 }).toEqual({
        ...fresh,
        durationMs: 0,
      });
  });

  test('runs at once do not disturb each other', async () => {
    const { run, cache } = workspace({ 'spec.md': ONE });
    const fresh = await run(['--no-cache']);
    for (const { stdout, stderr } of await Promise.all(Array.from({ length: 6 }, () => run([]))))
      expect({ stdout, stderr }).toEqual({ stdout: fresh.stdout, stderr: fresh.stderr });
    expect(keptFiles(cache)).toHaveLength(1);
    mark(cache);
    expect(isKept(await run([]))).toBe(true);
  });

  test('only its owner may read it, and deliberate forget removes it', async () => {
    const { run, cache } = workspace({ 'spec.md': ONE });
    await run([]);
    const [file = ''] = keptFiles(cache);
    expect([statSync(file).mode & 0o777, statSync(dirname(file)).mode & 0o777]).toEqual([0o600, 0o700]);
    expect(await deliberate(['forget'], { env: { DELIBERATE_CACHE_DIR: cache } })).toMatchObject({ code: 0 });
    expect(keptFiles(cache)).toEqual([]);
  });
});
