import { groupBy } from '../spec/group-by.ts';
import type { Spec } from '../spec/index.ts';
import { firstFrom } from '../spec/located.ts';
import type { Finding, Severity } from './finding.ts';
import type { EvalFiles, Rule, Subject } from './rule.ts';
import { RULES } from './rules.ts';

export interface LintOptions {
  /** names of the eval files beside each spec file; the rules on eval files say nothing of a spec file that is absent */
  readonly evalFiles?: EvalFiles;
  /** by rule name; a rule that is not named has its own severity */
  readonly levels?: Readonly<Record<string, Severity | 'off'>>;
}

export interface LintResult {
  /** by path and position */
  readonly findings: readonly Finding[];
  /** rules that failed on this spec: bugs, for the caller to log. The findings of the others are complete. */
  readonly crashed: readonly Crash[];
}

interface Crash {
  readonly rule: string;
  readonly message: string;
}

/** Runs every rule that is not off. The same spec and options always give the same result. Never throws. */
export function lintSpec(spec: Spec, options: LintOptions = {}, rules: readonly Rule[] = RULES): LintResult {
  const texts = new Map(spec.files.map((file) => [file.path, file.text]));
  const subject: Subject = { ...spec, evalFiles: options.evalFiles ?? new Map(), textOf: (path) => texts.get(path) ?? '' };
  const levels = new Map(Object.entries(options.levels ?? {}));
  const findings: Finding[] = [];
  const crashed: Crash[] = [];
  for (const { name, family, severity, check } of rules) {
    const level = levels.get(name) ?? severity;
    if (level === 'off') continue;
    try {
      findings.push(...check(subject).map((found) => ({ rule: name, family, severity: level, ...found })));
    } catch (error) {
      crashed.push({ rule: name, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
  const clauseAt = createClauseFinder(spec);
  const placed = findings.map((finding) => ({ ...clauseAt(finding), ...finding }));
  return { findings: placed.sort(byPlace), crashed };
}

/** Which clause a finding stands in; nothing where it stands in none. */
function createClauseFinder(spec: Spec): (finding: Finding) => { readonly clause?: string } {
  const clauses = groupBy(spec.clauses, (clause) => clause.path);
  return ({ path, span }) => {
    const own = clauses.get(path) ?? [];
    const before = own[firstFrom(own, span.start + 1) - 1];
    return before && span.start < before.span.end ? { clause: before.id } : {};
  };
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.path, b.path) ||
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

/** By code unit, so that the order is the same in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
