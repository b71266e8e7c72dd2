import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repositoryWith } from '../git-repository.ts';
import { deliberate, folderWith } from './run.ts';

const SPEC = `# Weapons {#weapons authority=root tags=category}

## Disallowed {#disallowed}

- The assistant must not explain how to build a bomb. {#no-bombs}
- The assistant must not help anyone to smuggle a gun.

## Allowed {#allowed}

- The assistant may talk about the history of weapons. {#history}
`;
const EDITED = SPEC.replace('must not explain', 'should not explain').replace(
  '- The assistant must not help anyone to smuggle a gun.\n',
  '',
);
const OTHER = '# Privacy {#privacy authority=root}\n\nThe assistant must not tell where a person lives.\n';

/** As JSON, in short: the kinds of the changes of each spec. */
async function kindsOf(args: readonly string[], cwd: string) {
  const { code, stdout, stderr } = await deliberate(['diff', ...args, '--format', 'json'], { cwd });
  expect([code, stderr]).toEqual([0, '']);
  const { specs } = JSON.parse(stdout) as {
    specs: {
      title: string;
      status: string;
      clauses: { kind: string; before: { path: string } | null; after: { path: string } | null }[];
    }[];
  };
  return specs.map(({ title, status, clauses }) => [title, status, ...clauses.map(({ kind }) => kind)]);
}

describe('the three formats', () => {
  test('pretty: what changed, where, and both wordings, told apart without colours', async () => {
    const repository = repositoryWith({ 'spec.md': SPEC });
    repository.write('spec.md', EDITED);
    const { code, stdout, stderr } = await deliberate(['diff', 'HEAD'], { cwd: repository.folder });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`spec.md since HEAD
1 weakened, 1 removed; 1 clause unchanged

Weakened (1)
  spec.md:5:3 Weapons › Disallowed  #no-bombs
    must not → should not
    The assistant [-must-]{+should+} not explain how to build a bomb.

Removed (1)
  was at spec.md:6:3 Weapons › Disallowed
    The assistant must not help anyone to smuggle a gun.
`);
    const coloured = await deliberate(['diff', 'HEAD'], { cwd: repository.folder, env: { FORCE_COLOR: '1' } });
    expect(coloured.stdout).toContain('The assistant \u001b[31m[-must-]\u001b[39m\u001b[32m{+should+}\u001b[39m not');
  });

  test('markdown: for a pull request, the gravest first, long texts folded', async () => {
    const repository = repositoryWith({ 'spec.md': SPEC });
    const long = `- The assistant must not ${'look for, copy, keep or sell the address of a person, '.repeat(8)}or help to.\n`;
    repository.write('spec.md', `${EDITED}${long}`);
    const { code, stdout } = await deliberate(['diff', 'HEAD', 'spec.md', '--format', 'markdown'], { cwd: repository.folder });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^## Policy changes since `HEAD`\n\n### spec\.md\n\n1 weakened, 1 removed, 1 added; 1 clause unchanged\.\n/,
    );
    expect(stdout).toContain('- **must not → should not** — Weapons › Disallowed, `#no-bombs`, spec.md:5\n');
    expect(stdout).toContain('  > The assistant ~~must~~ **should** not explain how to build a bomb.\n');
    expect(stdout).toMatch(
      /\n\n {2}<details><summary>The assistant must not look for.*…<\/summary>\n\n {2}> .*\n\n {2}<\/details>\n/,
    );
    expect(stdout.match(/^#### .*/gm)).toEqual(['#### Weakened (1)', '#### Removed (1)', '#### Added (1)']);
  });

  test('json: each clause with its own place in its own version', async () => {
    const repository = repositoryWith({ 'spec.md': SPEC });
    repository.write('spec.md', `Preface.\n\n${EDITED}`);
    const { stdout } = await deliberate(['diff', 'HEAD', '--format', 'json'], { cwd: repository.folder });
    const { revision, specs } = JSON.parse(stdout);
    expect(revision).toBe('HEAD');
    expect(specs[0].summary).toMatchObject({ weakened: 1, removed: 1, added: 0, unchanged: 1 });
    expect(specs[0].clauses[0]).toMatchObject({
      kind: 'weakened',
      before: { id: 'no-bombs', path: 'spec.md', modality: 'must-not', range: { start: { line: 4 } } },
      after: { id: 'no-bombs', path: 'spec.md', modality: 'should-not', range: { start: { line: 6 } } },
      grounds: [{ aspect: 'modality', effect: 'weaker', text: 'must not → should not' }],
    });
  });

  test('the same is printed each time', async () => {
    const repository = repositoryWith({ 'a.md': SPEC, 'b.md': OTHER });
    repository.write('a.md', EDITED);
    const runs = await Promise.all(
      [0, 1].map(() => deliberate(['diff', 'HEAD', '--format', 'json'], { cwd: repository.folder })),
    );
    expect(runs[0]?.stdout).toBe(runs[1]?.stdout);
  });

  test('no change is no failure', async () => {
    const { folder } = repositoryWith({ 'spec.md': SPEC });
    expect(await deliberate(['diff', 'HEAD'], { cwd: folder })).toMatchObject({
      code: 0,
      stdout: 'spec.md since HEAD\nno change\n',
    });
    expect((await deliberate(['diff', 'HEAD', '--format', 'markdown'], { cwd: folder })).stdout).toContain('No spec changed.');
  });
});

