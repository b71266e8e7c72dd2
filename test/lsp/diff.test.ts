import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { DiffResult, RevisionsResult } from '../../server/src/protocol.ts';
import { repositoryWith } from '../git-repository.ts';
import { connect, createWorkspace, positionOf, SPEC } from './workspace.ts';

const EDITED = SPEC.replace('must not explain', 'should not explain');

/** A server that has the repository's spec open. */
async function open(files: Readonly<Record<string, string>> = { 'spec.md': SPEC }, text = SPEC) {
  const repository = repositoryWith(files);
  const client = await connect({ folder: pathToFileURL(repository.folder).href });
  const uriOf = (path: string) => pathToFileURL(`${repository.folder}/${path}`).href;
  await client.open(uriOf('spec.md'), text);
  const diff = (revision: string) =>
    client.connection.sendRequest<DiffResult>('deliberate/diff', { uri: uriOf('spec.md'), revision });
  return { repository, client, uriOf, diff };
}

test('what is typed and not saved is compared, with places in both versions', async () => {
  const { repository, uriOf, diff } = await open(undefined, EDITED.replace('# Weapons', '\n\n# Weapons'));
  const result = await diff('HEAD');
  expect(result).toMatchObject({
    kind: 'done',
    title: 'spec.md',
    summary: '1 weakened; 2 clauses unchanged',
    files: [{ uri: uriOf('spec.md'), oldFile: `${repository.folder}/spec.md` }],
    groups: [
      {
        kind: 'weakened',
        title: 'Weakened',
        count: 1,
        changes: [
          {
            label: 'The assistant should not explain how to build a bomb.',
            what: 'must not → should not',
            details: expect.stringContaining('The assistant ~~must~~ **should** not'),
            before: {
              file: `${repository.folder}/spec.md`,
              range: { start: positionOf(SPEC, 'The assistant must not explain') },
            },
            after: {
              uri: uriOf('spec.md'),
              range: { start: { line: positionOf(SPEC, 'The assistant must not explain').line + 2 } },
            },
          },
        ],
      },
    ],
  });
  expect(result.kind === 'done' && result.markdown).toMatch(/^## Policy changes since `HEAD`\n/);
});

test('the text that was is given, and null where there was none', async () => {
  const { repository, client } = await open();
  const oldText = (file: string, revision = 'HEAD') =>
    client.connection.sendRequest('deliberate/oldText', { file: `${repository.folder}/${file}`, revision });
  repository.write('spec.md', EDITED);
  expect(await oldText('spec.md')).toBe(SPEC);
  expect(await oldText('absent/other.md')).toBeNull();
  expect(await oldText('spec.md', 'nowhere')).toBeNull();
});

test('the revisions to choose from: commits of the file, branches, tags', async () => {
  const { repository, client, uriOf } = await open();
  repository.git('tag', 'v1');
  repository.git('branch', 'draft');
  repository.write('spec.md', EDITED);
  repository.commit('Weaken the first rule');
  repository.write('other.txt', 'x');
  repository.commit('Something else');
  const result = await client.connection.sendRequest<RevisionsResult>('deliberate/revisions', { uri: uriOf('spec.md') });
  const listed =
    result.kind === 'found' ? result.revisions.map(({ kind, name, subject }) => [kind, kind === 'commit' ? subject : name]) : [];
  expect(listed).toEqual([
    ['commit', 'Weaken the first rule'],
    ['commit', 'first'],
    ['branch', 'draft'],
    ['branch', 'main'],
    ['tag', 'v1'],
  ]);
});

test('what cannot be compared is said in a sentence', async () => {
  const { diff } = await open();
  expect(await diff('nowhere')).toEqual({ kind: 'failed', message: expect.stringContaining('no revision “nowhere”') });
  const workspace = createWorkspace({ 'spec.md': SPEC });
  const client = await connect({ folder: workspace.uri });
  await client.open(workspace.uriOf('spec.md'), SPEC);
  const ask = (uri: string) => client.connection.sendRequest<DiffResult>('deliberate/diff', { uri, revision: 'HEAD' });
  expect(await ask(workspace.uriOf('spec.md'))).toEqual({
    kind: 'failed',
    message: expect.stringContaining('in no git repository'),
  });
  await client.open('untitled:Untitled-1', SPEC);
  expect(await ask('untitled:Untitled-1')).toEqual({ kind: 'failed', message: expect.stringContaining('never saved') });
  expect(await ask(workspace.uriOf('closed.md'))).toEqual({ kind: 'failed', message: expect.stringContaining('no spec') });
});

test('git is not run in a workspace that nobody trusts, nor with what is no parameter', async () => {
  const repository = repositoryWith({ 'spec.md': SPEC });
  const folder = pathToFileURL(repository.folder).href;
  const client = await connect({ folder, initializationOptions: { trusted: false } });
  await client.open(`${folder}/spec.md`, SPEC);
  for (const method of ['deliberate/diff', 'deliberate/revisions'])
    expect(await client.connection.sendRequest(method, { uri: `${folder}/spec.md`, revision: 'HEAD' })).toEqual({
      kind: 'failed',
      message: expect.stringContaining('trust the workspace first'),
    });
  for (const method of ['deliberate/diff', 'deliberate/revisions', 'deliberate/oldText'])
    await expect(client.connection.sendRequest(method, { uri: 1 })).rejects.toThrow(/Unexpected parameters/);
});
