import type { Spec } from '../spec/index.ts';
import type { Finding } from './finding.ts';
import type { Rule, RuleNames } from './rule.ts';
import { RULES } from './rules.ts';
import { type Crash, createRunner } from './run-rule.ts';
import { DEFAULT_SETTINGS, type LintSettings, levelOf } from './settings.ts';
import type { Surroundings } from './subject.ts';
import { readSuppressions, suppress } from './suppressions.ts';

/** Names of the eval files beside a spec file: the rules on them say nothing of a spec file that is absent. */
export interface LintOptions extends Surroundings {
  readonly settings?: LintSettings;
}

export interface LintResult {
  /** by path and position; those that a comment in the text answers are left out */
  readonly findings: readonly Finding[];
  /** all that the rules found, those included that a comment answers */
  readonly found: readonly Finding[];
  /** rules that failed on this spec: bugs, for the caller to log. The findings of the others are complete. */
  readonly crashed: readonly Crash[];
}

/** Runs every rule that is not off. The same spec and options always give the same result. Never throws. */
export function lintSpec(spec: Spec, options: LintOptions = {}, rules: readonly Rule[] = RULES): LintResult {
  const steps = lintInSteps(spec, options, rules);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** Does the same, and pauses after each rule: a caller that has other things to do may do them there, or stop. */
export function* lintInSteps(
  spec: Spec,
  options: LintOptions = {},
  rules: readonly Rule[] = RULES,
): Generator<undefined, LintResult, undefined> {
  const runner = createRunner(spec, options);
  yield;
  const found: Finding[] = [];
  for (const rule of rules) {
    found.push(...runner.check(rule));
    yield;
  }
  const { findings, suppressions } = suppress(found, readSuppressions(spec), runner.startOfClause);
  const names = namesOf(rules, options.settings ?? DEFAULT_SETTINGS);
  const onSuppressions = rules.flatMap((rule) => runner.checkSuppressions(rule, suppressions, names));
  return {
    findings: [...findings, ...onSuppressions].sort(byPlace),
    found: [...found, ...onSuppressions],
    crashed: runner.crashed,
  };
}

function namesOf(rules: readonly Rule[], settings: LintSettings): RuleNames {
  const running = rules.filter((rule) => levelOf(rule, settings) !== 'off');
  return { all: rules.map((rule) => rule.name), running: new Set(running.map((rule) => rule.name)) };
}

export function byPlace(a: Finding, b: Finding): number {
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
