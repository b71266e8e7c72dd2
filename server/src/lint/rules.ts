import type { Rule } from './rule.ts';
import { absoluteWithException } from './rules/absolute-with-exception.ts';
import { andOr } from './rules/and-or.ts';
import { banWithoutCarveOut } from './rules/ban-without-carve-out.ts';
import { brokenReference } from './rules/broken-reference.ts';
import { categoryGaps } from './rules/category-gaps.ts';
import { circularPrecedence } from './rules/circular-precedence.ts';
import { contradictoryDefinition } from './rules/contradictory-definition.ts';
import { contradictoryVerdicts } from './rules/contradictory-verdicts.ts';
import { danglingReferent } from './rules/dangling-referent.ts';
import { doubleNegation } from './rules/double-negation.ts';
import { duplicateHeading } from './rules/duplicate-heading.ts';
import { duplicateId } from './rules/duplicate-id.ts';
import { emptySection } from './rules/empty-section.ts';
import { hazardGaps } from './rules/hazard-gaps.ts';
import { hedgedDecision } from './rules/hedged-decision.ts';
import { hedgedObligation } from './rules/hedged-obligation.ts';
import { impossibleOverride } from './rules/impossible-override.ts';
import { inconsistentTerm } from './rules/inconsistent-term.ts';
import { invalidFrontMatter } from './rules/invalid-front-matter.ts';
import { invalidHeadingAttributes } from './rules/invalid-heading-attributes.ts';
import { invalidSuppression } from './rules/invalid-suppression.ts';
import { judgmentalRefusal } from './rules/judgmental-refusal.ts';
import { longCategory } from './rules/long-category.ts';
import { longClause } from './rules/long-clause.ts';
import { longCompiledCategory } from './rules/long-compiled-category.ts';
import { missingActor } from './rules/missing-actor.ts';
import { missingClauseId } from './rules/missing-clause-id.ts';
import { missingEvalFile } from './rules/missing-eval-file.ts';
import { missingPrecedence } from './rules/missing-precedence.ts';
import { missingRefusalStyle } from './rules/missing-refusal-style.ts';
import { missingSafeCompletionStyle } from './rules/missing-safe-completion-style.ts';
import { mixedModals } from './rules/mixed-modals.ts';
import { nearDuplicate } from './rules/near-duplicate.ts';
import { noClause } from './rules/no-clause.ts';
import { openList } from './rules/open-list.ts';
import { refusalOnlyExamples } from './rules/refusal-only-examples.ts';
import { requestGaps } from './rules/request-gaps.ts';
import { severalObligations } from './rules/several-obligations.ts';
import { severalOutputFormats } from './rules/several-output-formats.ts';
import { skippedHeadingLevel } from './rules/skipped-heading-level.ts';
import { softPrecedence } from './rules/soft-precedence.ts';
import { strayWhiteSpace } from './rules/stray-white-space.ts';
import { topicBan } from './rules/topic-ban.ts';
import { undeclaredTerm } from './rules/undeclared-term.ts';
import { undefinedLabel } from './rules/undefined-label.ts';
import { undefinedLevel } from './rules/undefined-level.ts';
import { undefinedTerm } from './rules/undefined-term.ts';
import { unquantifiedDegree } from './rules/unquantified-degree.ts';
import { unreadableExample } from './rules/unreadable-example.ts';
import { unreferencedEvalFile } from './rules/unreferenced-eval-file.ts';
import { unusedDefinition } from './rules/unused-definition.ts';
import { unusedLabel } from './rules/unused-label.ts';
import { unusedSuppression } from './rules/unused-suppression.ts';

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
  noClause,
  unreadableExample,
  strayWhiteSpace,
  missingClauseId,
  unusedSuppression,
  invalidSuppression,
  hedgedDecision,
  hedgedObligation,
  unquantifiedDegree,
  openList,
  andOr,
  doubleNegation,
  severalObligations,
  missingActor,
  danglingReferent,
  undeclaredTerm,
  inconsistentTerm,
  mixedModals,
  absoluteWithException,
  contradictoryVerdicts,
  missingPrecedence,
  softPrecedence,
  circularPrecedence,
  impossibleOverride,
  contradictoryDefinition,
  nearDuplicate,
  undefinedLevel,
  severalOutputFormats,
  categoryGaps,
  hazardGaps,
  requestGaps,
  topicBan,
  banWithoutCarveOut,
  refusalOnlyExamples,
  judgmentalRefusal,
  missingRefusalStyle,
  missingSafeCompletionStyle,
  longClause,
  longCategory,
  longCompiledCategory,
];
