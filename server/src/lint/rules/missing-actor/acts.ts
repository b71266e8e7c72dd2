import { isParticiple } from '../../terms/participles.ts';

/** Whether a word may be what is done, as a past participle: also those of verbs that a list of participles seldom has. */
export function isDone(word: string): boolean {
  return isParticiple(word) || MORE_PARTICIPLES.has(word);
}

/** How something is to be seen or to be, rather than what is to be done. */
export function isState(word: string): boolean {
  return STATES.has(word);
}

/**
 * Whether nobody takes an act for an answer of a model: somebody has to act.
 *
 * @param after what follows the act: "looked into", "put on hold", "disposed of"
 */
export function isActing(word: string, after: string): boolean {
  return ACTING.has(word) || isPhrasal(word, after);
}

/** Whether a verb of many uses says an act together with the words after it: "read out to new members". */
export function isPhrasal(word: string, after: string): boolean {
  return PHRASAL.get(word)?.test(after) ?? false;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const MORE_PARTICIPLES = words(
  'reset rung heard frozen wound put brought laid set fed swept hung let lent sunk bound rid struck cleared proven',
);

const STATES = words(
  `labelled labeled classified categorised categorized considered treated seen understood interpreted read regarded viewed deemed
  construed counted allowed permitted prohibited forbidden required based limited related intended designed located known involved
  concerned interested committed expected supposed aged dated named called tagged coded rated scored assigned marked used applied
  grounded rooted aligned focused motivated informed educated experienced qualified advanced detailed nuanced balanced biased
  targeted directed needed justified mistaken confused associated connected connected motivated unrelated unbiased outdated
  overridden superseded weighed judged assessed evaluated decided determined resolved invalid red exposed subjected inclined
  entitled obligated obliged prepared dedicated attached paired followed preceded accompanied satisfied exercised proportioned`,
);

const ACTING = words(
  `escalated moderated curated removed reported reviewed logged recorded verified validated notified alerted contacted approved authorised authorized audited
  monitored suspended banned blocked restricted disabled locked unlocked closed opened forwarded referred transferred routed retained stored
  archived saved documented investigated obtained collected gathered trained retrained tested updated published enforced quarantined blurred
  hidden confirmed signed filed submitted deleted erased purged redacted anonymised anonymized encrypted handled managed processed checked
  inspected examined re-examined double-checked cross-checked fact-checked supervised overseen tracked traced measured counted flagged screened filtered
  sent issued delivered posted installed deployed configured enabled activated implemented maintained established appointed designated hired
  paid refunded charged billed credited frozen cancelled canceled revoked withdrawn terminated penalised penalized sanctioned prosecuted
  appealed restored reinstated compensated involved consulted informed protected secured safeguarded prevented stopped interrupted
  taken undertaken carried performed executed completed arranged scheduled organised organized coordinated resolved settled remedied rectified
  sought ensured dealt called fixed repaired replaced recalled destroyed disposed shut reset rotated shared
  noted paused created proven proved reversed rung phoned telephoned summoned heard acknowledged countersigned stamped vetted triaged wiped overwritten shredded scrubbed masked barred
  expelled excluded muted demoted promoted evacuated isolated patched rebooted backed restocked audited calibrated commissioned decommissioned
  inventoried registered enrolled onboarded offboarded granted denied rescinded renewed reissued returned retested recertified certified
  notarised notarized transcribed surveyed sampled ratified adopted convened minuted tabled presented`,
);

/** Verbs of many uses that say an act together with the word after them. */
const PHRASAL: ReadonlyMap<string, RegExp> = new Map([
  ['put', /^ (?:through|on hold|in quarantine|into|before|to (?:the|a) (?:vote|board|panel)|on file|on record|under)\b/i],
  ['held', /^ (?:back|for|until|in|on|each|every|within|before)\b/i],
  ['asked', /^ for\b/i],
  ['read', /^ (?:once an?|each|every|out to|through)\b/i],
  ['answered', /^ (?:within|in) (?:an?|one|two|three|\d+)\b/i],
  ['decided', /^ (?:within|in) (?:an?|one|two|three|\d+)\b/i],
  ['raised', /^ (?:with|to|before|if|when)\b/i],
  [
    'kept',
    /^ (?:longer|up to date|safe\b|for|on file|on record|under lock|until|in (?:the|a) (?:archive|file|log|register|safe|vault))\b/i,
  ],
  ['placed', /^ (?:on|in|under|with|into)\b/i],
  ['brought', /^ (?:to|before|in|up)\b/i],
  ['passed', /^ (?:on|to|along)\b/i],
  ['handed', /^ (?:over|to|on|in)\b/i],
  ['written', /^ (?:up|down|off)\b/i],
  ['looked', /^ (?:into|at|after|through|over)\b/i],
  ['wound', /^ (?:down|up)\b/i],
  ['blacked', /^ out\b/i],
  ['taken', /^ (?:down|offline|off)\b/i],
  ['set', /^ up\b/i],
  ['rolled', /^ (?:back|out)\b/i],
  ['shut', /^ down\b/i],
  ['switched', /^ off\b/i],
  ['turned', /^ (?:off|over)\b/i],
  ['followed', /^ up\b/i],
  ['signed', /^ off\b/i],
  ['drawn', /^ up\b/i],
  ['laid', /^ (?:down|before)\b/i],
  ['struck', /^ (?:off|out)\b/i],
  ['plugged', /^/],
  ['made', /^ (?:sure|certain|anonymous|in the (?:log|register|file)|to (?:the|an?) (?:register|log|panel|board))\b/i],
  ['given', /^ (?:each|every|once|twice|within|before)\b/i],
]);
