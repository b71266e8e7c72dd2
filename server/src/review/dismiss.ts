import { readSuppressions, suppress } from '../lint/suppressions.ts';
import type { Spec } from '../spec/model.ts';
import type { ReviewFinding } from './review.ts';

/** Leaves out the findings that the spec's author has answered in a comment beside the clause. */
export function dismiss(
  spec: Spec,
  findings: readonly ReviewFinding[],
): { readonly left: readonly ReviewFinding[]; readonly dismissed: number } {
  const starts = new Map(findings.map((finding) => [finding as object, finding.places[0]?.passage.span.start ?? null]));
  const { findings: kept } = suppress(findings, readSuppressions(spec), (finding) => starts.get(finding) ?? null);
  const left = new Set<object>(kept);
  return { left: findings.filter((finding) => left.has(finding)), dismissed: findings.length - kept.length };
}
