import { groupBy } from '../spec/group-by.ts';
import type { Clause, Spec } from '../spec/index.ts';
import { firstFrom } from '../spec/located.ts';
import { type Finding, SEVERITIES, type Severity } from './finding.ts';
import { valuesOf } from './options.ts';
import type { Found, Rule, RuleNames } from './rule.ts';
import { DEFAULT_SETTINGS, type LintSettings, levelOf } from './settings.ts';
import { createSubject, type Surroundings } from './subject.ts';
import type { UsedSuppression } from './suppressions.ts';

export interface Crash {
  readonly rule: string;
  readonly message: string;
}

/** Runs rules on one spec. A rule that fails finds nothing, and is named among the crashed. */
export interface Runner {
  readonly check: (rule: Rule) => readonly Finding[];
  readonly checkSuppressions: (rule: Rule, suppressions: readonly UsedSuppression[], names: RuleNames) => readonly Finding[];
  /** where the clause that a finding stands in begins; null where it stands in none */
  readonly startOfClause: (finding: Finding) => number | null;
  readonly crashed: readonly Crash[];
}

export function createRunner(spec: Spec, options: Surroundings & { readonly settings?: LintSettings }): Runner {
  const subject = createSubject(spec, options);
  const settings = options.settings ?? DEFAULT_SETTINGS;
  const clauseAt = createClauseFinder(spec);
  const crashed: Crash[] = [];
  return {
    check: (rule) => run(rule, () => rule.check(subject, valuesOf(rule.options ?? {}, settings.rules[rule.name]?.options ?? {}))),
    checkSuppressions: (rule, suppressions, names) =>
      run(rule, () => rule.checkSuppressions?.(subject, suppressions, names) ?? []),
    startOfClause: (finding) => clauseAt(finding)?.span.start ?? null,
    crashed,
  };

  function run(rule: Rule, check: () => readonly Found[]): Finding[] {
    const severity = levelOf(rule, settings);
    if (severity === 'off') return [];
    try {
      return check().map((found) => {
        const clause = clauseAt(found)?.id;
        const named = clause === undefined ? {} : { clause };
        return { ...named, ...found, rule: rule.name, family: rule.family, severity: gradeOf(found, rule, severity) };
      });
    } catch (error) {
      crashed.push({ rule: rule.name, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      return [];
    }
  }

  /** A level that somebody gave the rule by name holds for all its findings. */
  function gradeOf(found: Found, { name }: Rule, level: Severity): Severity {
    if (settings.rules[name]?.level || found.severity === undefined) return level;
    return SEVERITIES.indexOf(found.severity) < SEVERITIES.indexOf(level) ? found.severity : level;
  }
}

/** Which clause a place stands in; null where it stands in none. */
function createClauseFinder(spec: Spec): (place: Pick<Finding, 'path' | 'span'>) => Clause | null {
  const clauses = groupBy(spec.clauses, (clause) => clause.path);
  return ({ path, span }) => {
    const own = clauses.get(path) ?? [];
    const before = own[firstFrom(own, span.start + 1) - 1];
    return before && span.start < before.span.end ? before : null;
  };
}
