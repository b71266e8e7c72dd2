import { relative, sep } from 'node:path';
import type { Finding } from '../lint/finding.ts';
import type { FoundConfiguration } from '../node/configuration.ts';
import { findUnknownRules } from '../node/unknown-rules.ts';
import type { SourceFile } from '../spec/model.ts';

/** The rule that findings in deliberate.yaml are reported under. */
export const CONFIGURATION_RULE = 'configuration';

/**
 * What is wrong in deliberate.yaml, as findings like any other, and the files that they stand in.
 *
 * @param knownRules null: the names of rules are not looked at
 */
export function configurationFindings(
  configurations: readonly FoundConfiguration[],
  knownRules: readonly string[] | null,
  cwd: string,
): { readonly findings: readonly Finding[]; readonly files: readonly SourceFile[] } {
  const found = configurations.flatMap((configuration) => {
    if (configuration.path === null) return [];
    const path = relative(cwd, configuration.path).split(sep).join('/');
    const unknownRules = knownRules ? findUnknownRules(configuration, knownRules) : [];
    const problems = [...configuration.problems, ...unknownRules].toSorted((a, b) => a.span.start - b.span.start);
    const findings = problems.map((problem): Finding => ({ rule: CONFIGURATION_RULE, family: 'structure', path, ...problem }));
    return [{ file: { path, text: configuration.text }, findings }];
  });
  return { findings: found.flatMap(({ findings }) => findings), files: found.map(({ file }) => file) };
}
