import { applySafeFixes } from '../../lint/apply-fixes.ts';
import { writeText } from '../../node/write-file.ts';
import { type LintedSpec, placesOf } from './lint-files.ts';

export interface FixedSpec {
  readonly linted: LintedSpec;
  /** findings that were fixed */
  readonly fixed: number;
  /** one plain sentence for each file that could not be written */
  readonly failures: readonly string[];
}

/**
 * Applies the safe fixes of a spec.
 *
 * @param unsaved absolute paths of texts that stand in for files: these are left as they are on the disk
 */
export async function fixFiles(linted: LintedSpec, unsaved: ReadonlySet<string>): Promise<FixedSpec> {
  const { files, applied } = applySafeFixes(linted.source.files, (current) => linted.relint(current).findings);
  if (applied === 0) return { linted, fixed: 0, failures: [] };
  const written = await Promise.all(
    placesOf(linted).map(async ({ path, absolute }, index) => {
      const before = linted.source.files[index];
      const after = files[index];
      if (!before || !after || after.text === before.text || unsaved.has(absolute)) return { file: after, failure: null };
      const failure = await writeText(absolute, path, after.text);
      return { file: failure === null ? after : before, failure };
    }),
  );
  return {
    linted: linted.relint(written.flatMap(({ file }) => file ?? [])),
    fixed: applied,
    failures: written.flatMap(({ failure }) => failure ?? []),
  };
}
