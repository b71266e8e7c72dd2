import type { FoundConfiguration } from '../node/configuration.ts';
import { findSpecs } from '../node/find-specs.ts';
import { parseSpecFiles } from '../node/parse-spec-files.ts';
import type { Spec } from '../spec/model.ts';
import { configurationFindings } from './configuration-findings.ts';
import type { Context } from './context.ts';
import { createSources, type Sources } from './reporters/lint-report.ts';

export interface OpenedSpec {
  readonly spec: Spec;
  /** of its first file, as shown */
  readonly path: string;
  readonly sources: Sources;
  readonly configuration: FoundConfiguration;
}

/**
 * Opens the one spec that a person names: by a file, or by a folder that holds no other.
 * Says what is wrong with deliberate.yaml, and goes on by the defaults.
 *
 * @returns null where there is no such spec, after saying why
 */
export async function openSpec(path: string, context: Context): Promise<OpenedSpec | null> {
  const found = await findSpecs([path], context.cwd);
  const [files, ...others] = found.specs;
  if (found.failures[0] !== undefined) return refuse(found.failures[0]);
  if (files === undefined) return refuse(`No spec in ${path}: name its file.`);
  const { files: sourceFiles, configuration } = files;
  if (others.length > 0) {
    const paths = found.specs.map((spec) => spec.files[0]?.path);
    return refuse(`More than one spec in ${path}: name one of ${paths.join(', ')}.`);
  }
  sayWhatIsWrong(found.configurations, context);
  return { spec: parseSpecFiles(files), path: sourceFiles[0]?.path ?? path, sources: createSources(sourceFiles), configuration };

  function refuse(sentence: string): null {
    context.complain(sentence);
    return null;
  }
}

function sayWhatIsWrong(configurations: readonly FoundConfiguration[], { cwd, complain }: Context): void {
  const { findings, files } = configurationFindings(configurations, null, cwd);
  const sources = createSources(files);
  for (const finding of findings) {
    const { line, character } = sources.rangeOf(finding).start;
    complain(`${finding.path}:${line + 1}:${character + 1} ${finding.severity} ${finding.message}`);
  }
}
