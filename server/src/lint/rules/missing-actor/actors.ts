import type { Subject } from '../../rule.ts';
import { isFunctionWord } from '../../terms/function-words.ts';
import { nounOf } from '../../terms/noun-kinds.ts';

/** Who acts in a spec, as far as its own words say. */
export interface Actors {
  /** whether the spec is written to a model, which answers: it needs no actor for what is done by answering */
  readonly isPlain: boolean;
  /** whether nobody but that model has to do anything in it */
  readonly isOnlyModel: boolean;
}

/**
 * Reads whether a spec is written to a model that answers: it names one, gives it a name of its own, tells it who it is, or orders it
 * about "the user". The orders of a policy with labels are a labeller's, who answers nobody.
 */
export function readActors({ clauses, prose, labels }: Subject): Actors {
  const isOnlyModel = () => !clauses.some(({ text }) => STAFF_ACTS.test(text.slice(0, LONGEST)));
  if (prose.some(({ lead }) => lead !== null && /^(?:should not|can)\W*$/i.test(lead)))
    return { isPlain: true, isOnlyModel: isOnlyModel() };
  const serves =
    labels.length === 0 &&
    (prose.some(({ text }) => /\byou are (?:an?|the|our)\b/i.test(text)) ||
      clauses.some(({ text }) => /\bthe user\b/i.test(text)));
  const named = clauses.filter(({ text }) => MODEL.test(text) || (serves && ORDER.test(text)) || isNamed(text)).length;
  const isPlain = named > 0 && named * 6 >= clauses.length;
  return { isPlain, isOnlyModel: isPlain && isOnlyModel() };
}

/**
 * Whether the line above says who acts: "Users may appeal a ban. An appeal must be filed …", "Moderators review each report: …". What
 * somebody is forbidden says nothing of who acts on it, and to whom something is to be done does not do it.
 *
 * @param own what the obligation is about: the words before it
 */
export function isSaidAbove(lead: string | null, before: string | null, own: string): boolean {
  return names(lead, own) || (names(before, own) && goesOn(before ?? '', own));
}

function names(line: string | null, own: string): boolean {
  if (line === null || line.length > LONGEST || NEGATES.test(line)) return false;
  const { staff, others } = ACTS.exec(line)?.groups ?? {};
  const who = (staff ?? others)?.toLowerCase();
  return who !== undefined && !own.toLowerCase().includes(who.replace(/s$/, ''));
}

/** Whether a sentence goes on about what the one before it speaks of: "The request must …", "An appeal must …". */
function goesOn(before: string, own: string): boolean {
  if (/^\W*(?:the|this|that|these|those|such|it|they)\b/i.test(own)) return true;
  const said = before.toLowerCase();
  return (own.toLowerCase().match(/[a-z]{4,}/g) ?? []).some((word) => said.includes(word.replace(/s$/, '').slice(0, 7)));
}

/** A sentence that is longer says more than who acts. */
const LONGEST = 400;
const MODEL = /\b(?:assistants?|models?|chatbots?|agents?|AI|bots?)\b/i;
const ORDER =
  /\byou\b|^(?:Do not|Don['’]t|Never|Always|Refuse|Decline|Offer|Provide|Answer|Avoid|Treat|Explain|Give|Help|Ask|Tell)\b/i;
const STAFF =
  '(?:(?:human |duty |support |safety |content |senior |fraud |security |review |trust and safety |shift |line )?(?=)(?:moderators?|reviewers?|operators?|administrators?|admins?|managers?|supervisors?|officers?|staff|teams?|employees?|colleagues?|editors?|clerks?|nurses?|doctors?|teachers?|volunteers?|coordinators?|developers?|engineers?|analysts?|specialists?|experts?|humans?|boards?|panels?|committees?|departments?|owners?|stewards?|secretar(?:y|ies)|treasurers?|archivists?|librarians?|cashiers?|dispatchers?|investigators?|compliance|companies|company|organi[sz]ations?|platforms?|providers?|we|somebody|someone))';
const MUST =
  '(?:must|shall|should|has to|have to|needs? to|will|may|can|decides?|reviews?|checks?|handles?|examines?|approves?|answers?|acts?|removes?|investigates?)';
const STAFF_ACTS = new RegExp(
  String.raw`(?:^|[.;:,(] |\band |\bthen )\W*(?:(?:the|an?|each|every|any|our|two|all) )?${STAFF} ${MUST}\b(?! be\b)`,
  'i',
);
/** "Moderators decide", "Users may appeal" */
const ACTS = new RegExp(
  String.raw`^\W*(?:(?:the|an?|each|every|any|our|all) )?(?:(?<staff>${STAFF}) (?:${MUST}|[a-z]+s?)\b(?! be\b)|(?:[a-z]+ )?(?<others>users?|members?|customers?|callers?|clients?|pupils?|students?|parents?|players?|sellers?|buyers?|patients?|guests?|tenants?|applicants?|people|anybody|anyone|everybody|everyone) (?:may|can)\b(?! be\b))`,
  'i',
);
const NEGATES = /\b(?:not|never|cannot|no|nobody)\b|n['’]t\b/i;

/** "Ada should …": a model that has a name, which no word of policies is. */
function isNamed(text: string): boolean {
  const name = /(?:^|\s)([A-Z][a-z]+) (?:should|must|may|will|can|cannot|never|does not)\b/.exec(text)?.[1]?.toLowerCase();
  return name !== undefined && nounOf(name) === null && !isFunctionWord(name);
}
