import { dirname, join } from 'node:path';
import { DISK, type Disk } from './disk.ts';

/**
 * Names, without `.md`, of the eval files in `examples/` beside a spec file, in order.
 *
 * @param specFile absolute
 * @returns null where there is no such folder
 */
export async function listEvalFiles(specFile: string, disk: Disk = DISK): Promise<readonly string[] | null> {
  const names = await disk.namesIn(join(dirname(specFile), 'examples'));
  if (names === null) return null;
  return names
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -'.md'.length))
    .toSorted();
}
