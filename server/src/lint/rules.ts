import type { Rule } from './rule.ts';
import { brokenReference } from './rules/broken-reference.ts';
import { duplicateHeading } from './rules/duplicate-heading.ts';
import { duplicateId } from './rules/duplicate-id.ts';
import { emptySection } from './rules/empty-section.ts';
import { invalidFrontMatter } from './rules/invalid-front-matter.ts';
import { invalidHeadingAttributes } from './rules/invalid-heading-attributes.ts';
import { missingEvalFile } from './rules/missing-eval-file.ts';
import { skippedHeadingLevel } from './rules/skipped-heading-level.ts';
import { undefinedLabel } from './rules/undefined-label.ts';
import { undefinedTerm } from './rules/undefined-term.ts';
import { unreadableExample } from './rules/unreadable-example.ts';
import { unreferencedEvalFile } from './rules/unreferenced-eval-file.ts';
import { unusedDefinition } from './rules/unused-definition.ts';
import { unusedLabel } from './rules/unused-label.ts';

/** Every rule, in the order in which lists show them. */
export const RULES: readonly Rule[] = [
  brokenReference,
  duplicateId,
  undefinedLabel,
  unusedLabel,
  undefinedTerm,
  unusedDefinition,
  missingEvalFile,
  unreferencedEvalFile,
  invalidFrontMatter,
  invalidHeadingAttributes,
  skippedHeadingLevel,
  duplicateHeading,
  emptySection,
  unreadableExample,
];
