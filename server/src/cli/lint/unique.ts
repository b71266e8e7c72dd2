import type { Finding } from '../../lint/finding.ts';

/** A file may belong to more than one spec; what is found in it is told once. */
export function unique(findings: readonly Finding[]): Finding[] {
  const byKey = new Map(findings.map((each) => [JSON.stringify([each.path, each.span, each.rule, each.message]), each]));
  return [...byKey.values()];
}
