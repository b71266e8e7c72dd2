import { fingerprintsOf, type KnownFindings, withoutKnown } from '../../lint/fingerprint.ts';
import { type Finding, type LintOptions, lintSpec } from '../../lint/index.ts';
import { createLineMap, type LineMap } from '../../node/line-map.ts';
import { parseOptions } from '../../node/parse-spec-files.ts';
import { parseSpec } from '../../spec/index.ts';
import type { Spec } from '../../spec/model.ts';

/** A file of a spec, as the spec, the disk and the client know it. */
export interface AnalysedFile {
  /** as the spec names it: from the folder that holds it all */
  readonly path: string;
  /** absolute; null where it is no file */
  readonly file: string | null;
  readonly uri: string;
  readonly text: string;
}

/** A spec at one moment: parsed once, linted once when first asked for. */
export interface Analysis {
  /** another for every other text or configuration */
  readonly id: number;
  readonly spec: Spec;
  readonly files: readonly AnalysedFile[];
  readonly findings: () => readonly Finding[];
  /** null where the spec has no such file */
  readonly fileAt: (path: string) => AnalysedFile | null;
  readonly linesOf: (path: string) => LineMap;
  /** names of the eval files beside one of the files; null where there are none */
  readonly evalFiles: (path: string) => readonly string[] | null;
}

interface AnalysisRequest {
  readonly id: number;
  readonly files: readonly AnalysedFile[];
  /** what deliberate.yaml calls the spec */
  readonly name: string | null;
  readonly categoryDepth: number | null;
  readonly lint: LintOptions;
  /** findings that were accepted, and are not shown */
  readonly known: KnownFindings;
  readonly log: (message: string) => void;
}

export function analyse({ id, files, name, categoryDepth, lint, known, log }: AnalysisRequest): Analysis {
  const sources = files.map(({ path, text }) => ({ path, text }));
  const spec = parseSpec(sources, parseOptions({ name, categoryDepth }));
  const byPath = new Map(files.map((file) => [file.path, file]));
  const lineMaps = new Map<string, LineMap>();
  let findings: readonly Finding[] | null = null;

  function linesOf(path: string): LineMap {
    const lines = lineMaps.get(path) ?? createLineMap(byPath.get(path)?.text ?? '');
    lineMaps.set(path, lines);
    return lines;
  }

  function findAll(): readonly Finding[] {
    const result = lintSpec(spec, lint);
    for (const { rule, message } of result.crashed) log(`the rule ${rule} failed: ${message}`);
    return withoutKnown(result.findings, fingerprintsOf(spec, result.findings), known);
  }

  return {
    id,
    spec,
    files,
    fileAt: (path) => byPath.get(path) ?? null,
    linesOf,
    evalFiles: (path) => lint.evalFiles?.get(path) ?? null,
    findings: () => (findings ??= findAll()),
  };
}
