export type * from './finding.ts';
export { type Crash, type LintOptions, type LintResult, lintSpec } from './lint-spec.ts';
export type { EvalFiles, Rule } from './rule.ts';
export { RULES } from './rules.ts';
