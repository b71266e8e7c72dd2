import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version in the nearest package.json above, which is ours both in the source and in what ships. */
export function readVersion(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    try {
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (name === 'deliberate' && version !== undefined) return version;
    } catch {
      // Not here.
    }
    if (dirname(folder) === folder) return 'unknown';
  }
}
