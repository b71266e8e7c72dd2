import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Names, without `.md`, of the eval files in `examples/` beside a spec file, in order.
 *
 * @param specFile absolute
 * @returns null where there is no such folder
 */
export async function listEvalFiles(specFile: string): Promise<readonly string[] | null> {
  try {
    const names = await readdir(join(dirname(specFile), 'examples'));
    return names
      .filter((name) => name.endsWith('.md'))
      .map((name) => name.slice(0, -'.md'.length))
      .toSorted();
  } catch {
    return null;
  }
}
