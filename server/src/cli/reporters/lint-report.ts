import type { Finding, Severity } from '../../lint/finding.ts';
import type { Rule } from '../../lint/rule.ts';
import { createLineMap, type LineMap } from '../../node/line-map.ts';
import type { SpecFiles } from '../../node/specs.ts';
import type { Range } from '../../protocol.ts';
import type { SourceFile, Span } from '../../spec/model.ts';

/** What a reporter prints. */
export interface LintReport {
  /** those that are grave enough to be printed */
  readonly findings: readonly Finding[];
  /** how many are not */
  readonly hidden: number;
  readonly sources: Sources;
  /** the files of each spec */
  readonly specs: readonly (readonly string[])[];
  /** null for what stands in deliberate.yaml */
  readonly fingerprints: ReadonlyMap<Finding, string | null>;
  /** the rules that found something, by name */
  readonly rules: ReadonlyMap<string, RuleFacts>;
  /** Markdown that is no spec */
  readonly leftAlone: readonly string[];
  readonly summary: Summary;
}

/** What a reporter says of a rule. */
export type RuleFacts = Pick<Rule, 'name' | 'family' | 'severity' | 'summary'>;

export interface Summary {
  readonly specs: number;
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
  readonly fixable: number;
  /** findings that a baseline or an earlier revision has already, and that are left out */
  readonly known: number;
  /** findings that were fixed */
  readonly fixed: number;
}

/** Lines and columns in the files of a report. */
export interface Sources {
  readonly linesOf: (path: string) => LineMap;
  readonly rangeOf: (place: { readonly path: string; readonly span: Span }) => Range;
}

export function createSources(files: readonly SourceFile[]): Sources {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const maps = new Map<string, LineMap>();
  const linesOf = (path: string): LineMap => {
    const known = maps.get(path) ?? createLineMap(texts.get(path) ?? '');
    maps.set(path, known);
    return known;
  };
  return { linesOf, rangeOf: ({ path, span }) => linesOf(path).rangeOf(span) };
}

export function summarise(findings: readonly Finding[], specs: readonly SpecFiles[]): Omit<Summary, 'known' | 'fixed'> {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    specs: specs.length,
    files: new Set(specs.flatMap(({ files }) => files.map(({ path }) => path))).size,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    hints: count('hint'),
    fixable: findings.filter(isFixable).length,
  };
}

/** A safe fix: one that cannot change what the policy says. */
export function isFixable({ fixes }: Finding): boolean {
  return fixes?.some(({ safe }) => safe) ?? false;
}
