import { groupBy } from '../../spec/group-by.ts';
import { type Clause, isProhibition, type Section } from '../../spec/model.ts';
import { LABEL } from '../../spec/notation/labels.ts';
import { readSettled } from '../precedence/settled.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import { keyOf, readStems } from '../similarity/content-stems.ts';
import { contradictoryLabels } from '../similarity/contradictory-labels.ts';
import { contradictoryLists } from '../similarity/contradictory-lists.ts';
import { oppositeOrders } from '../similarity/opposite-orders.ts';
import { placeOf } from '../similarity/place.ts';
import { quote } from '../similarity/quote.ts';

/**
 * Finds the same scope under two verdicts: in Allowed and Disallowed, in Includes and Excludes, in two rows of a table, in
 * two orders; and a label or a quoted prompt with two outcomes. Scopes are compared by their content words. Where a rule
 * says which of two lists wins for what both name, the lists are left alone.
 */
export const contradictoryVerdicts = defineRule({
  name: 'contradictory-verdicts',
  family: 'conflict',
  severity: 'error',
  summary: 'One scope, label or prompt under two verdicts.',
  check: (subject) => {
    const isSettled = readSettled(subject, 'expressly');
    return [
      ...contradictoryScopes(subject, isSettled),
      ...contradictoryLists(subject, isSettled),
      ...contradictoryLabels(subject),
      ...oppositeOrders(subject),
    ];
  },
});

/** A scope, and what a clause decides for it. */
interface Ruling {
  readonly clause: Clause;
  readonly section: Section;
  readonly key: string;
  readonly stemCount: number;
  readonly verdict: Verdict;
  /** the section that says for whom or where the clause holds */
  readonly place: string;
  /** goes on after what its list item says first, and so may hold for that alone */
  readonly goesOn: boolean;
}

interface Verdict {
  /** only verdicts of one kind can be compared */
  readonly kind: 'label' | 'answer';
  readonly value: string;
  readonly words: string;
}

function contradictoryScopes(subject: Subject, isSettled: (category: string | null) => boolean): Found[] {
  const isSettledFor = (...both: readonly Ruling[]) => both.some(({ clause }) => isSettled(clause.category));
  const rulings = subject.clauses.flatMap((clause): Ruling[] => {
    const section = subject.sectionOf(clause.section);
    const verdict = section ? verdictOf(clause, section) : null;
    if (!section || !verdict || clause.text.length > LONGEST) return [];
    const scope = scopeOf(clause, verdict);
    const stems = readStems(scope);
    const short = scope.split(' ').length <= 3;
    // A list of labels says the outcome of each: "`A1`: VALID".
    if (!/\p{Ll}/u.test(scope)) return [];
    if (stems.size === 0 || (stems.size < 2 && !short)) return [];
    return [
      {
        clause,
        section,
        key: keyOf(stems),
        stemCount: stems.size,
        verdict,
        place: placeOf(subject, section),
        goesOn: goesOn(subject, clause),
      },
    ];
  });
  return [...groupBy(rulings, ({ key, verdict }) => `${verdict.kind} ${key}`).values()].flatMap((group): Found[] => {
    const byPlace = new Map<string, Ruling>();
    return group.flatMap((ruling): Found[] => {
      const same = byPlace.get(ruling.place);
      if (!same) byPlace.set(ruling.place, ruling);
      const others = same ? [same] : firstOf(byPlace.values(), MOST_PLACES);
      const other = others.find((each) => areApart(each, ruling) && concernSame(subject, each, ruling));
      if (!other || (ruling.section.role !== null && other.section.role !== null && isSettledFor(ruling, other))) return [];
      return [report(ruling, other)];
    });
  });
}

/** "Must" says nothing against a safe completion; "allowed" and "disallowed" do. */
function areApart(one: Ruling, other: Ruling): boolean {
  if (one.verdict.value === other.verdict.value) return false;
  const partly = one.verdict.value === 'part' || other.verdict.value === 'part';
  return !partly || (one.clause.mode !== null && other.clause.mode !== null);
}

/** What a clause decides for, without the label that it gives. */
function scopeOf({ text }: Clause, { kind, value }: Verdict): string {
  if (text.includes(' | ')) return text.split(' | ')[0] ?? '';
  return kind === 'label' ? text.replace(value, ' ') : text.replace(DECIDES, ' ');
}

