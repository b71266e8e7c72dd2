import { SEVERITIES, type Severity } from './finding.ts';
import type { Rule } from './rule.ts';

export type Level = Severity | 'off';
export const LEVELS: readonly Level[] = ['off', ...SEVERITIES];

/** `off` runs only the rules that are given a level by name. */
export type Preset = 'recommended' | 'strict' | 'off';
export const PRESETS: readonly Preset[] = ['recommended', 'strict', 'off'];

/** What deliberate.yaml says under `lint`. */
export interface LintSettings {
  readonly preset: Preset;
  /** by rule name */
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

export interface RuleSetting {
  /** null: as the preset has it */
  readonly level: Level | null;
  readonly options: Readonly<Record<string, unknown>>;
}

export const DEFAULT_SETTINGS: LintSettings = { preset: 'recommended', rules: {} };

/** The level that a rule has. */
export function levelOf(rule: Pick<Rule, 'name' | 'severity' | 'strict'>, { preset, rules }: LintSettings): Level {
  const own = Object.hasOwn(rules, rule.name) ? rules[rule.name]?.level : null;
  if (own) return own;
  switch (preset) {
    case 'recommended':
      return rule.severity;
    case 'strict':
      return rule.strict ?? rule.severity;
    case 'off':
      return 'off';
  }
}

/** Whether a rule that counts tokens has a limit: the tokeniser is loaded only then. */
export function needsTokens(rules: readonly Rule[], settings: LintSettings): boolean {
  return rules.some(
    (rule) =>
      rule.family === 'budget' &&
      levelOf(rule, settings) !== 'off' &&
      Object.values(settings.rules[rule.name]?.options ?? {}).some((value) => value !== null),
  );
}
