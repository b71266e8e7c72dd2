import { groupBy } from '../spec/group-by.ts';
import { fingerprint } from '../spec/ids.ts';
import type { Spec } from '../spec/index.ts';
import type { Finding } from './finding.ts';

/**
 * A name for each finding that stays the same while its clause does, wherever that moves in the file, so that findings of
 * two versions of a spec can be told apart from new ones. Two findings may bear the same name: count them.
 */
export function fingerprintsOf(spec: Spec, findings: readonly Finding[]): ReadonlyMap<Finding, string> {
  const clauses = new Map(spec.clauses.map((clause) => [clause.id, clause.text]));
  const texts = new Map(spec.files.map((file) => [file.path, file.text]));
  const names = new Map<Finding, string>();
  for (const [path, group] of groupBy(findings, (finding) => finding.path)) {
    const text = texts.get(path) ?? '';
    for (const finding of group) {
      const { rule, span, clause } = finding;
      const about = (clause === undefined ? undefined : clauses.get(clause)) ?? lineAt(text, span.start);
      names.set(finding, `${rule}/${fingerprint(`${text.slice(span.start, span.end)}\n${about}`)}`);
    }
  }
  return names;
}

/**
 * The findings that a count of fingerprints does not explain; of several of one name, the first ones are the known ones.
 *
 * @param known how many findings of each name there were, by path
 */
export function withoutKnown(
  findings: readonly Finding[],
  fingerprints: ReadonlyMap<Finding, string>,
  known: KnownFindings,
): readonly Finding[] {
  const left = new Map<string, number>();
  for (const [path, names] of known) for (const [name, count] of names) left.set(`${path}\n${name}`, count);
  return findings.filter((finding) => {
    const key = `${finding.path}\n${fingerprints.get(finding) ?? ''}`;
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

/** By path, then by fingerprint: how many. */
export type KnownFindings = ReadonlyMap<string, ReadonlyMap<string, number>>;

export function countKnown(findings: readonly Finding[], fingerprints: ReadonlyMap<Finding, string>): KnownFindings {
  const known = new Map<string, Map<string, number>>();
  for (const finding of findings) {
    const names = known.get(finding.path) ?? new Map<string, number>();
    const name = fingerprints.get(finding) ?? '';
    names.set(name, (names.get(name) ?? 0) + 1);
    known.set(finding.path, names);
  }
  return known;
}

/** What either of two counts explains. */
export function mergeKnown(one: KnownFindings, other: KnownFindings): KnownFindings {
  const merged = new Map([...one].map(([path, names]) => [path, new Map(names)]));
  for (const [path, names] of other) {
    const known = merged.get(path) ?? new Map<string, number>();
    for (const [name, count] of names) known.set(name, Math.max(count, known.get(name) ?? 0));
    merged.set(path, known);
  }
  return merged;
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length : end);
}