/** The verb of the verdict is no part of the scope: "must refuse a question on loans", "must answer a question on loans". */
const DECIDES =
  /\b(?:must|should|shall|will|may|can) (?:(?:always|never|not) )?(?:refuse|decline|answer|reject|(?:reply|respond) to|comply with)(?: to answer)?(?= (?:an?|the|any|all|each|every|questions?|requests?|messages?)\b)/i;
/** What such a scope means is said in its own section. */
const SAID_HERE =
  /\b(?:the|this|these|its|that) (?:requirements?|criteri(?:a|on)|conditions?|tests?|definitions?|descriptions?)\b/i;

const LONGEST = 500;
const MOST_PLACES = 20;

const LABELS = new RegExp(String.raw`\b${LABEL}\b`, 'g');

/** The one label that a clause gives; null where it names none or several. */
function labelIn(text: string): string | null {
  const found = text.match(LABELS) ?? [];
  return found.length === 1 && /\b(?:label|classif|treat|mark|assign|count|as)/i.test(text) ? (found[0] ?? null) : null;
}

function firstOf<T>(things: Iterable<T>, most: number): T[] {
  const taken: T[] = [];
  for (const thing of things) {
    if (taken.length >= most) break;
    taken.push(thing);
  }
  return taken;
}

function verdictOf({ mode, modality, text }: Clause, { role }: Section): Verdict | null {
  // What such lists hold is compared as it stands, whether or not it binds.
  if (role === 'includes' || role === 'excludes') return null;
  const label = modality === 'verdict' ? labelIn(text) : null;
  if (label !== null) return { kind: 'label', value: label, words: `\`${label}\`` };
  if (mode !== null)
    return { kind: 'answer', value: mode === 'comply' ? 'yes' : mode === 'refuse' ? 'no' : 'part', words: MODE_WORDS[mode] };
  if (modality === 'verdict') return null;
  const forbids = isProhibition(modality);
  return {
    kind: 'answer',
    value: forbids ? 'no' : 'yes',
    words: forbids ? 'forbidden' : modality === 'may' ? 'allowed' : 'required',
  };
}

const MODE_WORDS = { comply: 'allowed', 'safe-complete': 'for safe completion', refuse: 'disallowed' } as const;

/** Clauses of two places may speak of two kinds of people; only plain titles say that they do not. */
function concernSame(subject: Subject, one: Ruling, other: Ruling): boolean {
  if (one.goesOn || other.goesOn) return false;
  if (one.place === other.place) return true;
  if (SAID_HERE.test(one.clause.text)) return false;
  return one.stemCount >= 3 && !AUDIENCE.test(titlesOf(subject, one.section)) && !AUDIENCE.test(titlesOf(subject, other.section));
}

const AUDIENCE =
  /\b(?:adults?|teens?|teenagers?|minors?|child(?:ren)?|under|over|ages?|regions?|countr\w+|professionals?|verified|developers?|operators?|users?|customers?|staff|employees?|guests?|tiers?|plans?|modes?|platforms?|internal|enterprise|voice|agents?|contexts?|settings?|exceptions?)\b/i;

/** "Travel notes: … The assistant must not share them." */
function goesOn(subject: Subject, clause: Clause): boolean {
  const [sentence] = subject.text().of(clause);
  return (
    sentence !== undefined &&
    sentence.prose.kind === 'item' &&
    sentence.start > 0 &&
    sentence.prose.text.slice(0, sentence.start).trim().length > 12
  );
}

function titlesOf(subject: Subject, section: Section): string {
  const titles: string[] = [];
  for (let at: Section | null = section; at && titles.length < 6; at = subject.sectionOf(at.parent))
    if (at.role === null) titles.push(at.title);
  return titles.join(' ');
}

function report({ clause, verdict, section }: Ruling, other: Ruling): Found {
  const where = other.section.id === section.id ? 'in the same section' : `under “${other.section.title}”`;
  return {
    path: clause.path,
    span: clause.span,
    message: `Unexpected ${quote(clause.text)} as ${verdict.words}, expected one verdict for one scope: it is ${other.verdict.words} ${where}, so keep one, or say what sets the two apart`,
    related: [{ path: other.clause.path, span: other.clause.span, message: `The same scope, ${other.verdict.words}` }],
  };
}
