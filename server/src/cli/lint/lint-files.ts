import { type Finding, lintSpec, needsTokens, RULES } from '../../lint/index.ts';
import type { Disk } from '../../node/disk.ts';
import { listEvalFiles } from '../../node/eval-files.ts';
import { parseSpecFiles } from '../../node/parse-spec-files.ts';
import type { SpecFiles } from '../../node/specs.ts';
import { loadTokenCounter } from '../../node/tokens.ts';
import type { SourceFile, Spec } from '../../spec/model.ts';
import type { Context } from '../context.ts';

/** A spec, and what is found in it. */
export interface LintedSpec {
  readonly source: SpecFiles;
  readonly spec: Spec;
  readonly findings: readonly Finding[];
  /** a rule failed by a fault of its own, so that its findings are missing */
  readonly incomplete: boolean;
  /** the same for other texts of its files */
  readonly relint: (files: readonly SourceFile[]) => LintedSpec;
}

/** Lints a spec as its configuration says; a rule that fails by a fault of its own is told of, and the others go on. */
export async function lintFiles(source: SpecFiles, context: Context, disk: Disk): Promise<LintedSpec> {
  const { configuration, absolutePaths } = source;
  const evalFiles = await Promise.all(
    source.files.map(async ({ path }, index) => [path, await listEvalFiles(absolutePaths[index] ?? path, disk)] as const),
  );
  const options = {
    evalFiles: new Map(evalFiles),
    settings: configuration.lint,
    taxonomy: configuration.taxonomy,
    countTokens: needsTokens(RULES, configuration.lint) ? await loadTokenCounter() : null,
  };
  const lint = (files: readonly SourceFile[]): LintedSpec => {
    const spec = parseSpecFiles({ ...source, files });
    const { findings, crashed } = lintSpec(spec, options);
    for (const { rule, message } of crashed)
      context.complain(`The rule ${rule} failed by a fault of its own: please report it.\n${message}`);
    return { source: { ...source, files }, spec, findings, incomplete: crashed.length > 0, relint: lint };
  };
  return lint(source.files);
}

/** Its files, by what they are called and where they are. */
export function placesOf({ source }: LintedSpec): readonly { readonly path: string; readonly absolute: string }[] {
  return source.files.map(({ path }, index) => ({ path, absolute: source.absolutePaths[index] ?? path }));
}
