import type { LintOptions } from '../../../server/src/lint/index.ts';
import type { BaseDocument } from './documents.ts';
import type { Random } from './random.ts';

/** A kind of defect: how it is planted, and the rule that should find it. */
export interface Kind {
  readonly rule: string;
  /** rules whose finding answers this defect as well, as a reader would see it */
  readonly alsoBy?: readonly string[];
  /** the rule's name, and what tells it from other kinds of that rule */
  readonly name: string;
  /** where a finding must stand: on the planted lines, or anywhere */
  readonly reach: 'lines' | 'document';
  readonly variants: readonly Variant[];
}

/** One wording of a defect. Half of a kind's variants are held out: nobody tunes a rule on them. */
export interface Variant {
  readonly name: string;
  /** null: this document has no place for it */
  readonly plant: (document: BaseDocument, random: Random) => Planting | null;
}

/** The same places of a document, once with the defect and once with the nearest text that a careful editor accepts. */
export interface Planting {
  readonly edits: readonly PlantedEdit[];
  /** what lint is told beside the text, where the defect needs it: a limit of tokens, the names of eval files */
  readonly options?: LintOptions;
}

/** Offsets into the untouched document; `start === end` inserts. */
export interface PlantedEdit {
  readonly start: number;
  readonly end: number;
  readonly defect: string;
  readonly twin: string;
}
