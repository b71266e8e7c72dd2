import type { Configuration, ConfigurationProblem } from './configuration-reader.ts';

/** The rules that a configuration names and that nobody has. */
export function findUnknownRules({ ruleSpans }: Configuration, known: readonly string[]): readonly ConfigurationProblem[] {
  return Object.entries(ruleSpans)
    .filter(([name]) => !known.includes(name))
    .map(([name, span]) => ({
      severity: 'warning',
      message: `Unexpected rule \`${name}\`, expected one of ${known.join(', ')}`,
      span,
    }));
}