describe('which files are compared', () => {
  test('a renamed file with its old self, whether git was told or not', async () => {
    const repository = repositoryWith({ 'old.md': SPEC, 'b.md': OTHER });
    repository.git('mv', 'old.md', 'new.md');
    repository.write('new.md', EDITED);
    expect(await kindsOf(['HEAD'], repository.folder)).toEqual([
      ['b.md', 'compared'],
      ['new.md', 'compared', 'weakened', 'removed'],
    ]);
    repository.git('reset', '--quiet');
    expect(await kindsOf(['HEAD', 'new.md'], repository.folder)).toEqual([['new.md', 'compared', 'weakened', 'removed']]);
    // Telling git was left to the person.
    expect(repository.git('status', '--short')).toBe(' D old.md\n?? new.md\n');
  });

  test('a new spec, and one that was deleted, named or in a folder that is gone', async () => {
    const repository = repositoryWith({ 'old/spec.md': SPEC, 'notes.md': 'Nothing.\n' });
    rmSync(join(repository.folder, 'old'), { recursive: true });
    repository.write('other.md', OTHER);
    const expected = ['old/spec.md', 'removed', 'removed', 'removed', 'removed'];
    expect(await kindsOf(['HEAD'], repository.folder)).toEqual([['other.md', 'new', 'added'], expected]);
    expect(await kindsOf(['HEAD', 'old'], repository.folder)).toEqual([expected]);
    expect(await kindsOf(['HEAD', 'old/spec.md'], repository.folder)).toEqual([expected]);
  });

  test('a spec of several files, as deliberate.yaml listed them then', async () => {
    const repository = repositoryWith({
      'deliberate.yaml': 'specs: [{ name: Policy, files: [policy/*.md] }]\n',
      'policy/a.md': SPEC,
      'policy/b.md': OTHER,
    });
    repository.write('policy/c.md', '# Health {#health}\n\nThe assistant must name a doctor.\n');
    rmSync(join(repository.folder, 'policy/b.md'));
    expect(await kindsOf(['HEAD'], repository.folder)).toEqual([['Policy', 'compared', 'removed', 'added']]);
    // Today it lists one file more, which was a spec by itself then.
    repository.commit('second');
    repository.write('deliberate.yaml', 'specs: [{ name: Policy, files: [policy/a.md, policy/c.md, extra.md] }]\n');
    repository.write('extra.md', OTHER);
    expect(await kindsOf(['HEAD'], repository.folder)).toEqual([['Policy', 'compared', 'added']]);
  });

  test('from a folder within, and where no configuration was then', async () => {
    const repository = repositoryWith({ 'policy/a.md': SPEC, 'policy/b.md': OTHER });
    repository.write('deliberate.yaml', 'specs: [{ name: Policy, files: [policy/*.md] }]\n');
    repository.write('policy/a.md', EDITED);
    expect(await kindsOf(['HEAD', 'a.md'], join(repository.folder, 'policy'))).toEqual([
      ['Policy', 'compared', 'weakened', 'removed'],
    ]);
  });

  test('an older revision, by any name', async () => {
    const repository = repositoryWith({ 'spec.md': SPEC });
    repository.git('tag', 'v1');
    repository.write('spec.md', EDITED);
    repository.commit('second');
    for (const name of ['HEAD~1', 'v1', repository.git('rev-parse', '--short', 'HEAD~1').trim(), 'main^'])
      expect(await kindsOf([name], repository.folder), name).toEqual([['spec.md', 'compared', 'weakened', 'removed']]);
    expect(await kindsOf(['HEAD'], repository.folder)).toEqual([['spec.md', 'compared']]);
  });

  test('as a hook of git runs it, and through a link', async () => {
    const repository = repositoryWith({ 'policy/spec.md': SPEC });
    repository.write('policy/spec.md', EDITED);
    const env = { GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index' };
    const hooked = await deliberate(['diff', 'HEAD', 'policy'], { cwd: repository.folder, env });
    expect([hooked.code, hooked.stdout.split('\n')[1]]).toEqual([0, '1 weakened, 1 removed; 1 clause unchanged']);
    const elsewhere = folderWith({});
    symlinkSync(join(repository.folder, 'policy'), join(elsewhere, 'link'));
    const linked = await deliberate(['diff', 'HEAD', 'link/spec.md'], { cwd: elsewhere });
    expect([linked.code, linked.stdout.split('\n').slice(0, 2)]).toEqual([
      0,
      ['link/spec.md since HEAD', '1 weakened, 1 removed; 1 clause unchanged'],
    ]);
  });
});

describe('what cannot be done is said in one sentence', () => {
  test.each([
    ['-x', 2, /^Unknown option|none begins with a hyphen/],
    [
      'nowhere',
      2,
      'This repository has no revision “nowhere”: name a branch, a tag or a commit, such as HEAD~1 or origin/main.\n',
    ],
    ['HEAD..HEAD', 2, '“HEAD..HEAD” is a range: name the one revision to compare with.\n'],
    [' ', 2, 'The revision is empty: name a branch, a tag or a commit, such as HEAD~1.\n'],
  ])('%j', async (revision, code, sentence) => {
    const { folder } = repositoryWith({ 'spec.md': SPEC });
    const ran = await deliberate(['diff', revision], { cwd: folder });
    expect(ran).toMatchObject({ code, stdout: '' });
    expect(ran.stderr).toMatch(sentence instanceof RegExp ? sentence : new RegExp(`^${escaped(sentence)}$`));
  });

  test('a revision that begins with a hyphen never reaches git', async () => {
    const { folder } = repositoryWith({ 'spec.md': SPEC });
    const { code, stderr } = await deliberate(['diff', '--', '--output=stolen'], { cwd: folder });
    expect([code, stderr]).toEqual([2, '“--output=stolen” is no revision: none begins with a hyphen.\n']);
  });

  test('no repository, no git, no such file, no spec', async () => {
    const plain = folderWith({ 'spec.md': SPEC });
    expect((await deliberate(['diff', 'HEAD'], { cwd: plain })).stderr).toMatch(
      /is in no git repository, so there is no older version to compare with\.\n$/,
    );
    const { folder } = repositoryWith({ 'spec.md': SPEC, 'notes.md': 'Nothing.\n' });
    const without = await deliberate(['diff', 'HEAD'], { cwd: folder, env: { PATH: plain } });
    expect([without.code, without.stderr]).toEqual([
      2,
      'git could not be started: install it, put it on PATH, and see that the folder exists.\n',
    ]);
    const missing = await deliberate(['diff', 'HEAD', 'absent.md'], { cwd: folder });
    expect([missing.code, missing.stderr]).toEqual([
      2,
      'absent.md does not exist, nor did a spec of that name in HEAD: check the path.\n',
    ]);
    mkdirSync(join(folder, 'empty'));
    const empty = await deliberate(['diff', 'HEAD', 'empty'], { cwd: folder });
    expect([empty.code, empty.stderr]).toEqual([2, 'No spec in empty, nor was one here in HEAD: name its file.\n']);
  });

  test('a bare repository, and a history that was not fetched whole', async () => {
    const source = repositoryWith({ 'spec.md': SPEC });
    source.write('spec.md', EDITED);
    source.commit('second');
    const { folder, git } = repositoryWith({});
    git('clone', '--quiet', '--bare', source.folder, 'bare.git');
    expect((await deliberate(['diff', 'HEAD'], { cwd: join(folder, 'bare.git') })).stderr).toMatch(
      /bare repository, which holds no files to compare/,
    );
    git('clone', '--quiet', '--depth', '1', `file://${source.folder}`, 'shallow');
    const shallow = await deliberate(['diff', 'HEAD~1'], { cwd: join(folder, 'shallow') });
    expect([shallow.code, shallow.stderr]).toEqual([
      2,
      'This repository has no revision “HEAD~1”: only a part of its history was fetched, so fetch the rest first, as with “git fetch --unshallow”.\n',
    ]);
  });

  test('a submodule has revisions of its own', async () => {
    const inner = repositoryWith({ 'spec.md': SPEC });
    const outer = repositoryWith({ 'other.md': OTHER });
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'inner');
    outer.commit('second');
    const from = await deliberate(['diff', 'HEAD', 'inner/spec.md'], { cwd: outer.folder });
    expect([from.code, from.stderr]).toEqual([
      2,
      expect.stringMatching(/inner lies in a submodule, which has revisions of its own: run this inside it\.\n$/),
    ]);
    expect(await kindsOf(['HEAD'], join(outer.folder, 'inner'))).toEqual([['spec.md', 'compared']]);
  });

  test('what was no text then', async () => {
    const repository = repositoryWith({ 'other.md': OTHER });
    repository.write('spec.md', '\0\0');
    repository.git('config', 'core.autocrlf', 'false');
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(repository.folder, 'spec.md'), Buffer.from([0xff, 0xfe, 0x00]));
    repository.commit('second');
    repository.write('spec.md', SPEC);
    const { code, stderr } = await deliberate(['diff', 'HEAD', 'spec.md'], { cwd: repository.folder });
    expect([code, stderr]).toEqual([2, 'spec.md was not UTF-8 text in HEAD, so it cannot be compared.\n']);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
