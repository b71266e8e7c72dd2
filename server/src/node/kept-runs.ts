import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Results of earlier runs, a file for each, in a folder of the user's own. They quote specs: only their owner may read them. */
export interface KeptRuns {
  /** @returns null where there is none, or one that is broken or that somebody else may have written */
  readonly find: (key: string) => Promise<unknown>;
  /** Never throws: where nothing can be kept, the next run does its work again. */
  readonly keep: (key: string, result: unknown) => Promise<void>;
}

const FOLDER = 'lint';
const MAXIMUM_BYTES = 32_000_000;
const MAXIMUM_BYTES_OF_ONE = 8_000_000;
const MAXIMUM_COUNT = 200;
const MAXIMUM_AGE_MS = 30 * 24 * 60 * 60 * 1000;

/** @param cacheFolder where all that is kept lies */
export function createKeptRuns(cacheFolder: string, now: () => number = Date.now): KeptRuns {
  const folder = join(cacheFolder, FOLDER);
  const fileOf = (key: string) => join(folder, `${sha256(key)}.json`);
  return {
    find: async (key) => {
      try {
        return parse(await readOwn(fileOf(key)), key);
      } catch {
        return null;
      }
    },
    keep: async (key, result) => {
      const text = JSON.stringify([key, result]);
      if (text.length > MAXIMUM_BYTES_OF_ONE) return;
      try {
        await makeFolder(folder);
        await replace(fileOf(key), `${sha256(text)}\n${text}`);
        await prune(folder, now());
      } catch {
        // A full or read-only disk.
      }
    },
  };
}

/** @returns the bytes that were freed; null where it could not be done, so that what was kept may still be there */
export async function clearKeptRuns(cacheFolder: string): Promise<number | null> {
  const folder = join(cacheFolder, FOLDER);
  try {
    const files = await list(folder);
    await rm(folder, { recursive: true, force: true });
    return files.reduce((sum, { size }) => sum + size, 0);
  } catch {
    return null;
  }
}

/** @throws where the file is not there, or is not one that this user alone may write */
async function readOwn(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { uid, mode, size } = await handle.stat();
    // Systems without owners have no such call, and keep folders of users apart by other means.
    const own = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
    if (!own || size > 4 * MAXIMUM_BYTES_OF_ONE) throw new Error('not ours');
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

/** A file that a crash broke off, or that a disk garbled, does not have the sum that it begins with. */
function parse(written: string, key: string): unknown {
  const end = written.indexOf('\n');
  const text = written.slice(end + 1);
  if (written.slice(0, end) !== sha256(text)) return null;
  const [wanted, result] = JSON.parse(text) as readonly unknown[];
  return wanted === key ? result : null;
}

/**
 * Makes a folder, and those above it; where it cannot, what is written there fails. Node's own way of making those above does
 * not end where nobody can make any, as in `/proc`.
 */
async function makeFolder(folder: string): Promise<void> {
  const make = () =>
    mkdir(folder, { mode: 0o700 }).then(
      () => null,
      (error: { readonly code?: unknown }) => error.code,
    );
  if ((await make()) !== 'ENOENT' || dirname(folder) === folder) return;
  await makeFolder(dirname(folder));
  await make();
}

/** Two runs at once each write a file of their own, and the name goes to the last. */
async function replace(file: string, text: string): Promise<void> {
  const beside = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(beside, text, { mode: 0o600, flag: 'wx' });
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** Keeps the youngest. What a killed process left behind grows old like the rest. */
async function prune(folder: string, now: number): Promise<void> {
  let bytes = 0;
  const files = (await list(folder)).toSorted((a, b) => b.modifiedMs - a.modifiedMs);
  for (const [index, { path, size, modifiedMs }] of files.entries()) {
    bytes += size;
    if (index >= MAXIMUM_COUNT || bytes > MAXIMUM_BYTES || now - modifiedMs > MAXIMUM_AGE_MS) await rm(path, { force: true });
  }
}

interface KeptFile {
  readonly path: string;
  /** bytes */
  readonly size: number;
  readonly modifiedMs: number;
}

async function list(folder: string): Promise<readonly KeptFile[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(names.map((name) => describe(join(folder, name))));
  return found.filter((file) => file !== null);
}

/** @returns null where another process was faster to remove it */
async function describe(path: string): Promise<KeptFile | null> {
  const found = await stat(path).catch(() => null);
  return found && { path, size: found.size, modifiedMs: found.mtimeMs };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
