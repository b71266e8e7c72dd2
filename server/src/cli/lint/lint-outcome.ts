import type { Finding } from '../../lint/finding.ts';
import type { RuleFacts, Summary } from '../reporters/lint-report.ts';

/** What a lint came to, in any format that it may be printed in. Plain data, so that it can be kept. */
export interface LintOutcome {
  /** all of them, each once, however grave */
  readonly findings: readonly Finding[];
  /** of each finding, in order; null for what stands in deliberate.yaml */
  readonly fingerprints: readonly (string | null)[];
  /** the rules that found something */
  readonly rules: readonly RuleFacts[];
  /** where findings may stand: as shown, and absolute */
  readonly places: readonly Place[];
  /** the files of each spec, as shown */
  readonly specs: readonly (readonly string[])[];
  /** Markdown that is no spec, as shown */
  readonly leftAlone: readonly string[];
  readonly summary: Summary;
  /** plain sentences on what went otherwise than a person may expect */
  readonly remarks: readonly string[];
  /** plain sentences on what could not be done */
  readonly failures: readonly string[];
}

interface Place {
  readonly path: string;
  readonly absolute: string;
}

/** An outcome, and the texts that it speaks of, by their path as shown. */
export interface LintedTexts {
  readonly outcome: LintOutcome;
  readonly texts: ReadonlyMap<string, string>;
}
