import { isProhibition } from '../../spec/model.ts';
import type { CategoryView } from './category-view.ts';

/**
 * Whether a category says what is to be answered, or what its prohibitions leave alone. Where sections say what is done
 * ("Disallowed"), a section or a clause must say this too; in prose, any words that leave something alone will do.
 */
export function statesAllowed(view: CategoryView): boolean {
  const { sections, clauses, sentences } = view;
  return (
    sections.some(({ role, mode }) => role === 'allowed' || role === 'excludes' || mode === 'comply') ||
    clauses.some(({ mode, modality, exceptions }) => mode === 'comply' || modality === 'may' || exceptions.length > 0) ||
    sentences.some(({ plain }) => EXCEPTS.test(plain)) ||
    (!hasModes(view) &&
      (clauses.some(({ mode }) => mode === 'safe-complete') ||
        sentences.some(({ plain, clause }) => LEAVES_ALONE.test(plain) || (clause?.mode !== 'refuse' && CARES.test(plain)))))
  );
}

/** Whether a category says what is withheld, forbidden or a violation. */
export function statesDisallowed(view: CategoryView): boolean {
  const { sections, clauses, sentences } = view;
  return (
    sections.some(({ role, mode }) => role === 'disallowed' || role === 'includes' || mode === 'refuse') ||
    clauses.some(({ mode, modality }) => mode === 'refuse' || isProhibition(modality)) ||
    (!hasModes(view) && sentences.some(({ plain }) => WITHHOLDS.test(plain)))
  );
}

/** Whether the category's sections say what is done: "Disallowed", `Output: INVALID`. */
export function hasModes({ sections }: CategoryView): boolean {
  return sections.some(({ mode }) => mode !== null);
}

/** Whether a category decides anything: a mode, a permission or a prohibition. */
export function statesMode(view: CategoryView): boolean {
  return (
    view.sections.some(({ mode }) => mode !== null) ||
    view.clauses.some(({ mode, modality }) => mode !== null || modality === 'may' || isProhibition(modality)) ||
    view.sentences.some(({ plain }) => WITHHOLDS.test(plain))
  );
}

const EXCEPTS = /\b(?:unless|except(?:ions?)?|excluding|excluded|exempt)\b/i;
const LEAVES_ALONE =
  /\b(?:does not (?:cover|apply to|prohibit|include)|not (?:necessarily|prohibited|forbidden|banned)|not (?:be )?a violation|(?:is|are|remains?) (?:still )?(?:fine|okay|ok|allowed|permitted|acceptable|welcome)|we (?:\w+ )?(?:allow|permit|welcome)|may (?!not\b|also\b|violate|lead|result|cause|be (?:removed|deleted|banned|suspended|harmful|considered)|suspend|remove|terminate|consider|ask)\w+|(?:may|can) (?:still |also |freely )?(?:discuss|explain|answer|describe|share|post|help|quote|report|show|use|write|talk|ask|provide)|take[sn]? context into account)\b/i;

const WITHHOLDS =
  /\b(?:refuse[sd]?|declines?|withholds?|prohibited|forbidden|banned|not (?:allowed|permitted|acceptable)|never|violations?|leaves? out)\b/i;

/** What an answer gives to somebody at risk, or to somebody who needs advice. */
export const CARES =
  /\bsafe[- ]complet|\b(?:hotlines?|helplines?|crisis (?:lines?|resources?)|emergency (?:number|services|line)|professionals?|doctors?|lawyers?|legal team|advis[eo]rs?|counsell?ors?|therapists?|support(?:ive(?:ly)?| services?| resources?)|empath\w+|general (?:information|terms)|high[- ]level|resources)\b/i;
