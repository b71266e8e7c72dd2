import type { Family, Finding, Severity } from './finding.ts';
import type { Options, Values } from './options.ts';
import type { Subject } from './subject.ts';
import type { UsedSuppression } from './suppressions.ts';

export type { Subject } from './subject.ts';

/** Declares a rule. It is named for the thing that it finds, so that "allow `skipped-heading-level`" reads well. */
export function defineRule<O extends Options = Record<never, never>>(rule: RuleOf<O>): Rule {
  // Its options are read by its own declaration, so it is given what it declares.
  return rule as unknown as Rule;
}

/** A rule, whatever its options. */
export type Rule = RuleOf<Options>;

interface RuleOf<O extends Options> {
  readonly name: string;
  readonly family: Family;
  /** in the preset `recommended` */
  readonly severity: Severity | 'off';
  /** in the preset `strict`, where it differs */
  readonly strict?: Severity;
  /**
   * `block`, `section`: what it finds in a paragraph, list or table, or in a section, follows from that, the spec's definitions
   * and titles; it runs as the text is typed. Others weigh the whole spec, and run when the typing pauses.
   */
  readonly scope?: 'block' | 'section';
  /** one line, for lists of rules */
  readonly summary: string;
  readonly options?: O;
  readonly check: (subject: Subject, options: Values<O>) => readonly Found[];
  /** for a rule on suppressions: looks at what each of them did, after all other rules */
  readonly checkSuppressions?: (subject: Subject, suppressions: readonly UsedSuppression[], rules: RuleNames) => readonly Found[];
}

/** What a rule on suppressions knows of the other rules. */
export interface RuleNames {
  readonly all: readonly string[];
  /** those that are not off */
  readonly running: ReadonlySet<string>;
}

/** A finding as a rule reports it: what all findings of a rule share is added after. */
export type Found = Omit<Finding, 'rule' | 'family' | 'severity'> & {
  /** where this finding is less grave than others of its rule; it is never graver than the rule's level */
  readonly severity?: Severity;
};
