import type { Subject } from '../subject.ts';
import type { Sentence } from '../text/sentence.ts';

/** Whether a sentence guides how an answer reads and decides no outcome: there a hedge is a matter of style. */
export function isManner({ clause, section }: Sentence): boolean {
  if (clause === null || clause.mode !== null) return false;
  return clause.authority === 'guideline' || section.role === 'style';
}

/** Whether a sentence stands where a policy says what it is for, and decides nothing yet. */
export function statesAims({ section }: Sentence): boolean {
  return AIMS.test(section.title);
}

const AIMS =
  /^\W*(?:[\w.]{1,4}\s+)?(?:our |the )?(?:purpose|aims?|goals?|mission|vision|objectives?|overview|introduction|philosophy)\b/i;

/** Whether a clause sends its reader to another section, which may say what its words leave open. */
export function pointsElsewhere({ sectionOf }: Subject, { clause }: Sentence): boolean {
  return clause?.references.some((target) => sectionOf(target) !== null) ?? false;
}

/** Whether a sentence only shows what another one rules: "For example, the assistant …". */
export function illustrates({ plain }: Sentence): boolean {
  return /^(?:For (?:example|instance)|E\.g\.)[ ,]/.test(plain);
}
