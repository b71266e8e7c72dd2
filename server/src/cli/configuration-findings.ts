import { relative, sep } from 'node:path';
import type { Finding } from '../lint/finding.ts';
import type { Rule } from '../lint/rule.ts';
import type { FoundConfiguration } from '../node/configuration.ts';
import { findRuleFaults } from '../node/rule-faults.ts';
import type { SourceFile } from '../spec/model.ts';

/** The rule that findings in deliberate.yaml are reported under. */
export const CONFIGURATION_RULE = 'configuration';

export interface ConfigurationFindings {
  readonly findings: readonly Finding[];
  /** the files that they stand in: as shown, and where they are */
  readonly files: readonly (SourceFile & { readonly absolute: string })[];
}

/**
 * What is wrong in deliberate.yaml, as findings like any other, and the files that they stand in.
 *
 * @param rules null: what is said of rules is not looked at
 */
export function configurationFindings(
  configurations: readonly FoundConfiguration[],
  rules: readonly Rule[] | null,
  cwd: string,
): ConfigurationFindings {
  const found = configurations.flatMap((configuration) => {
    if (configuration.path === null) return [];
    const path = relative(cwd, configuration.path).split(sep).join('/');
    const ruleFaults = rules ? findRuleFaults(configuration, rules) : [];
    const problems = [...configuration.problems, ...ruleFaults].toSorted((a, b) => a.span.start - b.span.start);
    const findings = problems.map((problem): Finding => ({ rule: CONFIGURATION_RULE, family: 'structure', path, ...problem }));
    return [{ file: { path, absolute: configuration.path, text: configuration.text }, findings }];
  });
  return { findings: found.flatMap(({ findings }) => findings), files: found.map(({ file }) => file) };
}
