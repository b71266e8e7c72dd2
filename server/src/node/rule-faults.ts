import { createNearestName } from '../lint/nearest-name.ts';
import { faultOf } from '../lint/options.ts';
import type { Rule } from '../lint/rule.ts';
import type { Span } from '../spec/model.ts';
import type { Configuration, ConfigurationProblem } from './configuration-reader.ts';

/** Rules that a configuration names and that nobody has, options that a rule does not have, and values that it cannot take. */
export function findRuleFaults({ lint, rulePlaces }: Configuration, rules: readonly Rule[]): readonly ConfigurationProblem[] {
  const byName = new Map(rules.map((rule) => [rule.name, rule]));
  const nearestRule = createNearestName(byName.keys());
  return Object.entries(rulePlaces).flatMap(([name, { span, options: places }]) => {
    const rule = byName.get(name);
    if (!rule)
      return [warning(`Unexpected rule \`${name}\`, ${expectedName(nearestRule(name), 'rule', [...byName.keys()])}`, span)];
    const options = rule.options ?? {};
    return Object.entries(lint.rules[name]?.options ?? {}).flatMap(([key, value]) => {
      const place = places[key] ?? span;
      const option = Object.hasOwn(options, key) ? options[key] : undefined;
      const known = ['level', ...Object.keys(options)];
      if (!option) return [warning(`Unexpected option \`${key}\` of \`${name}\`, ${expectedName(null, 'option', known)}`, place)];
      const fault = value === null && option.default === null ? null : faultOf(option, value);
      return fault ? [warning(`Unexpected value of \`${key}\` of \`${name}\`, ${fault}`, place)] : [];
    });
  });
}

function expectedName(nearest: string | null, what: string, known: readonly string[]): string {
  return nearest === null
    ? `expected one of ${known.join(', ')}`
    : `expected the name of a ${what}: did you mean \`${nearest}\`?`;
}

function warning(message: string, span: Span): ConfigurationProblem {
  return { severity: 'warning', message, span };
}
