import { relative, sep } from 'node:path';
import type { Finding } from '../lint/finding.ts';
import type { Rule } from '../lint/rule.ts';
import type { FoundConfiguration } from '../node/configuration.ts';
import { findRuleFaults } from '../node/rule-faults.ts';
import type { SourceFile } from '../spec/model.ts';

/** The rule that findings in deliberate.yaml are reported under. */
export const CONFIGURATION_RULE = 'configuration';

/**
 * What is wrong in deliberate.yaml, as findings like any other, and the files that they stand in.
 *
 * @param rules null: what is said of rules is not looked at
 */
export function configurationFindings(
  configurations: readonly FoundConfiguration[],
  rules: readonly Rule[] | null,
  cwd: string,
): { readonly findings: readonly Finding[]; readonly files: readonly SourceFile[] } {
  const found = configurations.flatMap((configuration) => {
    if (configuration.path === null) return [];
    const path = relative(cwd, configuration.path).split(sep).join('/');
    const ruleFaults = rules ? findRuleFaults(configuration, rules) : [];
    const problems = [...configuration.problems, ...ruleFaults].toSorted((a, b) => a.span.start - b.span.start);
    const findings = problems.map((problem): Finding => ({ rule: CONFIGURATION_RULE, family: 'structure', path, ...problem }));
    return [{ file: { path, text: configuration.text }, findings }];
  });
  return { findings: found.flatMap(({ findings }) => findings), files: found.map(({ file }) => file) };
}
