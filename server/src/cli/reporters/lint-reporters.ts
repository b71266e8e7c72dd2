import type { Context } from '../context.ts';
import type { LintReport } from './lint-report.ts';

type LintReporter = (report: LintReport, context: Context) => Promise<string>;

/** How findings are printed, by the value of `--format`; each is loaded when it is asked for. */
export const REPORTERS = {
  pretty: async (report, context) => (await import('./lint-pretty.ts')).reportForPeople(report, context),
  json: async (report) => (await import('./lint-json.ts')).reportAsJson(report),
  sarif: async (report) => (await import('./lint-sarif.ts')).reportAsSarif(report),
  github: async (report, context) => (await import('./lint-github.ts')).reportForGithub(report, context),
  junit: async (report) => (await import('./lint-junit.ts')).reportAsJunit(report),
} satisfies Record<string, LintReporter>;

export type LintFormat = keyof typeof REPORTERS;
export const LINT_FORMATS = Object.keys(REPORTERS) as readonly LintFormat[];
