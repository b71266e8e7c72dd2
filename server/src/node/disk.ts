import { access, readdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type ReadText, readText } from './read-file.ts';

/** All that finding and linting specs asks of the disk: what a run found there, another run can ask for again. */
export interface Disk {
  /** @param name what a person calls the file */
  readonly readText: (file: string, name: string) => Promise<ReadText>;
  readonly exists: (file: string) => Promise<boolean>;
  readonly kindOf: (path: string) => Promise<'file' | 'folder' | 'missing'>;
  /** what a folder holds, in order; null where there is none that can be read */
  readonly namesIn: (folder: string) => Promise<readonly string[] | null>;
  /** the files below a folder that match a pattern: absolute, in order */
  readonly walk: (patterns: readonly string[], folder: string) => Promise<readonly string[]>;
}

export const DISK: Disk = {
  readText,
  exists: (file) =>
    access(file).then(
      () => true,
      () => false,
    ),
  kindOf: async (path) => {
    try {
      return (await stat(path)).isDirectory() ? 'folder' : 'file';
    } catch (error) {
      // What is there but may not be looked at is named when it is read.
      return ['ENOENT', 'ENOTDIR'].includes(String((error as { readonly code?: unknown }).code)) ? 'missing' : 'file';
    }
  },
  namesIn: async (folder) => {
    try {
      return (await readdir(folder)).toSorted();
    } catch {
      return null;
    }
  },
  walk: async (patterns, folder) => {
    // The library is loaded when there is something to walk: a file that is named needs none.
    const { glob } = await import('tinyglobby');
    const options = { cwd: folder, expandDirectories: false, ignore: NEVER_WALKED, followSymbolicLinks: false, absolute: true };
    const found = await glob([...patterns], options);
    return found.map((file) => resolve(file)).toSorted();
  },
};

const NEVER_WALKED = ['**/node_modules/**', '**/.git/**'];
