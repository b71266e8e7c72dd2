import { groupBy } from '../../spec/group-by.ts';
import { type Clause, isProhibition } from '../../spec/model.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import { clusterAlike } from '../similarity/clusters.ts';
import { quote } from '../similarity/quote.ts';
import { createWordingReader, type Wording } from '../similarity/wording.ts';

/**
 * Finds clauses that say almost the same in almost the same words: one finding for all of them, at the last. Which words
 * differ decides what is said: a negation, a modal verb or a number is the dangerous kind.
 */
export const nearDuplicate = defineRule({
  name: 'near-duplicate',
  family: 'conflict',
  severity: 'info',
  strict: 'warning',
  summary: 'Clauses of almost the same words.',
  check: (subject) => {
    const readWording = createWordingReader();
    const worded = subject.clauses
      .filter(({ text }) => text.length <= LONGEST && !text.includes(' | '))
      .map((clause) => ({ clause, wording: readWording(clause.text) }))
      .filter(({ wording }) => wording.content.size >= FEWEST);
    const clusters = clusterAlike(
      worded.map(({ wording }) => wording.content),
      ALIKE,
    );
    const findings = clusters
      .map((cluster) => cluster.flatMap((index) => worded[index] ?? []))
      .filter((cluster) => !contradict(subject, cluster))
      .map((cluster) => report(subject, cluster));
    return [...groupBy(findings.flat(), ({ path }) => path).values()].flatMap((own) => own.slice(0, MOST));
  },
});

const LONGEST = 1000;
/** Shorter clauses are alike by chance. */
const FEWEST = 4;
const ALIKE = 0.8;
const MOST = 50;
const MOST_RELATED = 10;

interface Worded {
  readonly clause: Clause;
  readonly wording: Wording;
}

/** Two clauses of one scope and two verdicts are another rule's. */
function contradict({ sectionOf }: Subject, [first, second, third]: readonly Worded[]): boolean {
  if (!first || !second || third) return false;
  const [one, other] = [first.clause, second.clause];
  if (first.wording.content.size !== second.wording.content.size) return false;
  const roles = [one, other].map(({ section }) => sectionOf(section)?.role ?? null);
  return one.mode !== other.mode || isProhibition(one.modality) !== isProhibition(other.modality) || roles[0] !== roles[1];
}

function report(subject: Subject, cluster: readonly Worded[]): Found[] {
  const [first] = cluster;
  const last = cluster.findLast(({ wording }) => first && differenceOf(first.wording, wording) !== null) ?? cluster.at(-1);
  if (!first || !last || first === last) return [];
  const others = cluster.filter((each) => each !== last);
  const difference = differenceOf(first.wording, last.wording);
  const where = placesOf(subject, last.clause, others);
  const advice = difference
    ? `they differ in ${difference}, so make one clause of them, or say when each holds`
    : 'keep one and link to it, or say what sets them apart';
  return [
    {
      path: last.clause.path,
      span: last.clause.span,
      // Categories of a policy that is compiled apart each need their own words.
      ...(difference === null && cluster.every((each) => each === last || each.clause.category !== last.clause.category)
        ? { severity: 'hint' as const }
        : {}),
      message: `Unexpected clause like ${others.length === 1 ? 'another' : `${others.length} others`} (${quote(first.clause.text, 50)}${where}), expected each rule once: ${advice}`,
      related: others
        .slice(0, MOST_RELATED)
        .map(({ clause }) => ({ path: clause.path, span: clause.span, message: 'Almost the same words' })),
    },
  ];
}

/** What alone sets two clauses of the same content apart; null where it is nothing of weight. */
function differenceOf(one: Wording, other: Wording): string | null {
  if (one.negated !== other.negated) return 'a negation';
  if (one.numbers !== other.numbers) return `a number (${one.numbers || 'none'}, ${other.numbers || 'none'})`;
  return one.modal !== other.modal ? `the verb that binds (${one.modal || 'none'}, ${other.modal || 'none'})` : null;
}

function placesOf(subject: Subject, clause: Clause, others: readonly Worded[]): string {
  const titles = new Set(
    others
      .filter((other) => other.clause.category !== clause.category)
      .map((other) => subject.categoryOf(other.clause.category)?.title),
  );
  titles.delete(undefined);
  const [title] = titles;
  return title === undefined ? '' : titles.size === 1 ? `, in “${title}”` : `, in “${title}” and elsewhere`;
}
