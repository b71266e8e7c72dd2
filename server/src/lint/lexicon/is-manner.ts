import type { Sentence } from '../text/sentence.ts';

/** Whether a sentence guides how an answer reads and decides no outcome: there a hedge is a matter of style. */
export function isManner({ clause, section }: Sentence): boolean {
  if (clause === null || clause.mode !== null) return false;
  return clause.authority === 'guideline' || section.role === 'style';
}

/** Whether a clause sends its reader to another place of the spec, which may say what its words leave open. */
export function pointsElsewhere({ clause }: Sentence): boolean {
  return (clause?.references.length ?? 0) > 0;
}

/** Whether a sentence only shows what another one rules: "For example, the assistant …". */
export function illustrates({ plain }: Sentence): boolean {
  return /^(?:For (?:example|instance)|E\.g\.)[ ,]/.test(plain);
}
