/**
 * The requests that Deliberate adds to LSP: names and payload types, and all that client and server share.
 * A key never travels here: the client puts it into the server's environment, so that no trace can show it.
 */

import type { Deliberation, DeliberationEvent } from './deliberation/deliberation.ts';
import type { ChangeGroupKind } from './language/diff/change-list.ts';

export type { Citation, CitationStatus, Deliberation, DeliberationEvent } from './deliberation/deliberation.ts';
export type { ChangeGroupKind } from './language/diff/change-list.ts';
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

/** Request, client → server: have a model review the spec that a document belongs to. Cancel it as any LSP request. */
export const REVIEW = 'deliberate/review';
/** Request, client → server: what that review would cost. Asks no model; `token` is not used. */
export const REVIEW_ESTIMATE = 'deliberate/reviewEstimate';
export interface ReviewParams {
  /** chosen by the client; the progress of this review carries it */
  readonly token: string;
  readonly uri: string;
  /** the innermost section here is reviewed, with what is under it; the whole spec where absent */
  readonly position?: Position;
  /** `openai:NAME` */
  readonly model: string;
}
export type ReviewEstimateResult =
  | {
      readonly kind: 'estimated';
      /** titles down to the section; the spec's title where all of it is reviewed */
      readonly title: string;
      readonly requests: number;
      /** plain words: requests, tokens, and what is known from earlier reviews */
      readonly cost: string;
    }
  | { readonly kind: 'failed'; readonly message: string };

export type ReviewResult =
  | {
      readonly kind: 'done';
      readonly title: string;
      readonly findings: readonly ReviewedFinding[];
      /** what was reviewed: earlier findings here are replaced */
      readonly scope: readonly TextSpan[];
      /** plain words on what was proposed and is not shown; empty where that is nothing */
      readonly notShown: string;
      /** plain words on requests and tokens */
      readonly cost: string;
      /** why the review is not whole, also where it was cancelled; null where it is */
      readonly shortfall: string | null;
    }
  | { readonly kind: 'cancelled' }
  /** one plain sentence for the person, which says what to do next */
  | { readonly kind: 'failed'; readonly message: string };

/** UTF-16 offsets into the text of a document, as it was when the review began */
export interface TextSpan {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}

export interface ReviewedFinding {
  /** `review-collision` */
  readonly rule: string;
  readonly severity: 'warning' | 'info';
  /** one line for what is wrong; then lines with the prompt, the readings and the change */
  readonly message: string;
  /** a prompt that shows it */
  readonly prompt: string;
  readonly category: string | null;
  /** the words that the model quoted, each verified; the finding stands at the first */
  readonly places: readonly ReviewedPlace[];
}
export interface ReviewedPlace extends TextSpan {
  readonly range: Range;
  readonly title: string;
  readonly clause: {
    readonly start: number;
    readonly end: number;
    /** where it begins */
    readonly position: Position;
    /** its source: a finding holds as long as this stands there */
    readonly text: string;
  };
}

/** Notification, server → client: a request of a running review has been answered. */
export const REVIEW_PROGRESS = 'deliberate/reviewProgress';
export interface ReviewProgressParams {
  readonly token: string;
  readonly done: number;
  readonly total: number;
  readonly findings: number;
}

/** Request, client → server: what changed in a document's spec, as it stands in the editor, since a revision of git. */
export const DIFF = 'deliberate/diff';

export interface DiffParams {
  readonly uri: string;
  /** a branch, a tag, a commit: whatever git takes for one */
  readonly revision: string;
}

export type DiffResult =
  | {
      readonly kind: 'done';
      /** of the spec */
      readonly title: string;
      /** one line: "2 weakened, 1 added; 340 clauses unchanged" */
      readonly summary: string;
      /** the gravest first; empty where nothing changed */
      readonly groups: readonly DiffGroup[];
      /** all of it, for a pull request */
      readonly markdown: string;
      /** those that form the spec today */
      readonly files: readonly ComparedFile[];
    }
  /** one plain sentence for the person, which says what to do next */
  | { readonly kind: 'failed'; readonly message: string };

export interface ComparedFile {
  readonly uri: string;
  /** absolute: where it stood; null where it did not exist */
  readonly oldFile: string | null;
}

export interface DiffGroup {
  readonly kind: ChangeGroupKind;
  readonly title: string;
  readonly count: number;
  readonly changes: readonly DiffChange[];
}

export interface DiffChange {
  /** the words of today, or those that are gone, in short */
  readonly label: string;
  /** "must → should"; may be empty */
  readonly what: string;
  /** Markdown: what happened, where, and the old and new words in one */
  readonly details: string;
  readonly before: OldPlace | null;
  readonly after: DocumentPlace | null;
}

/** A place in a document as it is. */
export interface DocumentPlace {
  readonly uri: string;
  readonly range: Range;
}

/** A place in a file as it was. */
export interface OldPlace {
  /** absolute: where the file stood */
  readonly file: string;
  readonly range: Range;
}

/** Request, client → server: the text of a file as it was at a revision; null where it did not exist. */
export const OLD_TEXT = 'deliberate/oldText';

export interface OldTextParams {
  /** absolute: where the file stood */
  readonly file: string;
  readonly revision: string;
}

/** Request, client → server: the revisions that a document may be compared with. */
export const REVISIONS = 'deliberate/revisions';

export interface RevisionsParams {
  readonly uri: string;
}

export type RevisionsResult =
  | { readonly kind: 'found'; readonly revisions: readonly ListedRevision[] }
  | { readonly kind: 'failed'; readonly message: string };

export interface ListedRevision {
  readonly kind: 'branch' | 'tag' | 'commit';
  /** as git takes it */
  readonly name: string;
  /** of its commit */
  readonly subject: string;
  /** `2026-01-31` */
  readonly date: string;
}

/** Command of the code action "Explain": opens the page of a rule, its one argument; carried out by the client. */
export const EXPLAIN_COMMAND = 'deliberate.explain';

/** Request, client → server: the comment that dismisses a finding of a review. */
export const REVIEW_DISMISSAL = 'deliberate/reviewDismissal';
export interface ReviewDismissalParams {
  readonly uri: string;
  /** where the clause begins */
  readonly position: Position;
  /** `review-collision` */
  readonly rule: string;
  readonly reason: string;
}
/** The edit that puts the comment in; the answer is null where no comment can stand. */
export interface ReviewDismissalResult {
  readonly range: Range;
  readonly text: string;
}

/**
 * Command of a CodeLens that counts something: shows the places it counted. The client carries it out; one that can says so in
 * its capabilities, as `experimental.commands.commands`.
 */
export const SHOW_REFERENCES_COMMAND = 'deliberate.showReferences';
export interface ShowReferencesArguments {
  readonly uri: string;
  /** where the lens stands */
  readonly position: Position;
  readonly places: readonly DocumentPlace[];
}
