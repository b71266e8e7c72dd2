import type { Clause, ResponseMode, Spec } from '../spec/model.ts';
import { type Decision, decidingClause } from './rehearsal-resolve.ts';

/** Style clauses that are shown. */
const STYLE_CLAUSES = 3;

/** Says plainly that this is a rehearsal, and what a model that follows the clauses would be expected to do. */
export function writeAnswer(decision: Decision, spec: Spec): string {
  const { verdict, withheld } = decision;
  const deciding = decidingClause(decision);
  const opening =
    'This is a rehearsal: no model was asked, and this is not its answer. Clauses were matched by their words and resolved by their authority and response mode.';
  const expected =
    withheld[0] && deciding
      ? `A model that follows ${deciding.id} would be expected to ${EXPECTED[verdict]}.`
      : complies(deciding);
  const style =
    verdict === 'comply' ? [] : styleClauses(spec, deciding, verdict).map((clause) => `- ${clause.id}: ${clause.text}`);
  return [opening, expected, ...(style.length > 0 ? [`Its style would follow:\n${style.join('\n')}`] : [])].join('\n\n');
}

const EXPECTED: Readonly<Record<ResponseMode, string>> = {
  comply: 'answer in full',
  'safe-complete':
    'give the part of the answer that nothing withholds, in the way that this clause says, and to leave the rest out',
  refuse: 'give none of what was asked for, and to say so',
};

function complies(nearest: Clause | null): string {
  const nearby = nearest ? ` The nearest clause that speaks for it is ${nearest.id}.` : '';
  return `By the words alone, nothing in this spec withholds what was asked for, so the rules would answer in full. A model that reads the spec may see more.${nearby}`;
}

/** What the spec says of style for the deciding clause's category, and for refusals where it is one. */
function styleClauses(spec: Spec, deciding: Clause | null, verdict: ResponseMode): readonly Clause[] {
  const sections = new Map(spec.sections.filter((section) => section.role === 'style').map((section) => [section.id, section]));
  return spec.clauses
    .filter((clause) => {
      const section = sections.get(clause.section);
      if (!section) return false;
      const ofRefusals = /\brefus/i.test(section.title) || /\ba refusal\b/i.test(clause.text);
      if (ofRefusals && verdict !== 'refuse') return false;
      return section.category === null ? ofRefusals : deciding !== null && section.category === deciding.category;
    })
    .slice(0, STYLE_CLAUSES);
}
