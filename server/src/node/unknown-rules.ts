import { createNearestName } from '../lint/nearest-name.ts';
import type { Configuration, ConfigurationProblem } from './configuration-reader.ts';

/** The rules that a configuration names and that nobody has. */
export function findUnknownRules({ ruleSpans }: Configuration, known: readonly string[]): readonly ConfigurationProblem[] {
  const nearestTo = createNearestName(known);
  return Object.entries(ruleSpans)
    .filter(([name]) => !known.includes(name))
    .map(([name, span]) => {
      const nearest = nearestTo(name);
      const expected = nearest === null ? `one of ${known.join(', ')}` : `the name of a rule: did you mean \`${nearest}\`?`;
      return { severity: 'warning', message: `Unexpected rule \`${name}\`, expected ${expected}`, span };
    });
}
