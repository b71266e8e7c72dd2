import { groupBy } from '../../spec/group-by.ts';
import { isProhibition, type Section, type SectionRole } from '../../spec/model.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import { actingWords } from '../similarity/acting-words.ts';
import { clusterAlike } from '../similarity/clusters.ts';
import { areOpposed } from '../similarity/opposed.ts';
import { quote } from '../similarity/quote.ts';
import { type Statement, statementsOf } from '../similarity/statements.ts';
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
    const statements = statementsOf(subject);
    const readWording = createWordingReader(actingWords(statements));
    const worded = statements
      .filter(({ text }) => text.length <= LONGEST && !text.includes(' | '))
      .map((statement) => ({ statement, wording: readWording(statement.text) }))
      .filter(({ wording }) => wording.content.size >= FEWEST);
    const clusters = clusterAlike(
      worded.map(({ wording }) => wording.content),
      ALIKE,
    );
    const findings = clusters
      .map((cluster) => sayTheSame(apart(cluster.flatMap((index) => worded[index] ?? []))))
      .filter((cluster) => cluster.some(binds) && !contradict(cluster))
      .map((cluster) => report(subject, cluster));
    return [...groupBy(findings.flat(), ({ path }) => path).values()].flatMap((own) => own.slice(0, MOST));
  },
});

const LONGEST = 1000;
/** Shorter clauses are alike by chance. */
const FEWEST = 3;
const ALIKE = 0.8;
const MOST = 50;
const MOST_RELATED = 10;

interface Worded {
  readonly statement: Statement;
  readonly wording: Wording;
}

/** A clause inside a sentence that is a statement of its own, such as one after a bold label, is no second one. */
function apart(cluster: readonly Worded[]): Worded[] {
  const kept: Worded[] = [];
  for (const each of cluster) {
    const before = kept.at(-1)?.statement;
    const { path, span } = each.statement;
    const isApart = !before || before.path !== path || before.span.end <= span.start || span.end <= before.span.start;
    if (isApart) kept.push(each);
  }
  return kept;
}

/** Those of a cluster that say what its first says. "A page that meets the exclusion" means another one in each section. */
function sayTheSame(cluster: readonly Worded[]): readonly Worded[] {
  const [first] = cluster;
  if (!first) return [];
  const isLocal = MEANT_HERE.test(first.statement.text);
  return cluster.filter(
    (each) =>
      first === each ||
      (!areOpposed(first.wording.content, each.wording.content) &&
        !(isLocal && each.statement.section !== first.statement.section)),
  );
}

const MEANT_HERE =
  /\b(?:this (?:section|category|policy|rule|label|list|topic|subject)|the (?:exclusion|criteri(?:a|on)|requirement|condition|test|definition|description|list|exception)s?(?! of\b)|these (?:criteria|conditions|requirements|rules))\b|\b(?:above|below)\b(?! \d)/i;

/** Policies for people bind in sentences that are no clauses, because they say nothing of the model. */
function binds({ statement, wording }: Worded): boolean {
  return statement.clause !== null || BINDING.has(wording.modal);
}

const BINDING: ReadonlySet<string> = new Set(['must', 'should', 'shall', 'may']);

/** Two clauses of one scope and two verdicts are another rule's. */
function contradict([first, second, third]: readonly Worded[]): boolean {
  if (!first || !second || third || first.wording.content.size !== second.wording.content.size) return false;
  const [one, other] = [first.statement, second.statement];
  const differ = <T>(some: T | null | undefined, others: T | null | undefined) => !!some && !!others && some !== others;
  // "Must not …" forbids in any list.
  const forbid = [one, other].every(({ clause }) => clause && isProhibition(clause.modality));
  if (!forbid && (differ(decisionOf(one.section), decisionOf(other.section)) || differ(one.clause?.mode, other.clause?.mode)))
    return true;
  if (!one.clause || !other.clause || first.wording.negated === null || second.wording.negated === null) return false;
  return (
    first.wording.negated !== second.wording.negated &&
    isProhibition(one.clause.modality) !== isProhibition(other.clause.modality)
  );
}

/** What a list decides for all that it names. */
function decisionOf(section: Section | null): SectionRole | null {
  const role = section?.role ?? null;
  return role !== null && DECIDES.has(role) ? role : null;
}

const DECIDES: ReadonlySet<SectionRole> = new Set(['allowed', 'disallowed', 'safe-completion', 'includes', 'excludes']);

function report(subject: Subject, cluster: readonly Worded[]): Found[] {
  const [first] = cluster;
  const last = cluster.findLast(({ wording }) => first && differenceOf(first.wording, wording) !== null) ?? cluster.at(-1);
  if (!first || !last || first === last) return [];
  const others = cluster.filter((each) => each !== last);
  const difference = differenceOf(first.wording, last.wording);
  const where = placesOf(subject, last.statement, others);
  const advice = difference
    ? `they differ in ${difference}, so make one clause of them, or say when each holds`
    : 'keep one and link to it, or say what sets them apart';
  return [
    {
      path: last.statement.path,
      span: last.statement.span,
      // Categories of a policy that is compiled apart each need their own words.
      ...(difference === null && others.every(({ statement }) => statement.category !== last.statement.category)
        ? { severity: 'hint' as const }
        : {}),
      message: `Unexpected clause like ${others.length === 1 ? 'another' : `${others.length} others`} (${quote(first.statement.text, 50)}${where}), expected each rule once: ${advice}`,
      related: others
        .slice(0, MOST_RELATED)
        .map(({ statement }) => ({ path: statement.path, span: statement.span, message: 'Almost the same words' })),
    },
  ];
}

/** What alone sets two clauses of the same content apart; null where it is nothing of weight. */
function differenceOf(one: Wording, other: Wording): string | null {
  if (one.negated !== null && other.negated !== null && one.negated !== other.negated) return 'a negation';
  if (one.numbers !== other.numbers) return `a number (${one.numbers || 'none'}, ${other.numbers || 'none'})`;
  return one.modal !== other.modal ? `the verb that binds (${one.modal || 'none'}, ${other.modal || 'none'})` : null;
}

function placesOf(subject: Subject, { category }: Statement, others: readonly Worded[]): string {
  const titles = new Set(
    others
      .filter(({ statement }) => statement.category !== category)
      .map(({ statement }) => subject.categoryOf(statement.category)?.title),
  );
  titles.delete(undefined);
  const [title] = titles;
  return title === undefined ? '' : titles.size === 1 ? `, in “${title}”` : `, in “${title}” and elsewhere`;
}
