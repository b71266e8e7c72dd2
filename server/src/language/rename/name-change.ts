import type { Edit } from '../../lint/finding.ts';

/** What changes where a name is declared, and what those who use the name need to know. */
export interface NameChange {
  readonly kind: 'change';
  readonly edits: readonly Edit[];
  /** new labels by old ones */
  readonly labels: ReadonlyMap<string, string>;
  /** a clause's words with the new name: ids that are made of words change with them; null where no words change */
  readonly reword: ((text: string) => string) | null;
}

export function nameChange(edits: readonly Edit[], more: Partial<Pick<NameChange, 'labels' | 'reword'>> = {}): NameChange {
  return { kind: 'change', edits, labels: more.labels ?? new Map(), reword: more.reword ?? null };
}
