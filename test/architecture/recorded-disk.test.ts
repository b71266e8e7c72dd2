import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const SOURCES = join(import.meta.dirname, '../../server/src');
/** An import that is left when types are taken out; what is imported by a call is not followed. */
const IMPORT = /^(?:import|export) (?!type )(?:[^'"]*? from )?'([^']+)'/gm;

/** Of a file and all that it imports: what each imports of Node, by its path. */
function builtinsBehind(file: string, seen = new Map<string, readonly string[]>()): ReadonlyMap<string, readonly string[]> {
  if (seen.has(file)) return seen;
  const imported = [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, name = '']) => name);
  seen.set(
    file,
    imported.filter((name) => name.startsWith('node:') && !['node:path', 'node:crypto'].includes(name)),
  );
  for (const name of imported) if (name.startsWith('.')) builtinsBehind(join(dirname(file), name), seen);
  return seen;
}

// A lint whose outcome is kept is repeated only where the disk gives the same answers: what it read past the record would be missed.
test('a lint reads the disk only where that can be recorded', () => {
  const behind = builtinsBehind(join(SOURCES, 'cli/lint/lint-afresh.ts'));
  expect(behind.size).toBeGreaterThan(100);
  const using = [...behind].filter(([, builtins]) => builtins.length > 0);
  expect(using.map(([file]) => relative(SOURCES, file).replaceAll('\\', '/')).sort()).toEqual([
    'node/disk.ts',
    'node/read-file.ts',
  ]);
});
