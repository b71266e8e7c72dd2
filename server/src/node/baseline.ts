import { dirname, join, relative, resolve, sep } from 'node:path';
import type { KnownFindings } from '../lint/fingerprint.ts';
import { DISK, type Disk } from './disk.ts';

export const BASELINE_NAME = 'deliberate-baseline.json';

/** Findings that a team accepted on a day: only what came since then is reported. */
export interface Baseline {
  /** absolute */
  readonly path: string;
  readonly text: string;
  /** by absolute path */
  readonly known: KnownFindings;
  /** one plain sentence; null where all of it could be read */
  readonly problem: string | null;
}

/** The baseline in a folder or the nearest one above it; null where there is none. */
export async function findBaseline(folder: string, disk: Disk = DISK): Promise<Baseline | null> {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, BASELINE_NAME);
    if (await disk.exists(path)) return load(path, disk);
    if (dirname(at) === at) return null;
  }
}

async function load(path: string, disk: Disk): Promise<Baseline> {
  const read = await disk.readText(path, BASELINE_NAME);
  const text = read.kind === 'read' ? read.text : '';
  const known = readBaseline(text, dirname(path));
  const problem = known
    ? null
    : `${path} is not a baseline that can be read, so all findings are shown: write it anew with --write-baseline.`;
  return { path, text, known: known ?? new Map(), problem };
}

/**
 * @param folder absolute: what the paths in it start from
 * @returns null where it is no baseline
 */
function readBaseline(text: string, folder: string): KnownFindings | null {
  try {
    const { version, files } = JSON.parse(text) as { version?: unknown; files?: Record<string, Record<string, number>> };
    if (version !== VERSION || typeof files !== 'object' || files === null) return null;
    return new Map(
      Object.entries(files).map(([path, counts]) => [
        resolve(folder, path),
        new Map(Object.entries(counts).filter(([, count]) => Number.isInteger(count))),
      ]),
    );
  } catch {
    return null;
  }
}

const VERSION = 1;

/**
 * Writes a baseline: sorted, one finding a line, so that changes of it can be read and merged.
 *
 * @param known by absolute path
 */
export function baselineText(known: KnownFindings, folder: string): string {
  const files = [...known]
    .filter(([, names]) => names.size > 0)
    .map(([path, names]) => [relative(folder, path).split(sep).join('/'), Object.fromEntries([...names].sort(byName))] as const)
    .sort(byName);
  return `${JSON.stringify({ version: VERSION, files: Object.fromEntries(files) }, null, 2)}\n`;
}

/** What a baseline knows of files, by what they are called elsewhere. */
export function knownIn(
  baseline: Baseline,
  files: readonly { readonly path: string; readonly absolute: string }[],
): KnownFindings {
  return new Map(
    files.flatMap(({ path, absolute }) => {
      const names = baseline.known.get(absolute);
      return names ? [[path, names] as const] : [];
    }),
  );
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
