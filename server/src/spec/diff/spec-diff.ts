/**
 * What changed between two versions of a spec, clause by clause.
 *
 * Weaker and stronger are said of the policy: a clause is *weakened* when it binds the model less firmly or in fewer
 * cases, and a permission when it permits more. Each change says on what grounds it was called what it is.
 */
import type { Clause, Definition, Example, Section } from '../model.ts';

/**
 * The most telling first; a clause has one. `reversed`: what was required is forbidden now, or the other way round;
 * `re-scoped`: it stands in another section or category, or its words name other things; `reworded`: the same things in
 * other words.
 */
export const CLAUSE_CHANGES = [
  'reversed',
  'weakened',
  'removed',
  'strengthened',
  're-scoped',
  'authority-lowered',
  'authority-raised',
  'added',
  'reworded',
] as const;
export type ClauseChangeKind = (typeof CLAUSE_CHANGES)[number];

export interface ClauseChange {
  readonly kind: ClauseChangeKind;
  /** null where it was added */
  readonly before: Clause | null;
  /** null where it was removed */
  readonly after: Clause | null;
  /** empty where it was added or removed, unless a sentence much like it stands in the other version and is no clause there */
  readonly grounds: readonly Ground[];
  /** the old text and the new in one; empty where the words are the same */
  readonly words: readonly Words[];
}

export type Aspect =
  | 'modality'
  | 'modal-verb'
  | 'mode'
  | 'hedge'
  | 'emphasis'
  | 'quantifier'
  | 'exception'
  | 'condition'
  | 'scope'
  | 'section'
  | 'category'
  | 'authority'
  | 'id'
  | 'wording'
  | 'sentence';

export type Effect = 'reversed' | 'weaker' | 'stronger' | 'scope' | 'lowered' | 'raised' | 'wording';

/** Something that differs between the two versions of a clause, and what that does. */
export interface Ground {
  readonly aspect: Aspect;
  readonly effect: Effect;
  /** plain words: "must → should" */
  readonly text: string;
}

/** A run of words that both texts have, or only one. */
export interface Words {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

export interface SectionChange {
  readonly kind: 'added' | 'removed' | 'renamed';
  readonly before: Section | null;
  readonly after: Section | null;
}

export interface DefinitionChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: Definition | null;
  readonly after: Definition | null;
  /** of its text */
  readonly words: readonly Words[];
}

/** `expectation`: what the author expects of the answer is another; `reworded`: only the words of the example are */
export interface ExampleChange {
  readonly kind: 'added' | 'removed' | 'expectation' | 'reworded';
  readonly before: Example | null;
  readonly after: Example | null;
  /** of a changed expectation, in plain words: "refuse → comply" */
  readonly expectation: string | null;
}

export interface SpecDiff {
  /** by kind, each kind in the order of the document */
  readonly clauses: readonly ClauseChange[];
  /** how many clauses are the same in both */
  readonly unchangedCount: number;
  readonly sections: readonly SectionChange[];
  readonly definitions: readonly DefinitionChange[];
  readonly examples: readonly ExampleChange[];
  /** no file differs by a character, so that "no change" is known from "no change that counts here" */
  readonly identical: boolean;
}
