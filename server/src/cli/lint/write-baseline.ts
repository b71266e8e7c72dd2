import { dirname, join } from 'node:path';
import { countKnown, fingerprintsOf, type KnownFindings, mergeKnown } from '../../lint/fingerprint.ts';
import { BASELINE_NAME, baselineText, findBaseline } from '../../node/baseline.ts';
import { writeText } from '../../node/write-file.ts';
import { groupBy } from '../../spec/group-by.ts';
import { type LintedSpec, placesOf } from './lint-files.ts';

export interface WrittenBaselines {
  /** one plain sentence for each file that was written */
  readonly written: readonly string[];
  /** and for each that could not be */
  readonly failures: readonly string[];
}

/**
 * Writes what is found today as what is known from now on: beside deliberate.yaml, or into the working directory. What an
 * older baseline says of files that were not linted now stays.
 */
export async function writeBaseline(linted: readonly LintedSpec[], cwd: string): Promise<WrittenBaselines> {
  const written: string[] = [];
  const failures: string[] = [];
  const homeOf = ({ source: { configuration } }: LintedSpec) => (configuration.path === null ? cwd : configuration.folder);
  for (const [folder, specs] of groupBy(linted, homeOf)) {
    const failure = await writeText(
      join(folder, BASELINE_NAME),
      BASELINE_NAME,
      baselineText(await knownNow(specs, folder), folder),
    );
    const count = specs.reduce((sum, each) => sum + each.findings.length, 0);
    if (failure) failures.push(failure);
    else
      written.push(
        `Wrote ${count} finding${count === 1 ? '' : 's'} to ${BASELINE_NAME}: from now on only what comes after is reported. Commit it with the specs.`,
      );
  }
  return { written, failures };
}

async function knownNow(specs: readonly LintedSpec[], folder: string): Promise<KnownFindings> {
  const old = await findBaseline(folder);
  const linted = new Set(specs.flatMap(placesOf).map(({ absolute }) => absolute));
  const kept = old && dirname(old.path) === folder ? [...old.known].filter(([path]) => !linted.has(path)) : [];
  // A file may belong to more than one spec.
  return specs.map(countAbsolute).reduce(mergeKnown, new Map(kept));
}

function countAbsolute(each: LintedSpec): KnownFindings {
  const counted = countKnown(each.findings, fingerprintsOf(each.spec, each.findings));
  return new Map(placesOf(each).map(({ path, absolute }) => [absolute, counted.get(path) ?? new Map()]));
}
