import { HARM_TOPIC } from './harm-topics.ts';

/** A pattern, and short ones without which it does not match: a long alternation costs more to compile than to search. */
export interface BanPattern {
  readonly signs: readonly RegExp[];
  readonly pattern: RegExp;
}

const ASKED =
  '(?:requests?|prompts?|questions?|messages?|posts?|content|quer(?:y|ies)|conversations?|discussions?|inputs?|texts?|material|comments?|stories|anything|everything|responses?|outputs?)(?=)';
const ABOUT =
  '(?:about|on|regarding|concerning|involving|around|related to|relating to|pertaining to|connected (?:to|with)|to do with|mentioning|referencing|touching on|(?:that|which) (?:even )?(?=)(?:mentions?|involves?|touch(?:es)? (?:on|upon)|relates? to|concerns?|refers? to|references?|discuss(?:es)?|(?:is|are) (?:about|related to)|deals? with|has to do with))(?=)';
const WHICH =
  '(?:(?:any|all|every|the|such|these|those|of|topics?|subjects?|issues?|matters|themes?|questions?|a|an|as|like|including|or|related|to|about|real|other|or anything|following|(?:following )?(?:topics?|subjects?|words):) ){0,6}?(?=)';
const TALK = `(?:discuss(?:es|ing)?|talk(?:s|ing)? about|speak(?:s|ing)? (?:about|of|on)|mention(?:s|ing)?|bring(?:s|ing)? up|comment(?:s|ing)? on|engage(?:s)? with (?:the |a )?(?:users?|customers?) (?:about|on)|touch(?:es|ing)? (?:on|upon)|converse about|write about|(?:answer|respond to|engage (?:with|in)|entertain|address|accept|take|help with|assist with|participate in|process|handle)(?:e?s|ing)? (?:any |all |the )?(?:\\w+ )?(?=)${ASKED} ${ABOUT}|(?:provide|give|share|offer|generate|produce|create|write|output)s? (?:any |all )?(?:\\w+ )?(?=)(?:information|content|text|material|answers|opinions?|stories)(?=) ${ABOUT})(?=)`;
/** Words between "not" and its verb: not those that turn it around. */
const BETWEEN = '(?:(?!avoid|refus|declin|shy|hesitat|fail|only|just|refrain|stop|need|have)\\w+ ){0,2}?(?=)';
/** What stands before is no "not": "must not refuse questions about weapons" bans nothing. */
const UNNEGATED = "(?<!(?:\\b(?:not|never|cannot|nor|without|rather than)|n['’]t)(?=) (?:\\w+ ){0,2})";
const NOT = `(?:\\b(?:not|never|cannot|(?:under|in) no circumstances?)|n['’]t|${UNNEGATED}\\b(?:avoids?|avoiding|refuses? to|declines? to|refrains? from|from))(?=)`;

const TURNS_AWAY =
  '(?:refuse[sd]?|refusing|decline[sd]?|declining|block(?:s|ed)?|reject(?:s|ed)?|remove[sd]?|delete[sd]?|flag(?:s|ged)?|filter(?:s|ed)?(?: out)?|shuts? down|ends?|bans?|banned|prohibit(?:s|ed)?|forbid(?:s|den)?|disallow(?:s|ed)?|not (?:allow|permit|accept|answer|process|comply with|respond to)(?:ed)?)(?=)';
/** What somebody asks, and what it is about, next to each other. */
const ASKS = new RegExp(`\\b${ASKED} ${ABOUT} `, 'i');
const TURNS = new RegExp(`\\b(?:${TURNS_AWAY}|avoids?)\\b`, 'i');
/** What is turned away, and what it is about. */
const TURNS_ASKED = new RegExp(`\\b${TURNS_AWAY}(?: \\w+){0,7}? (?=)${ASKED} ${ABOUT} `, 'i');
const VERBS =
  '(?:discuss|talk|speak|mention|bring|comment|engage|touch|converse|writ|answer|respond|entertain|address|accept|take|help|assist|participate|process|handle|provide|give|share|offer|generate|produce|create|output)';

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
export const ITEM: BanPattern = {
  signs: [new RegExp(`^\\W*${VERBS}`, 'i')],
  pattern: new RegExp(`^\\W*(?<act>${TALK}) ${WHICH}(?<topic>${HARM_TOPIC})\\b`, 'i'),
};

