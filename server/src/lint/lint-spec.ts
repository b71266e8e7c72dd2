import { groupBy } from '../spec/group-by.ts';
import type { Clause, Spec } from '../spec/index.ts';
import { firstFrom } from '../spec/located.ts';
import { type Finding, SEVERITIES, type Severity } from './finding.ts';
import { valuesOf } from './options.ts';
import type { Found, Rule, RuleNames } from './rule.ts';
import { RULES } from './rules.ts';
import { DEFAULT_SETTINGS, type LintSettings, levelOf } from './settings.ts';
import { createSubject, type Surroundings } from './subject.ts';
import { readSuppressions, suppress } from './suppressions.ts';

/** Names of the eval files beside a spec file: the rules on them say nothing of a spec file that is absent. */
export interface LintOptions extends Surroundings {
  readonly settings?: LintSettings;
}

export interface LintResult {
  /** by path and position; those that a comment in the text answers are left out */
  readonly findings: readonly Finding[];
  /** rules that failed on this spec: bugs, for the caller to log. The findings of the others are complete. */
  readonly crashed: readonly Crash[];
}

interface Crash {
  readonly rule: string;
  readonly message: string;
}

/** Runs every rule that is not off. The same spec and options always give the same result. Never throws. */
export function lintSpec(spec: Spec, options: LintOptions = {}, rules: readonly Rule[] = RULES): LintResult {
  const subject = createSubject(spec, options);
  const settings = options.settings ?? DEFAULT_SETTINGS;
  const clauseAt = createClauseFinder(spec);
  const crashed: Crash[] = [];

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

  const found = rules.flatMap((rule) =>
    run(rule, () => rule.check(subject, valuesOf(rule.options ?? {}, settings.rules[rule.name]?.options ?? {}))),
  );
  const { findings, suppressions } = suppress(found, readSuppressions(spec), (finding) => clauseAt(finding)?.span.start ?? null);
  const onSuppressions = rules.flatMap(({ checkSuppressions, ...rule }) =>
    checkSuppressions ? run(rule, () => checkSuppressions(subject, suppressions, namesOf(rules, settings))) : [],
  );
  return { findings: [...findings, ...onSuppressions].sort(byPlace), crashed };
}

function namesOf(rules: readonly Rule[], settings: LintSettings): RuleNames {
  const running = rules.filter((rule) => levelOf(rule, settings) !== 'off');
  return { all: rules.map((rule) => rule.name), running: new Set(running.map((rule) => rule.name)) };
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

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.path, b.path) ||
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

/** By code unit, so that the order is the same in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
