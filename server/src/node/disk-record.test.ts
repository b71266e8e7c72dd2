import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { DISK, type Disk } from './disk.ts';
import { confirmRecord, recordDisk } from './disk-record.ts';

let folder: string;
const at = (name: string) => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deliberate-disk-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(at('a.md'), 'one');
  mkdirSync(at('examples'));
});

/** Asks each kind of question, and of what is not there too. */
async function askAll(disk: Disk): Promise<void> {
  await disk.readText(at('a.md'), 'a.md');
  await disk.readText(at('absent.md'), 'absent.md');
  await disk.exists(at('deliberate.yaml'));
  await disk.kindOf(at('b.md'));
  await disk.namesIn(at('examples'));
  await disk.namesIn(at('more'));
  await disk.walk(['**/*.txt'], folder);
}

async function recordAll() {
  const disk = recordDisk(DISK);
  await askAll(disk);
  return disk.record() ?? [];
}

test('where nothing changed, the texts are given as they were read', async () => {
  expect(await confirmRecord(await recordAll(), DISK)).toEqual(new Map([[at('a.md'), 'one']]));
});

test.each<[string, () => void]>([
  ['a text', () => writeFileSync(at('a.md'), 'two')],
  ['a text that is gone', () => rmSync(at('a.md'))],
  ['a text that came', () => writeFileSync(at('absent.md'), '')],
  ['a file that came', () => writeFileSync(at('deliberate.yaml'), '')],
  ['a folder that came', () => mkdirSync(at('b.md'))],
  ['a name in a folder', () => writeFileSync(at('examples/x.md'), '')],
  ['a folder that was not there, empty as it is', () => mkdirSync(at('more'))],
  ['a match below a folder', () => writeFileSync(at('examples/x.txt'), '')],
])('another answer is seen: %s', async (_, change) => {
  const record = await recordAll();
  change();
  expect(await confirmRecord(record, DISK)).toBeNull();
});

test('a file that is written anew with the same text is the same', async () => {
  const record = await recordAll();
  writeFileSync(at('a.md'), 'one');
  expect(await confirmRecord(record, DISK)).not.toBeNull();
});

test('a question that had two answers in one run makes no record', async () => {
  const disk = recordDisk(DISK);
  await disk.exists(at('b.md'));
  writeFileSync(at('b.md'), '');
  await disk.exists(at('b.md'));
  expect(disk.record()).toBeNull();
});

test('each question is asked again once, however often it was asked', async () => {
  const disk = recordDisk(DISK);
  await askAll(disk);
  await askAll(disk);
  expect(disk.record()).toHaveLength(7);
});
