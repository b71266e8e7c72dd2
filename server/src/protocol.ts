/**
 * The requests that Deliberate adds to LSP: names and payload types, and all that client and server share.
 * A key never travels here: the client puts it into the server's environment, so that no trace can show it.
 */

import type { Deliberation, DeliberationEvent } from './deliberation/deliberation.ts';

export type { Citation, CitationStatus, Deliberation, DeliberationEvent } from './deliberation/deliberation.ts';
export type { ResponseMode } from './spec/model.ts';

/** zero-based, UTF-16 */
export interface Position {
  readonly line: number;
  readonly character: number;
}
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Request, client → server: put a prompt to the spec that a document belongs to. Cancel it as any LSP request. */
export const PREVIEW = 'deliberate/preview';
export interface PreviewParams {
  /** chosen by the client; the progress of this preview carries it */
  readonly token: string;
  readonly uri: string;
  readonly prompt: string;
  /** id of the category whose full text the model is given; retrieved by the prompt where absent */
  readonly category?: string;
  /** `rehearsal`, `openai:NAME` */
  readonly model: string;
}
export type PreviewResult =
  | {
      readonly kind: 'done';
      readonly deliberation: Deliberation;
      /** one per citation, in order: where its words stand */
      readonly places: readonly (CitationPlace | null)[];
      /** the model stopped at its token limit */
      readonly truncated: boolean;
    }
  | { readonly kind: 'cancelled' }
  /** one plain sentence for the person, which says what to do next */
  | { readonly kind: 'failed'; readonly message: string };

export interface CitationPlace {
  readonly uri: string;
  readonly range: Range;
  /** the clause's own range, for a thread on the whole clause */
  readonly clause: Range;
  readonly title: string;
}

/** Notification, server → client: something that a running preview wrote. */
export const PREVIEW_EVENT = 'deliberate/previewEvent';
export interface PreviewEventParams {
  readonly token: string;
  readonly event: DeliberationEvent;
  /** with a `citation` event: where it stands */
  readonly place?: CitationPlace | null;
}

/** What an open Markdown file is taken for, and why. */
export interface DocumentKind {
  readonly uri: string;
  readonly kind: 'spec' | 'other';
  /** `configured`: deliberate.yaml lists it; `notation`: it holds a notation that only specs have; `chosen`: by its author */
  readonly reason: 'configured' | 'notation' | 'chosen' | 'none';
  /** plain words for the status bar's tooltip: "an OpenAI-style authority attribute on line 12" */
  readonly detail: string;
}
/** Notification, server → client: sent when a file is opened and whenever the answer changes. */
export const DOCUMENT_KIND = 'deliberate/documentKind';
/** Request, client → server: the author says what a file is; null forgets that. The client remembers and sends all at start. */
export const TREAT_AS = 'deliberate/treatAs';
export interface TreatAsParams {
  readonly uri: string;
  readonly kind: 'spec' | 'other' | null;
}

/** `initializationOptions` */
export interface InitializationOptions {
  /** what authors chose with "Treat as spec", by URI */
  readonly treatAs?: Readonly<Record<string, 'spec' | 'other'>>;
  /** false in an untrusted workspace: lint only, no model is asked */
  readonly trusted?: boolean;
}
/** Notification, client → server: the workspace was granted trust. */
export const TRUST_GRANTED = 'deliberate/trustGranted';

/** Command of the CodeLens on sections and examples; carried out by the client. */
export const DELIBERATE_COMMAND = 'deliberate.deliberate';
export interface DeliberateCommandArguments {
  readonly uri: string;
  /** a section's or example's id */
  readonly id: string;
  /** the example's prompt; the client asks for one where absent */
  readonly prompt?: string;
  readonly category?: string;
  readonly title: string;
}
