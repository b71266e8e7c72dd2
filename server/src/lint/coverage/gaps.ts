import type { Clause } from '../../spec/index.ts';
import type { Subject } from '../rule.ts';
import { isNarrowed } from './ban-scope.ts';
import { CARES, hasModes, statesAllowed, statesDisallowed, statesMode } from './boundaries.ts';
import type { CategoryView } from './category-view.ts';
import { shownBy } from './example-outcome.ts';
import { findUnexercised } from './exercised.ts';
import { sentenceNames } from './hazard-words.ts';

/** What a category may lack, the gravest first. */
const GAPS = [
  'mode',
  'allowed',
  'disallowed',
  'safe-completion',
  'examples',
  'allowed-example',
  'disallowed-example',
  'definitions',
  'exercise',
] as const;
export type GapKind = (typeof GAPS)[number];

export interface Gap {
  readonly kind: GapKind;
  /** what is expected, as a part of a sentence */
  readonly expected: string;
  /** for `exercise`: the clauses concerned */
  readonly clauses: readonly Clause[];
}

/** What surrounds a category and bears on its gaps. */
export interface Shared {
  /** the spec says how a model answers, rather than how content is labelled or what people may post */
  readonly answers: boolean;
  /** the spec labels content */
  readonly labels: boolean;
  /** several hazard categories say what is done with requests or content: the others are expected to */
  readonly organised: boolean;
  /** the spec defines terms outside its hazard categories, and most of those have no definitions of their own */
  readonly definitions: boolean;
}

/** Finds what a category lacks, the gravest first. */
export function findGaps(subject: Subject, view: CategoryView, shared: Shared): Gap[] {
  const gaps: Gap[] = [];
  const add = (kind: GapKind, expected: string, clauses: readonly Clause[] = []) => gaps.push({ kind, expected, clauses });
  if (!isOnContent(view)) {
    if (shared.organised && !statesMode(view) && subject.taxonomy.some((hazard) => sentenceNames(hazard, view.category.title)))
      add('mode', shared.answers ? 'a response mode (comply, safe-complete or refuse)' : 'a verdict');
    return gaps;
  }
  if (!statesAllowed(view) && !isAbsolute(view, shared)) add('allowed', 'an allowed boundary');
  // In prose, a category that forbids nothing may be on manners or on a service.
  if (isListed(view) && !statesDisallowed(view)) add('disallowed', 'a disallowed boundary');
  if (shared.answers && needsSafeCompletion(view) && !statesSafeCompletion(view)) add('safe-completion', 'a safe completion');
  const shown = view.examples.map(shownBy);
  const told = toldExamples(subject, view);
  const allowed = told.allowed || shown.some((each) => each.allowed);
  const withheld = told.withheld || shown.some((each) => each.withheld);
  if (!allowed && !withheld) add('examples', 'examples of both sides');
  else if (!allowed) add('allowed-example', 'an example of what is allowed');
  else if (!withheld) add('disallowed-example', 'an example of what is not allowed');
  if (!shared.definitions && view.definitions.length === 0 && !view.sentences.some(({ plain }) => DEFINES.test(plain)))
    add('definitions', 'definitions');
  const { deciding, missing } = findUnexercised(subject, view);
  if (missing.length > 0)
    add('exercise', `examples for ${missing.length} of ${deciding.length} clauses (${names(missing)})`, missing);
  return gaps;
}

/**
 * Whether a category decides on content or requests. One that only its title makes a hazard category may be on something else:
 * "Medical leave", "Harassment reports", "Handling abuse".
 */
export function isOnContent(view: CategoryView): boolean {
  return isListed(view) || view.clauses.some(({ mode }) => mode === 'refuse' || mode === 'safe-complete');
}

/** Whether its sections or its code say that a category is one of a policy's. */
function isListed(view: CategoryView): boolean {
  return hasModes(view) || view.head.code !== null;
}

/** Kinds of harm in which an answer helps more than a refusal: whoever asks is at risk, or needs advice. */
const NEEDS_CARE =
  /\bsuicid|\bself[- ]?(?:harm|injury)|\beating disorder|\bdisordered eating|\bmental health\b|\bcris[ie]s\b|\b(?:regulated|speciali[sz]ed|professional|medical|legal|financial|health|investment|tax)\b[^.]{0,40}\badvice\b/i;
/** Where nothing is to be allowed, or where nobody wants more than the rule: child sexual exploitation, spam among people. */
function isAbsolute({ category, clauses }: CategoryView, { answers, labels }: Shared): boolean {
  const refusing = clauses.filter(({ mode }) => mode === 'refuse');
  if (/\bcsam\b/i.test(category.title) || (refusing.length > 0 && refusing.every(({ text }) => CHILDREN.test(text)))) return true;
  if (answers || labels) return false;
  // "You may not encourage suicide" leaves all other words on it alone.
  const isPrecise = refusing.length > 0 && refusing.every(({ text }) => isNarrowed(text));
  const isForPeople = refusing.some(({ text }) => PEOPLE.test(text));
  return (isPrecise && isForPeople) || /\bspam\b|\bmalware\b|\bscams?\b|\bfraud\b/i.test(category.title);
}

const PEOPLE = /^\W*(?:you|we|users|members|do not|don['’]t)\b/i;
const CHILDREN =
  /\bcsam\b|\bsexual\w*[^.]{0,80}\b(?:minors?|child(?:ren)?|underage)\b|\b(?:minors?|child(?:ren)?)\b[^.]{0,80}\bsexual/i;

function needsSafeCompletion({ category }: CategoryView): boolean {
  return NEEDS_CARE.test(category.title);
}

function statesSafeCompletion({ clauses, sections, sentences }: CategoryView): boolean {
  return (
    sections.some(({ mode }) => mode === 'safe-complete') ||
    clauses.some(({ mode }) => mode === 'safe-complete') ||
    sentences.some(({ plain, clause }) => clause?.mode !== 'refuse' && CARES.test(plain))
  );
}

const GIVES_EXAMPLE = /\b(?:for example|for instance|e\.g\.|examples? (?:of|include))/i;
const LISTS_EXAMPLES = /\b(?:includ(?:es?|ing)|such as|examples?|for instance)\b/i;
const DEFINES =
  /\b(?:means|refers? to|(?:is|are) defined as|defined here|we (?:mean|define)|by “|in this (?:policy|category|section), )|\b(?:we|this (?:policy|category)) considers?\b/i;

/** Examples that prose tells ("for example, …", a list that begins with "This includes:"), by the side they show. */
function toldExamples(subject: Subject, { category, sentences }: CategoryView): { allowed: boolean; withheld: boolean } {
  const files = subject.references.some(
    ({ kind, section }) => kind === 'eval' && subject.sectionOf(section)?.category === category.id,
  );
  let allowed = files;
  let withheld = files;
  for (const { plain, clause, prose } of sentences) {
    if (!GIVES_EXAMPLE.test(plain) && !(prose.lead !== null && LISTS_EXAMPLES.test(prose.lead))) continue;
    if (clause?.mode !== 'refuse') allowed = true;
    if (clause?.mode !== 'comply') withheld = true;
  }
  return { allowed, withheld };
}

function names(clauses: readonly Clause[]): string {
  const first = clauses.slice(0, 3).map(({ id }) => `\`${id}\``);
  return clauses.length > first.length ? `${first.join(', ')}, …` : first.join(', ');
}
