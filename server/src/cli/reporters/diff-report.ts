import type { SpecDiff } from '../../spec/diff/index.ts';
import type { Spec } from '../../spec/model.ts';

/** What a reporter prints. */
export interface DiffReport {
  /** as the person named it */
  readonly revision: string;
  readonly specs: readonly ComparedFiles[];
}

/** Both versions of one spec. */
export interface ComparedFiles {
  /** its name in deliberate.yaml, else its first file */
  readonly title: string;
  /** `new`: it did not exist then; `removed`: nothing of it is left */
  readonly status: 'compared' | 'new' | 'removed';
  readonly before: Spec;
  readonly after: Spec;
  readonly diff: SpecDiff;
}

/** `specs/a.md (new)` */
export function titleOf({ title, status }: ComparedFiles): string {
  return status === 'compared' ? title : `${title} (${status})`;
}
