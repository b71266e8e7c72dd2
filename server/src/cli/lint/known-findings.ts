import { dirname } from 'node:path';
import { countKnown, fingerprintsOf, type KnownFindings, mergeKnown, withoutKnown } from '../../lint/fingerprint.ts';
import type { Finding } from '../../lint/index.ts';
import { findBaseline, knownIn } from '../../node/baseline.ts';
import { DISK, type Disk } from '../../node/disk.ts';
import type { Context } from '../context.ts';
import { type LintedSpec, lintFiles, placesOf } from './lint-files.ts';

export interface NewFindings {
  readonly findings: readonly Finding[];
  readonly fingerprints: ReadonlyMap<Finding, string>;
  /** how many were known before, and are left out */
  readonly known: number;
  /** one plain sentence for each baseline that could not be read */
  readonly failures: readonly string[];
}

/**
 * Leaves out what was known before: what the nearest baseline holds, and what was found at an earlier revision.
 *
 * @param earlier what `findKnownAt` says of each spec, in order; none where no revision was asked for
 */
export async function findNew(
  linted: readonly LintedSpec[],
  earlier: readonly KnownFindings[],
  disk: Disk,
): Promise<NewFindings> {
  const failures = new Set<string>();
  const named = linted.map(({ spec, findings }) => fingerprintsOf(spec, findings));
  const found = await Promise.all(
    linted.map(async (each, index) => {
      const baseline = await findBaseline(dirname(each.source.absolutePaths[0] ?? '.'), disk);
      if (baseline?.problem) failures.add(baseline.problem);
      const accepted: KnownFindings = baseline ? knownIn(baseline, placesOf(each)) : new Map();
      const known = mergeKnown(accepted, earlier[index] ?? new Map());
      return withoutKnown(each.findings, named[index] ?? new Map(), known);
    }),
  );
  const findings = found.flat();
  const total = linted.reduce((sum, each) => sum + each.findings.length, 0);
  const fingerprints = new Map(named.flatMap((names) => [...names]));
  return { findings, fingerprints, known: total - findings.length, failures: [...failures] };
}

/** What was found in the same specs at a revision of git. A spec that did not exist then had no findings. */
export async function findKnownAt(
  revision: string,
  linted: readonly LintedSpec[],
  context: Context,
): Promise<
  { readonly kind: 'found'; readonly known: readonly KnownFindings[] } | { readonly kind: 'failed'; readonly message: string }
> {
  const { readSpecsAt } = await import('../../node/specs-at.ts');
  const read = await readSpecsAt(revision, { specs: linted.map(({ source }) => source) }, context.cwd);
  if (read.kind === 'failed') return read;
  const known = await Promise.all(
    read.specs.map(async (source): Promise<KnownFindings> => {
      if (source.files.length === 0) return new Map();
      const { spec, findings } = await lintFiles(source, context, DISK);
      return countKnown(findings, fingerprintsOf(spec, findings));
    }),
  );
  return { kind: 'found', known };
}
