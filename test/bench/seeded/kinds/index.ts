import type { Kind } from '../kind.ts';
import { BUDGET_KINDS } from './budget.ts';
import { CONFLICT_SECTION_KINDS } from './conflict-sections.ts';
import { CONFLICT_SENTENCE_KINDS } from './conflict-sentences.ts';
import { COVERAGE_KINDS } from './coverage.ts';
import { HEADING_KINDS } from './headings.ts';
import { OVER_REFUSAL_KINDS } from './over-refusal.ts';
import { PRECEDENCE_KINDS } from './precedence.ts';
import { SENTENCE_KINDS } from './sentences.ts';
import { STRUCTURE_KINDS } from './structure.ts';
import { STYLE_KINDS } from './style.ts';
import { TERM_KINDS } from './terms.ts';
import { WORD_KINDS } from './words.ts';

export const KINDS: readonly Kind[] = [
  ...WORD_KINDS,
  ...SENTENCE_KINDS,
  ...TERM_KINDS,
  ...CONFLICT_SENTENCE_KINDS,
  ...PRECEDENCE_KINDS,
  ...CONFLICT_SECTION_KINDS,
  ...COVERAGE_KINDS,
  ...OVER_REFUSAL_KINDS,
  ...STYLE_KINDS,
  ...BUDGET_KINDS,
  ...STRUCTURE_KINDS,
  ...HEADING_KINDS,
];
