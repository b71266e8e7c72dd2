import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { clearKeptRuns, createKeptRuns } from './kept-runs.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deliberate-kept-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const files = () => readdirSync(join(folder, 'lint')).map((name) => join(folder, 'lint', name));

async function keptFile(): Promise<string> {
  await createKeptRuns(folder).keep('key', { found: ['a “quote”', '\ud800'] });
  return files()[0] ?? '';
}

test('what is kept is found under its key alone, by its owner alone', async () => {
  const file = await keptFile();
  const runs = createKeptRuns(folder);
  expect(await runs.find('key')).toEqual({ found: ['a “quote”', '\ud800'] });
  expect(await runs.find('other')).toBeNull();
  expect([statSync(file).mode & 0o777, statSync(join(folder, 'lint')).mode & 0o777]).toEqual([0o600, 0o700]);
});

describe('what is not used', () => {
  test.each<[string, (file: string) => void]>([
    ['cut off', (file) => truncateSync(file, statSync(file).size - 1)],
    ['empty', (file) => truncateSync(file, 0)],
    ['garbled', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('quote', 'quota'), { mode: 0o600 })],
    ['no text', (file) => writeFileSync(file, Buffer.alloc(100, 0xff), { mode: 0o600 })],
    ['for all to write', (file) => chmodSync(file, 0o622)],
    ['no file', (file) => rmSync(file)],
  ])('%s', async (_, spoil) => {
    const file = await keptFile();
    spoil(file);
    expect(await createKeptRuns(folder).find('key')).toBeNull();
    await createKeptRuns(folder).keep('key', 'new');
    expect(await createKeptRuns(folder).find('key')).toBe('new');
  });

  test('the file of another key, though it bears the name of this one', async () => {
    const file = await keptFile();
    await createKeptRuns(folder).keep('other', 'not this');
    const other = files().find((each) => each !== file) ?? '';
    writeFileSync(file, readFileSync(other), { mode: 0o600 });
    expect(await createKeptRuns(folder).find('key')).toBeNull();
  });
});

test('where nothing can be written, nothing is kept and nothing fails', async () => {
  writeFileSync(join(folder, 'lint'), 'a file in the way');
  const runs = createKeptRuns(folder);
  await runs.keep('key', 1);
  expect(await runs.find('key')).toBeNull();
  for (const nowhere of ['/dev/null/nowhere', '/proc/nowhere/at/all']) {
    await createKeptRuns(nowhere).keep('key', 1);
    expect(await createKeptRuns(nowhere).find('key')).toBeNull();
  }
});

test('the folders above are made too', async () => {
  const runs = createKeptRuns(join(folder, 'a/b'));
  await runs.keep('key', 1);
  expect(await runs.find('key')).toBe(1);
});

test('of many runs at once each keeps a whole result, and no half file is left', async () => {
  const long = 'x'.repeat(200_000);
  const runs = Array.from({ length: 20 }, (_, index) => createKeptRuns(folder).keep('key', { index, long }));
  const reads = Array.from({ length: 20 }, () => createKeptRuns(folder).find('key'));
  for (const found of await Promise.all(reads)) expect(found === null || (found as { long: string }).long === long).toBe(true);
  await Promise.all(runs);
  expect(await createKeptRuns(folder).find('key')).toMatchObject({ long });
  expect(files()).toHaveLength(1);
});

describe('how much is kept', () => {
  test('nothing that is older than a month, what a killed process left included', async () => {
    const old = await keptFile();
    writeFileSync(`${old}.1.tmp`, 'half');
    const seconds = Date.now() / 1000;
    utimesSync(`${old}.1.tmp`, seconds, seconds);
    await createKeptRuns(folder, () => Date.now() + 29 * DAY_MS).keep('other', 1);
    expect(files()).toHaveLength(3);
    utimesSync(old, seconds - 31 * 24 * 3600, seconds - 31 * 24 * 3600);
    utimesSync(`${old}.1.tmp`, seconds - 31 * 24 * 3600, seconds - 31 * 24 * 3600);
    await createKeptRuns(folder).keep('other', 1);
    expect(files()).toHaveLength(1);
  });

  test('the youngest 200, and of those no more than 32 MB', async () => {
    await keptFile();
    for (let index = 0; index < 205; index += 1) writeFileSync(join(folder, 'lint', `${index}.json`), 'x');
    await createKeptRuns(folder).keep('key', 'young');
    expect(files()).toHaveLength(200);
    expect(await createKeptRuns(folder).find('key')).toBe('young');
    for (let index = 0; index < 5; index += 1) await createKeptRuns(folder).keep(`large ${index}`, 'x'.repeat(7_000_000));
    expect(files().reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(32_000_000);
    expect(await createKeptRuns(folder).find('large 4')).not.toBeNull();
    await createKeptRuns(folder).keep('too large', 'x'.repeat(9_000_000));
    expect(await createKeptRuns(folder).find('too large')).toBeNull();
  });
});

test('cleared, nothing is left, and how much that was is said', async () => {
  const { size } = statSync(await keptFile());
  expect(await clearKeptRuns(folder)).toBe(size);
  expect(existsSync(join(folder, 'lint'))).toBe(false);
  expect(await clearKeptRuns(folder)).toBe(0);
});
