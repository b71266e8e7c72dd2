export type * from './finding.ts';
export { type LintOptions, lintSpec } from './lint-spec.ts';
export { RULES } from './rules.ts';
export { DEFAULT_SETTINGS, needsTokens } from './settings.ts';
