import type { Span } from '../spec/model.ts';

/** From the least grave to the gravest. */
export const SEVERITIES = ['hint', 'info', 'warning', 'error'] as const;
export type Severity = (typeof SEVERITIES)[number];
export type Family = 'structure' | 'ambiguity' | 'conflict' | 'coverage' | 'over-refusal' | 'style' | 'budget';

export interface Edit {
  readonly path: string;
  readonly span: Span;
  readonly text: string;
}

/** A change that settles a finding. Safe: it cannot change what the policy says. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

export interface Finding {
  readonly rule: string;
  readonly family: Family;
  readonly severity: Severity;
  readonly message: string;
  readonly path: string;
  readonly span: Span;
  /** id of the clause concerned */
  readonly clause?: string;
  readonly related?: readonly { readonly path: string; readonly span: Span; readonly message: string }[];
  /** `unused`: an editor greys it out */
  readonly tags?: readonly 'unused'[];
  readonly fixes?: readonly Fix[];
}
