export type * from './finding.ts';
export { type Linted, lintChange } from './lint-change.ts';
export { type LintOptions, type LintResult, lintInSteps, lintSpec } from './lint-spec.ts';
export { RULES } from './rules.ts';
export { DEFAULT_SETTINGS, needsTokens } from './settings.ts';
