/** What the extension and the panel's page tell each other. */

import type { Citation, ResponseMode } from '../../../server/src/protocol.ts';

/** A citation as the panel shows it. */
export interface ShownCitation {
  readonly citation: Citation;
  /** of the clause where the words stand; null where they stand nowhere, so that there is nothing to reveal */
  readonly title: string | null;
}

export interface RunHead {
  readonly prompt: string;
  readonly model: string;
  readonly rehearsal: boolean;
  /** title of the section or example that it was started from */
  readonly startedFrom: string | null;
}

export type RunMessage =
  /** empties the page */
  | { readonly kind: 'start'; readonly head: RunHead }
  | { readonly kind: 'context'; readonly category: string | null; readonly clauseCount: number; readonly tokenCount: number }
  | { readonly kind: 'cot'; readonly text: string }
  | { readonly kind: 'citation'; readonly shown: ShownCitation }
  | {
      readonly kind: 'verdict';
      readonly verdict: ResponseMode;
      readonly source: 'stated' | 'inferred' | 'rules' | null;
      readonly label: string | null;
    }
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'done'; readonly durationMs: number; readonly truncated: boolean }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

export type ToPage = RunMessage | { readonly kind: 'stale' };

export type FromPage =
  /** the page is there, or there again: it wants everything from the start */
  | { readonly kind: 'ready' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'again' }
  | { readonly kind: 'copy' }
  /** index into the citations, in the order in which they were sent */
  | { readonly kind: 'reveal'; readonly index: number };