/** "refuse anything that mentions suicide" */
const TURNED_AWAY = new RegExp(
  `${UNNEGATED}\\b${TURNS_AWAY}(?: to (?:answer|respond to|discuss|engage with|help with|process))? (?:any |all |every |the |such |user |incoming ){0,3}?(?<act>(?:\\w+ )?(?=)${ASKED} ${ABOUT}) ${WHICH}(?<topic>${HARM_TOPIC})\\b`,
  'i',
);
/** An item under "not allowed" that says no more than what content is about: "content that mentions terrorism". */
export const CONTENT: BanPattern = {
  signs: [new RegExp(`^\\W*(?:any |all )?(?:\\w+ )?(?=)${ASKED} ${ABOUT} `, 'i')],
  pattern: new RegExp(`^\\W*(?:any |all )?(?<act>(?:\\w+ )?(?=)${ASKED} ${ABOUT}) ${WHICH}(?<topic>${HARM_TOPIC})\\b`, 'i'),
};
/** "questions about drugs must be refused" */
const PASSIVE = new RegExp(
  `\\b(?<act>${ASKED} ${ABOUT}) ${WHICH}(?<topic>${HARM_TOPIC})\\b(?= (?:\\w+ ){0,4}?(?:must|should|will|is|are|shall|gets?)(?=)(?: always| all| be| to| automatically| immediately| strictly){0,3}(?=) ${TURNS_AWAY}\\b)`,
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
export const KEYWORDS = new RegExp(
  `(?:${UNNEGATED}\\b${TURNS_AWAY}|${NOT} ${BETWEEN}(?:answer|respond to|reply to|process|engage with|help with))\\b[^.;]{0,60}?\\b(?<topic>(?:contain(?:s|ing)?|includ(?:es?|ing)|us(?:es?|ing)|mention(?:s|ing)?|with|match(?:es|ing)?) (?:any |one |of |a |an |the |these |certain |specific |following |banned |blocked |flagged |listed |sensitive |trigger |forbidden ){0,5}(?:words?|keywords?|terms?|phrases?|blocklist))\\b`,
  'i',
);

/** "no discussion of drugs" */
const NO_TALK = new RegExp(
  `\\bno (?<act>(?:discussions?|mentions?|talk|questions|conversations?|content|requests) (?:of|about|on|regarding|related to)) ${WHICH}(?<topic>${HARM_TOPIC})\\b`,
  'i',
);
/** "if a prompt contains words such as …, refuse" */
export const IF_WORDS =
  /\b(?:if|when|where|whenever)\b[^.;]{0,60}?\b(?<topic>(?:contains?|includes?|uses?|mentions?|match(?:es)?) (?:any |one |of |a |an |the |these |certain |specific |following |banned |blocked |flagged |listed |sensitive |trigger |forbidden ){0,5}(?:words?|keywords?|terms?|phrases?))\b[^.;]{0,120}?\b(?:refuse|decline|block|reject|remove|flag)\b/i;

/** A topic that is the whole object: "must not discuss lock picking." Not what belongs to somebody, nor what a model keeps to itself. */
const OBJECT =
  "(?<topic>(?!(?:its|his|her|their|this|that|these|those|it|them|users?|another|other|anyone)\\b)(?!(?:[\\w'’-]+ ){0,3}(?:instructions?|prompts?|polic(?:y|ies)|rules?|guidelines?|reason(?:s|ing)?|models?|assistants?|compan(?:y|ies)|competitors?|identity|identities|names?|sources?|data|records?|people|persons?|individuals?|minors?|children|customers?|patients?|employees?|opinions?)\\b)[a-z][\\w'’-]*(?: (?:and |or |of )?[a-z][\\w'’-]*){0,3})(?=\\W*$)";
export const WHOLE_OBJECT: readonly BanPattern[] = [
  {
    signs: [/discuss|talk|speak|mention|answer|respond/i],
    pattern: new RegExp(
      `${NOT} ${BETWEEN}(?<act>discuss(?:ing)?|talk(?:ing)? about|speak(?:ing)? (?:about|of)|mention(?:ing)?|(?:answer|respond to)(?:ing)? (?:any |all |the )?${ASKED} ${ABOUT}) (?:any |all |the (?:topic|subject) of ){0,2}${OBJECT}`,
      'i',
    ),
  },
  {
    signs: [ASKS, TURNS_ASKED],
    pattern: new RegExp(
      `${UNNEGATED}\\b${TURNS_AWAY}(?: to (?:answer|respond to|discuss))? (?:any |all |every |the ){0,2}(?<act>${ASKED} ${ABOUT}) (?:any |all |the (?:topic|subject) of ){0,2}${OBJECT}`,
      'i',
    ),
  },
];

/** Patterns for any sentence, with the groups `act` and `topic`. */
export const ANYWHERE: readonly BanPattern[] = [
  { signs: [new RegExp(`${NOT} ${BETWEEN}${VERBS}`, 'i')], pattern: SILENCE },
  {
    signs: [/clear of|away from|avoid(?:s|ing)? (?:any |all |the )?(?:topic|subject|discussion|mention|conversation|question)/i],
    pattern: AVOIDED,
  },
  { signs: [ASKS, TURNS_ASKED], pattern: TURNED_AWAY },
  { signs: [ASKS, TURNS], pattern: PASSIVE },
  { signs: [/[- ]related /i, TURNS], pattern: RELATED },
  { signs: [/off[- ]limits|(?:forbidden|banned|prohibited|taboo) (?:topic|subject)/i], pattern: OFF_LIMITS },
  { signs: [/\bno (?:discussion|mention|talk|question|conversation|content|request)/i], pattern: NO_TALK },
];
