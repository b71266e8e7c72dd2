import type { CountTokens } from '../token-estimate.ts';

/** What a hover may know beside the spec. */
export interface HoverSurroundings {
  /** null: tokens are estimated, since the table of an exact count is large */
  readonly countTokens: CountTokens | null;
  /** most tokens of a category's own text; null: no limit is set */
  readonly categoryBudget: number | null;
  /** most tokens of the text that a model reads for a category */
  readonly compiledBudget: number | null;
  /** names of the eval files beside the document; null where there are none */
  readonly evalFiles: readonly string[] | null;
}

export const NO_SURROUNDINGS: HoverSurroundings = {
  countTokens: null,
  categoryBudget: null,
  compiledBudget: null,
  evalFiles: null,
};
