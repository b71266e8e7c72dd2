import type { Span } from '../spec/model.ts';

/** Something that an editor offers to write. */
export interface Completion {
  readonly label: string;
  readonly kind: 'key' | 'rule' | 'value';
  /** a few words beside the label */
  readonly detail: string;
  readonly markdown: string;
  /** what is written in place of `span` */
  readonly insert: string;
  readonly span: Span;
}
