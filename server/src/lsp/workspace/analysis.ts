import { fingerprintsOf, type KnownFindings, withoutKnown } from '../../lint/fingerprint.ts';
import {
  type Finding,
  type Linted,
  type LintOptions,
  type LintResult,
  lintChange,
  lintInSteps,
  lintSpec,
  RULES,
} from '../../lint/index.ts';
import { createLineMap, type LineMap } from '../../node/line-map.ts';
import { parseOptions } from '../../node/parse-spec-files.ts';
import type { Spec } from '../../spec/model.ts';
import { once } from '../../spec/once.ts';
import { readSpec, type SpecReading } from '../../spec/parse-spec.ts';
import { fullerVersion, nearestVersion } from './nearest-version.ts';

/** A file of a spec, as the spec, the disk and the client know it. */
export interface AnalysedFile {
  /** as the spec names it: from the folder that holds it all */
  readonly path: string;
  /** absolute; null where it is no file */
  readonly file: string | null;
  readonly uri: string;
  readonly text: string;
  readonly lines: () => LineMap;
}

/** A spec at one moment. What is asked of it is done once, when it is first asked for. */
export interface Analysis {
  /** another for every other text or configuration */
  readonly id: number;
  readonly spec: Spec;
  readonly reading: SpecReading;
  /** no version of the spec was read before this one */
  readonly isFirst: boolean;
  /** an earlier version, of which most is hidden in this one by something that is not closed yet; null where nothing is */
  readonly fuller: Analysis | null;
  readonly files: readonly AnalysedFile[];
  /** what every rule finds in the whole spec */
  readonly findings: () => readonly Finding[];
  /** what can be said before the rules have run that weigh the whole spec: of a short spec, the same */
  readonly promptFindings: () => readonly Finding[];
  /** whether every rule has run on the whole spec */
  readonly isSettled: () => boolean;
  /** does the work for `findings`, and pauses after each rule */
  readonly settle: () => Generator<undefined, void, undefined>;
  /** what the next version of the spec is linted from; null where this one never was */
  readonly linted: () => Linted | null;
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
  /** an earlier version of the same spec, under the same configuration */
  readonly previous: Analysis | null;
  readonly log: (message: string) => void;
}

/** Characters of a spec that every rule reads through before anyone notices. */
const SHORT = 20_000;
/** Those that do not weigh the whole spec: they find most of what there is, in a third of the time. */
const PROMPT_RULES = RULES.filter(({ scope }) => scope !== undefined);

export function analyse({ id, files, name, categoryDepth, lint, known, previous, log }: AnalysisRequest): Analysis {
  const sources = files.map(({ path, text }) => ({ path, text }));
  const nearest = previous && nearestVersion(previous, sources);
  const reading = readSpec(sources, parseOptions({ name, categoryDepth }), nearest?.reading ?? null);
  const fuller = nearest && fullerVersion(reading, nearest);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const isShort = files.reduce((length, { text }) => length + text.length, 0) <= SHORT;
  const before = nearest?.linted() ?? null;
  let settled: LintResult | null = null;

  const prompt = once(() => {
    if (isShort) return whole();
    return checked(before ? lintChange(before, reading, lint) : lintSpec(reading.spec, lint, PROMPT_RULES));
  });
  const promptFindings = once(() => (prompt() === settled ? findings() : unknown(prompt())));
  const findings = once(() => unknown(whole()));

  function* settle(): Generator<undefined, void, undefined> {
    if (settled) return;
    settled = checked(yield* lintInSteps(reading.spec, lint));
  }

  function whole(): LintResult {
    for (const _pause of settle());
    return settled as LintResult;
  }

  function checked(result: LintResult): LintResult {
    for (const { rule, message } of result.crashed) log(`the rule ${rule} failed: ${message}`);
    return result;
  }

  function unknown(result: LintResult): readonly Finding[] {
    if (known.size === 0) return result.findings;
    return withoutKnown(result.findings, fingerprintsOf(reading.spec, result.findings), known);
  }

  return {
    id,
    get spec() {
      return reading.spec;
    },
    reading,
    isFirst: previous === null,
    fuller,
    files,
    findings,
    promptFindings: () => (settled ? findings() : promptFindings()),
    isSettled: () => settled !== null,
    settle,
    linted: () => {
      const result = settled ?? (isShort ? null : prompt());
      return result && { reading, found: result.found };
    },
    fileAt: (path) => byPath.get(path) ?? null,
    linesOf: (path) => byPath.get(path)?.lines() ?? createLineMap(''),
    evalFiles: (path) => lint.evalFiles?.get(path) ?? null,
  };
}
