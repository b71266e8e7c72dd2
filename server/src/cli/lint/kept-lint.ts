import { resolve } from 'node:path';
import { cacheFolder } from '../../node/cache-folder.ts';
import { isCacheInWorkspace } from '../../node/cache-in-workspace.ts';
import { DISK } from '../../node/disk.ts';
import { confirmRecord, type DiskRecord } from '../../node/disk-record.ts';
import { createKeptRuns } from '../../node/kept-runs.ts';
import type { Context } from '../context.ts';
import { readVersion } from '../version.ts';
import type { LintedTexts, LintOutcome } from './lint-outcome.ts';

/** The outcome of an earlier run of the same build with the same order, and with the same answers of the disk. */
export interface KeptLint {
  /** @returns null where there is none, or where anything is otherwise than it was */
  readonly find: () => Promise<LintedTexts | null>;
  /** @param record all that the disk was asked for the outcome */
  readonly keep: (outcome: LintOutcome, record: DiskRecord) => Promise<void>;
}

/** @param order what was asked for, as far as findings depend on it; how they are printed is not kept */
export function openKeptLint(
  build: string,
  order: { readonly paths: readonly string[]; readonly onlySpecs: boolean },
  { cwd, environment }: Context,
): KeptLint | null {
  if (isCacheInWorkspace(environment, [cwd, ...order.paths.map((path) => resolve(cwd, path))])) return null;
  const runs = createKeptRuns(cacheFolder(environment));
  const { version, platform, arch } = process;
  const key = JSON.stringify([readVersion(), build, version, platform, arch, cwd, order]);
  return {
    find: async () => {
      const kept = (await runs.find(key)) as Kept | null;
      const texts = kept && (await confirmRecord(kept.record, DISK));
      return kept && texts && withTexts(kept.outcome, texts);
    },
    keep: (outcome, record) => runs.keep(key, { outcome, record } satisfies Kept),
  };
}

interface Kept {
  readonly outcome: LintOutcome;
  readonly record: DiskRecord;
}

/** @param byFile texts by the absolute paths of their files */
function withTexts(outcome: LintOutcome, byFile: ReadonlyMap<string, string>): LintedTexts | null {
  const texts = outcome.places.map(({ path, absolute }) => [path, byFile.get(absolute)] as const);
  const read = texts.filter((each): each is readonly [string, string] => each[1] !== undefined);
  return read.length === texts.length ? { outcome, texts: new Map(read) } : null;
}
