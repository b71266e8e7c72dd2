import type { Spec } from '../model.ts';
import { compareClauses } from './compare-clauses.ts';
import { compareDefinitions } from './compare-definitions.ts';
import { compareExamples } from './compare-examples.ts';
import { compareSections } from './compare-sections.ts';
import { createWordReader } from './read-words.ts';
import type { SpecDiff } from './spec-diff.ts';
import { matchVersions } from './versions.ts';

/**
 * Finds what changed from one version of a spec to another. Every clause of both is in exactly one change, or is
 * counted as unchanged with its partner; exchanging the versions exchanges added with removed, weakened with
 * strengthened, and lowered with raised. The time grows with the number of clauses, not with its square.
 */
export function diffSpecs(before: Spec, after: Spec): SpecDiff {
  const reader = createWordReader();
  const versions = matchVersions(before, after, reader);
  const { changes, unchangedCount } = compareClauses(versions, reader);
  return {
    clauses: changes,
    unchangedCount,
    sections: compareSections(versions),
    definitions: compareDefinitions(before, after),
    examples: compareExamples(before, after),
    identical: sameFiles(before, after),
  };
}

function sameFiles(before: Spec, after: Spec): boolean {
  return (
    before.files.length === after.files.length &&
    before.files.every(({ path, text }, index) => path === after.files[index]?.path && text === after.files[index]?.text)
  );
}
