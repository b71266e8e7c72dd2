import type { Span } from '../spec/model.ts';

/** Something that an editor offers to write. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** a few words beside the label */
  readonly detail: string;
  readonly markdown: string;
  /** what is written in place of `span` */
  readonly insert: string;
  /** on one line; what is typed so far stands at its beginning */
  readonly span: Span;
  /** what is compared with what is typed; the label where it is absent */
  readonly filter?: string;
  /** `insert` holds tab stops, as LSP writes them */
  readonly isSnippet?: true;
}

type CompletionKind =
  | 'key'
  | 'rule'
  | 'value'
  | 'section'
  | 'clause'
  | 'definition'
  | 'label'
  | 'term'
  | 'file'
  | 'tag'
  | 'snippet';

export interface Completions {
  readonly found: readonly Completion[];
  /** there are more: with more letters, others are found */
  readonly isIncomplete: boolean;
}
