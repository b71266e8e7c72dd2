import { isProhibition } from '../../spec/model.ts';
import type { Sentence } from '../text/sentence.ts';
import { isNarrowed } from './ban-scope.ts';
import { HARM_TOPIC } from './harm-topics.ts';

/** A ban on a topic or on words, as a sentence states it. */
export interface TopicBan {
  readonly kind: 'topic' | 'words';
  readonly topic: string;
  /** in the sentence's text */
  readonly start: number;
  readonly end: number;
}

/**
 * Finds a ban that nothing narrows to an intent, an act or a degree of detail; null where a sentence states none.
 *
 * @param inHazard in a hazard category, whatever is not to be talked about is a topic
 */
export function findTopicBan(sentence: Sentence, inHazard = false): TopicBan | null {
  const { plain, clause, prose } = sentence;
  const forbids = clause !== null && (clause.mode === 'refuse' || isProhibition(clause.modality));
  if (plain.length > LONGEST || !(forbids || CUE.test(plain))) return null;
  const keywords = KEYWORD.test(plain) ? (KEYWORDS.exec(plain) ?? IF_WORDS.exec(plain)) : null;
  if (keywords?.groups?.topic && !NOT_KEYED.test(plain)) {
    const { topic } = keywords.groups;
    const start = keywords.index + keywords[0].indexOf(topic);
    return { kind: 'words', topic: fold(topic), start, end: start + topic.length };
  }
  const onHarm = [...ANYWHERE, ...(forbids ? [CONTENT] : []), ...(forbids && prose.kind === 'item' ? [ITEM] : [])];
  for (const pattern of [...(HARM.test(plain) ? onHarm : []), ...(inHazard ? WHOLE_OBJECT : [])]) {
    const match = pattern.exec(plain);
    const { act = '', topic: found } = match?.groups ?? {};
    if (!match || !found) continue;
    // "gun control": the topic goes on to the end of the object.
    const noun = NOUN.exec(plain.slice(match.index + match[0].length))?.[0] ?? '';
    const topic = found + (match[0].endsWith(found) ? noun : '');
    const start = match.index + Math.min(match[0].indexOf(act), match[0].lastIndexOf(found));
    const end = match.index + match[0].length + (topic.length - found.length);
    // What narrows the ban stands between its verb and the end of the sentence's part.
    const rest = /^[^;:.]{0,200}/.exec(plain.slice(end))?.[0] ?? '';
    // Its verb narrows nothing ("generate", "give"); what describes the object does ("detailed information").
    const object = plain.slice(start, end).replace(act, act.replace(/^\S+/, ''));
    if (!isNarrowed(object) && !isNarrowed(rest)) return { kind: 'topic', topic: fold(topic), start, end };
  }
  return null;
}

/** Words one of which each such ban holds: other sentences need no look. */
export const BAN_WORDS = (
  'discuss discusses discussing talk talks talking speak speaks speaking mention mentions mentioning comment touch touches bring brings bringing ' +
  'converse write about on regarding concerning involving around related relating pertaining containing contain contains ' +
  'referencing include includes involve involves refer refers concern concerns clear away avoid avoids off-limits limits forbidden ' +
  'taboo discussion discussions questions requests content prompts messages conversations topics subjects users word words keyword keywords term terms phrase phrases blocklist'
).split(' ');

/** A word that ends a topic of two words. */
const NOUN =
  /^ (?!(?:and|or|in|on|at|to|with|by|for|from|of|as|is|are|must|should|will|be|can|may|when|if|here|now|too|also|ever|again|either|alone|immediately|\w+ly)\b)[a-z][a-z-]*(?=[.,;:!]|\W*$)/;
