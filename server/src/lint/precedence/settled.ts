import { sentencesHaving } from '../similarity/sentences-having.ts';
import type { Subject } from '../subject.ts';

/**
 * Tells for which categories a spec says what wins where two of its rules meet: in the category itself, or in a part that
 * belongs to no hazard and so speaks for all.
 *
 * @param how `expressly`: a sentence must speak of what falls under both; a section on precedence alone is not enough
 */
export function readSettled(subject: Subject, how: 'somehow' | 'expressly'): (category: string | null) => boolean {
  const decided = new Set(
    subject.sections.filter(({ mode, role }) => mode !== null || role === 'includes' || role === 'excludes').map(categoryKey),
  );
  const stated = new Set<string>();
  const state = (category: string) => stated.add(decided.has(category) ? category : EVERYWHERE);
  for (const { plain, section } of sentencesHaving(subject, WORDS))
    if (how === 'expressly' ? speaksOfBoth(plain) : statesOrder(plain)) state(categoryKey(section));
  const written = new Set(subject.prose.map((prose) => prose.section));
  for (const section of how === 'somehow' ? subject.sections : [])
    if (section.role === 'precedence' && written.has(section.id)) state(categoryKey(section));
  return (category) => stated.has(EVERYWHERE) || stated.has(category ?? '');
}

const EVERYWHERE = '*';

function categoryKey({ category }: { readonly category: string | null }): string {
  return category ?? '';
}

/** Whether a sentence says which of two rules is followed. */
function statesOrder(sentence: string): boolean {
  return ORDERS.some((pattern) => pattern.test(sentence)) && !LETS_OVERRIDE.test(sentence);
}

/** "For what both name, Disallowed wins." */
function speaksOfBoth(sentence: string): boolean {
  return (
    statesOrder(sentence) && /\b(?:both|includes?|excludes?|exclusions?|allowed|disallowed|stricter|strictest)\b/i.test(sentence)
  );
}

/** Without one of these words a sentence states no order. */
const WORDS =
  'precedence priority prioritize prioritise prioritizes prioritises overrides override overridden supersedes supersede prevails prevail wins win outranks outrank trumps trump doubt unclear ambiguous both stricter strictest restrictive severe specific highest higher conflict conflicts overlap overlaps notwithstanding governs decides controls first'.split(
    ' ',
  );
const ORDERS: readonly RegExp[] = [
  /\b(?:takes?|has|have|given?) (?:\w+ )?(?:precedence|priority)\b|\b(?:overrid|supersed|prevail|outrank|trump)\w*\b|\bwins?\b|\bprioriti[sz]e/i,
  /\b(?:if|when|where) (?:in doubt|(?:it is |this is |still )?(?:unclear|ambiguous))\b|\bin (?:case|the event) of (?:an? )?(?:conflict|overlap|doubt)\b/i,
  /\b(?:both|more than one|several|two or more)\b.{0,80}\b(?:appl|use|choos|follow|exclu|inclu|treat|classif|label|governs|decides|controls)\w*/i,
  /\b(?:stricter|strictest|higher|highest|more severe|most severe|more restrictive|most restrictive|more specific|most specific)\b.{0,40}\b(?:severity|labels?|polic\w+|rules?|categor\w+|applies|applicable|mode|verdict|wins?)\b/i,
  /\bconflicts?\b.{0,60}\b(?:follow|appl|choose|use|governs|decides|controls)\w*|\bnotwithstanding\b|\boverlaps?\b.{0,60}\b(?:appl|use|treat|label|classif)\w*/i,
  /\b(?:Includes?|Excludes?|Exclusions?|Exceptions?|Allowed|Disallowed)\b.{0,30}\b(?:governs|decides|controls|first|applies)\b/,
];
/** Who may change a rule is another matter than which rule wins. */
const LETS_OVERRIDE = /\b(?:users?|developers?|operators?|customers?)\b.{0,30}\b(?:can|may)\b.{0,20}\boverrid/i;
