import type { Spec } from '../spec/index.ts';
import type { Family, Finding, Severity } from './finding.ts';

/** Declares a rule. It is named for the thing that it finds, so that "allow `skipped-heading-level`" reads well. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

export interface Rule {
  readonly name: string;
  readonly family: Family;
  /** where no configuration says otherwise */
  readonly severity: Severity;
  /** one line, for lists of rules */
  readonly summary: string;
  readonly check: (subject: Subject) => readonly Found[];
}

/** A finding as a rule reports it: what all findings of a rule share is added after. */
export type Found = Omit<Finding, 'rule' | 'family' | 'severity'>;

/** A spec, and what is known of its surroundings. */
export interface Subject extends Spec {
  /** for a spec file's path, the names (without `.md`) of the files in `examples/` beside it; absent where unknown */
  readonly evalFiles: EvalFiles;
  /** the text of one of the spec's files */
  readonly textOf: (path: string) => string;
}

export type EvalFiles = ReadonlyMap<string, readonly string[] | null>;