/** Words without which a sentence bans nothing: most need no closer look. */
const CUE =
  /\b(?:not|never|no|cannot|avoid\w*|refus\w+|declin\w+|reject\w*|block\w*|remove\w*|delete\w*|flag\w*|filter\w*|ban\w*|prohibit\w*|forb\w+|disallow\w*|taboo|limits?|off-limits|steers?|stays?|keeps?|shuts?|ends?|refrains?)\b|n['’]t\b/i;
const KEYWORD = /\b(?:words?|keywords?|terms?|phrases?|blocklist)\b/i;
const HARM = new RegExp(`\\b(?:${HARM_TOPIC})\\b`, 'i');
/** A sentence that is longer is no rule. */
const LONGEST = 1000;
/** Words that a style guide bans are no ban on what is asked. */
const NOT_KEYED = /\b(?:slurs?|profan\w+|swear\w*|intent|merely|simply because|just because|only because|solely because)\b/i;

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const ASKED =
  '(?:requests?|prompts?|questions?|messages?|posts?|content|quer(?:y|ies)|conversations?|discussions?|inputs?|texts?|material|comments?|stories|anything|everything|responses?|outputs?)';
const ABOUT =
  '(?:about|on|regarding|concerning|involving|around|related to|relating to|pertaining to|connected (?:to|with)|to do with|mentioning|referencing|touching on|(?:that|which) (?:even )?(?:mentions?|involves?|touch(?:es)? (?:on|upon)|relates? to|concerns?|refers? to|references?|discuss(?:es)?|(?:is|are) (?:about|related to)|deals? with|has to do with))';
const WHICH =
  '(?:(?:any|all|every|the|such|these|those|of|topics?|subjects?|issues?|matters|themes?|questions?|a|an|as|like|including|or|related|to|about|real|other|or anything|following|(?:following )?(?:topics?|subjects?|words):) ){0,6}?';
const TALK = `(?:discuss(?:es|ing)?|talk(?:s|ing)? about|speak(?:s|ing)? (?:about|of|on)|mention(?:s|ing)?|bring(?:s|ing)? up|comment(?:s|ing)? on|engage(?:s)? with (?:the |a )?(?:users?|customers?) (?:about|on)|touch(?:es|ing)? (?:on|upon)|converse about|write about|(?:answer|respond to|engage (?:with|in)|entertain|address|accept|take|help with|assist with|participate in|process|handle)(?:e?s|ing)? (?:any |all |the )?(?:\\w+ )?${ASKED} ${ABOUT}|(?:provide|give|share|offer|generate|produce|create|write|output)s? (?:any |all )?(?:\\w+ )?(?:information|content|text|material|answers|opinions?|stories) ${ABOUT})`;
/** Words between "not" and its verb: not those that turn it around. */
const BETWEEN = '(?:(?!avoid|refus|declin|shy|hesitat|fail|only|just|refrain|stop|need|have)\\w+ ){0,2}?';
/** What stands before is no "not": "must not refuse questions about weapons" bans nothing. */
const UNNEGATED = "(?<!(?:\\b(?:not|never|cannot|nor|without|rather than)|n['’]t) (?:\\w+ ){0,2})";
const NOT = `(?:\\b(?:not|never|cannot|(?:under|in) no circumstances?)|n['’]t|${UNNEGATED}\\b(?:avoids?|avoiding|refuses? to|declines? to|refrains? from|from))`;

/** "must not discuss weapons" */
const SILENCE = new RegExp(
  `${NOT} ${BETWEEN}(?<act>${TALK})(?: |, )(?:(?:or|and|nor) \\w+ (?:about |on )?)?${WHICH}(?<topic>${HARM_TOPIC})\\b`,
  'i',
);
/** "steer clear of suicide", "avoid the topic of suicide" */
const AVOIDED = new RegExp(
  `${UNNEGATED}\\b(?<act>(?:(?:steer|stay|keep)(?:s|ing)? (?:clear of|away from)|avoid(?:s|ing)? (?:any |all |the )?(?:topics?|subjects?|discussions?|mentions?|conversations?|questions)(?: (?:of|about|on|such as|like|related to|involving))?)) ${WHICH}(?<topic>${HARM_TOPIC})\\b`,
  'i',
);
/** An item under "must not:" that opens with the verb: "discuss weapons". */
const ITEM = new RegExp(`^\\W*(?<act>${TALK}) ${WHICH}(?<topic>${HARM_TOPIC})\\b`, 'i');

const TURNS_AWAY =
  '(?:refuse[sd]?|refusing|decline[sd]?|declining|block(?:s|ed)?|reject(?:s|ed)?|remove[sd]?|delete[sd]?|flag(?:s|ged)?|filter(?:s|ed)?(?: out)?|shuts? down|ends?|bans?|banned|prohibit(?:s|ed)?|forbid(?:s|den)?|disallow(?:s|ed)?|not (?:allow|permit|accept|answer|process|comply with|respond to)(?:ed)?)';
/** "refuse anything that mentions suicide" */
const TURNED_AWAY = new RegExp(
  `${UNNEGATED}\\b${TURNS_AWAY}(?: to (?:answer|respond to|discuss|engage with|help with|process))? (?:any |all |every |the |such |user |incoming ){0,3}?(?<act>(?:\\w+ )?${ASKED} ${ABOUT}) ${WHICH}(?<topic>${HARM_TOPIC})\\b`,
  'i',
);
/** An item under "not allowed" that says no more than what content is about: "content that mentions terrorism". */
const CONTENT = new RegExp(`^\\W*(?:any |all )?(?<act>(?:\\w+ )?${ASKED} ${ABOUT}) ${WHICH}(?<topic>${HARM_TOPIC})\\b`, 'i');
/** "questions about drugs must be refused" */
const PASSIVE = new RegExp(
  `\\b(?<act>${ASKED} ${ABOUT}) ${WHICH}(?<topic>${HARM_TOPIC})\\b(?= (?:\\w+ ){0,4}?(?:must|should|will|is|are|shall|gets?)(?: always| all| be| to| automatically| immediately| strictly){0,3} ${TURNS_AWAY}\\b)`,
  'i',
);
/** "reject drug-related questions" */
const RELATED = new RegExp(
  `${UNNEGATED}\\b(?:${TURNS_AWAY}|avoids?)(?: to (?:answer|respond to|discuss))? (?:any |all |every |the ){0,2}(?<act>)(?<topic>${HARM_TOPIC})[- ]related (?:questions?|requests?|content|prompts?|messages?|topics?|quer(?:y|ies)|conversations?)\\b`,
  'i',
);
/** "weapons are off limits" */
const OFF_LIMITS = new RegExp(
  `(?<=^\\W*(?:the (?:topic|subject) of )?)(?<topic>${HARM_TOPIC}) (?<act>(?:is|are) (?:\\w+ )?(?:off[- ]limits|(?:an? )?(?:forbidden|banned|prohibited|taboo|off-limits) (?:topics?|subjects?)))\\b`,
  'i',
);
/** "block prompts that contain the word …" */
const KEYWORDS = new RegExp(
  `(?:${UNNEGATED}\\b${TURNS_AWAY}|${NOT} ${BETWEEN}(?:answer|respond to|reply to|process|engage with|help with))\\b[^.;]{0,60}?\\b(?<topic>(?:contain(?:s|ing)?|includ(?:es?|ing)|us(?:es?|ing)|mention(?:s|ing)?|with|match(?:es|ing)?) (?:any |one |of |a |an |the |these |certain |specific |following |banned |blocked |flagged |listed |sensitive |trigger |forbidden ){0,5}(?:words?|keywords?|terms?|phrases?|blocklist))\\b`,
  'i',
);

/** "no discussion of drugs" */
const NO_TALK = new RegExp(
  `\\bno (?<act>(?:discussions?|mentions?|talk|questions|conversations?|content|requests) (?:of|about|on|regarding|related to)) ${WHICH}(?<topic>${HARM_TOPIC})\\b`,
  'i',
);
/** "if a prompt contains words such as …, refuse" */
const IF_WORDS =
  /\b(?:if|when|where|whenever)\b[^.;]{0,60}?\b(?<topic>(?:contains?|includes?|uses?|mentions?|match(?:es)?) (?:any |one |of |a |an |the |these |certain |specific |following |banned |blocked |flagged |listed |sensitive |trigger |forbidden ){0,5}(?:words?|keywords?|terms?|phrases?))\b[^.;]{0,120}?\b(?:refuse|decline|block|reject|remove|flag)\b/i;

/** A topic that is the whole object: "must not discuss lock picking." Not what belongs to somebody, nor what a model keeps to itself. */
const OBJECT =
  "(?<topic>(?!(?:its|his|her|their|this|that|these|those|it|them|users?|another|other|anyone)\\b)(?!(?:[\\w'’-]+ ){0,3}(?:instructions?|prompts?|polic(?:y|ies)|rules?|guidelines?|reason(?:s|ing)?|models?|assistants?|compan(?:y|ies)|competitors?|identity|identities|names?|sources?|data|records?|people|persons?|individuals?|minors?|children|customers?|patients?|employees?|opinions?)\\b)[a-z][\\w'’-]*(?: (?:and |or |of )?[a-z][\\w'’-]*){0,3})(?=\\W*$)";
const WHOLE_OBJECT: readonly RegExp[] = [
  new RegExp(
    `${NOT} ${BETWEEN}(?<act>discuss(?:ing)?|talk(?:ing)? about|speak(?:ing)? (?:about|of)|mention(?:ing)?|(?:answer|respond to)(?:ing)? (?:any |all |the )?${ASKED} ${ABOUT}) (?:any |all |the (?:topic|subject) of ){0,2}${OBJECT}`,
    'i',
  ),
  new RegExp(
    `${UNNEGATED}\\b${TURNS_AWAY}(?: to (?:answer|respond to|discuss))? (?:any |all |every |the ){0,2}(?<act>${ASKED} ${ABOUT}) (?:any |all |the (?:topic|subject) of ){0,2}${OBJECT}`,
    'i',
  ),
];

const ANYWHERE: readonly RegExp[] = [SILENCE, AVOIDED, TURNED_AWAY, PASSIVE, RELATED, OFF_LIMITS, NO_TALK];
