import type { Sentence } from '../text/sentence.ts';
import { ACTOR } from './actors.ts';
import type { Lift } from './lifts.ts';

const ACTORS = `(?<actors>${ACTOR}((?:,? (?:and|or) |, )(?:the |an? |any )?(?=)${ACTOR}){0,3})`;
const WHO = '(?:(?:the|an?|any|each|every|its|your) )?(?:[\\w-]+ )?(?=)';
const SAY =
  '(?:says?|specif(?:y|ies)|instructs?|directs?|configures?|states?|indicates?|chooses?|decides?|tells?|requests?|asks?|sets?|permits?|allows?)(?=)';
const OFF = '(?:overrides?|disables?|waives?|lifts?|relaxes|switches|turns?|deactivates?|unlocks?|opts? out|suspends?)(?=)';
/** "Unless the developer says otherwise", "unless otherwise instructed by the user", "unless an operator turns it off". */
const UNLESS = new RegExp(
  String.raw`\b(?:unless|until|except (?:when|where|if)) (?:${WHO}${ACTORS} (?:explicitly |expressly |specifically |has |have )?(?=)(?:${SAY}(?: (?:it|you|the [\w-]+|[A-Z]\w+)(?: to)?)? otherwise\b|${OFF} (?:it|this|them|the (?:rule|limit|restriction|ban|section|filter))?\b|(?:permits?|allows?|authori[sz]es?|approves?)(?: (?:it|this|an exception))?(?=\W*$|[,;]))|(?:otherwise )?(?=)(?:instructed|directed|told|specified|configured|permitted|allowed|authori[sz]ed|overridden|disabled|waived|lifted|switched off|turned off)(?: otherwise)?(?=) (?:by|in)(?=) ${WHO}${ACTORS.replace('actors', 'others')})`,
  'i',
);
const LOSES = new RegExp(
  String.raw`\b(?:if|when|whenever|where|should)\b[^,;:.]{0,80}\b(?:otherwise|conflicts?|clash(?:es)?|disagrees?|contradicts?|collides?|differs?|differently)\b[^,;:.]{0,40}, (?:then )?(?=)(?:(?:(?:the assistant|the model|it|you|[A-Z]\w+) )?(?:must |should |will )?(?=)(?:follows?|obeys?|defers? to|sides? with|goes? with|gives? way to|does? (?:as|what))(?=) ${WHO}${ACTORS}|${WHO}${ACTORS.replace('actors', 'others')}(?:['’]s?)?(?: (?:instructions?|requests?|wish(?:es)?|word|will|messages?|prompt))?(?=) (?:wins?|prevails?|counts?|decides?|governs?|takes? (?:precedence|priority)|goes? first|comes? first))`,
  'i',
);
const EACH_ACTOR = new RegExp(ACTOR, 'gi');

/**
 * Finds who undoes a rule by saying so: "… unless the developer says otherwise", "if a user disagrees, follow the user". Unless
 * the words before name another, it is the section's own rule.
 */
export function findUnless({ plain, clause }: Sentence): Omit<Lift, 'target'> | null {
  if (
    plain.length > LONGEST ||
    !/\b(?:unless|until|except|otherwise|conflict|clash|disagree|contradict|collide|differ)/i.test(plain)
  )
    return null;
  const match = UNLESS.exec(plain) ?? losesIn(plain);
  if (!match || (!clause && !HOLDS.test(plain))) return null;
  const named = match.groups?.['actors'] ?? match.groups?.['others'] ?? '';
  const actors = [...named.matchAll(EACH_ACTOR)].map(([actor]) => actor);
  return { actors, start: match.index, end: match.index + match[0].trimEnd().length, bySaying: true, isVague: false };
}

const LONGEST = 600;

/** What loses is the rule at hand, where it is named so. */
function losesIn(plain: string): RegExpExecArray | null {
  const match = LOSES.exec(plain);
  return match && /\b(?:this|these) |\botherwise\b/i.test(match[0]) ? match : null;
}

/** "This rule applies". */
const HOLDS =
  /\b(?:appl(?:y|ies)|holds?|stands?|binds?|in force|follow(?:s|ed)?|obeys?|keeps?|active|enforced|defers?|wins?|otherwise)\b/i;
