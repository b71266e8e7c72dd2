import { isProhibition } from '../../spec/model.ts';
import { rules } from '../lexicon/binding.ts';
import type { Sentence } from '../text/sentence.ts';

/** A ban on all of something, of which a part is meant. */
export interface WholeBan {
  readonly kind: 'talk' | 'advice' | 'depiction' | 'keywords';
  /** what is banned, as written */
  readonly topic: string;
  /** in the sentence's text */
  readonly start: number;
  readonly end: number;
}

/**
 * Finds a ban on a whole subject ("refuse to discuss death"), on a whole field of advice ("never give medical advice"), on all
 * that shows a harm ("should not contain content about disasters") or on words that a filter finds; null where there is none.
 */
export function findWholeBan(sentence: Sentence): WholeBan | null {
  const { plain, clause } = sentence;
  if (plain.length > LONGEST) return null;
  const forbids = clause !== null && (clause.mode === 'refuse' || isProhibition(clause.modality));
  if (/\bfilters?\b|\bkeywords?\b|\bphrases?\b/i.test(plain)) {
    const filter = ban('keywords', plain, KEYWORD_FILTER);
    if (filter) return filter;
  }
  if (clause === null && !rules(sentence)) return null;
  if (/\badvice\b/i.test(plain)) {
    const advice = ban('advice', plain, ADVICE);
    if (advice && !LIMITS_ADVICE.test(plain)) return advice;
  }
  if (ASKS_OR_TOPIC.test(plain)) {
    const asked = ban('talk', plain, ASKED) ?? ban('talk', plain, WHOLE_TOPIC);
    if (asked && !KEPT_BACK.test(asked.topic) && !CONDITION.test(plain)) return asked;
  }
  if (/\b(?:discuss|talk|speak)/i.test(plain)) {
    const talk = ban('talk', plain, TALK);
    if (talk && !KEPT_BACK.test(talk.topic) && !CONDITION.test(plain)) return talk;
  }
  if (!forbids || !DEPICTS_SIGN.test(plain)) return null;
  const depiction = ban('depiction', plain, DEPICTS);
  return depiction && HARMS.test(depiction.topic) && !NARROWS_CONTENT.test(plain) && !CONDITION.test(plain) ? depiction : null;
}

/** One of these words stands in each such ban. */
export const WHOLE_BAN_WORDS: readonly string[] = (
  'discuss discusses discussing talk talks talking speak speaks speaking advice keyword keywords phrase phrases ' +
  'questions question requests request queries query prompts conversations discussions topic subject contain contains containing depict depicts show shows feature features include includes'
).split(' ');

/** A sentence that is longer is no rule. */
const LONGEST = 600;

function ban(kind: WholeBan['kind'], plain: string, pattern: RegExp): WholeBan | null {
  const match = pattern.exec(plain);
  const { act = '', topic = '' } = match?.groups ?? {};
  if (!match || topic.trim() === '') return null;
  const end = match.index + match[0].length;
  const start = act === '' ? end - topic.length : match.index + match[0].indexOf(act);
  return { kind, topic: topic.replace(/\s+/g, ' ').trim(), start, end };
}

const NOT = "(?:\\b(?:never|cannot|not)|n['’]t|(?<!\\b(?:not|never) )\\b(?:refuses?|declines?) to)";
const WORD = "[a-z][a-z'’-]*";
/** "life, existence or sentience", up to the end of the sentence or of its first part. */
const SUBJECTS = `(?:${WORD} ){0,2}${WORD}(?:, (?:${WORD} ){0,2}${WORD}){0,4}(?:,? (?:or|and|nor) (?:${WORD} ){0,2}${WORD})?`;
const TALK = new RegExp(
  `${NOT} (?:\\w+ly )?(?<act>discuss|(?:talk|speak) about|discuss(?:ing)?) (?:any |all |the (?:topics?|subjects?) of )?(?<topic>${SUBJECTS})(?=\\W*$|[.;] | [–—-] )`,
  'i',
);
const ASKS_OR_TOPIC = /\b(?:questions?|requests?|quer(?:y|ies)|prompts?|conversations?|discussions?|topic|subject)\b/i;
/** "decline all questions related to squatting" */
const ASKED = new RegExp(
  String.raw`(?<!\b(?:not|never) )\b(?:refuse|decline|reject|block|turn down|turn away)s? (?:to (?:answer|discuss|respond to) )?(?<act>(?:all|any|every|each) (?:and all )?(?:questions?|requests?|quer(?:y|ies)|prompts?|conversations?|discussions?|messages?) (?:related to|relating to|about|on|regarding|concerning|that (?:mention|concern|touch on|involve|relate to)s?)) (?:the (?:topics?|subjects?) of )?(?<topic>${SUBJECTS})(?=\W*$|[.;] )`,
  'i',
);
/** "avoid the topic of undeclared work altogether" */
const WHOLE_TOPIC = new RegExp(
  String.raw`(?<!\b(?:not|never) )\b(?<act>(?:avoid|shun|skip|leave out|stay off|steer clear of|stay away from|keep away from|keep off|keep clear of|stay clear of|steer away from)s? the (?:topic|subject) of) (?<topic>(?:${WORD} ){0,3}?${WORD})(?=(?: (?:altogether|entirely|completely|at all times|in every chat|always))?(?:\W*$|[.;] ))`,
  'i',
);
/** What a model may well keep back: its own rules, other people's affairs, the company's secrets. */
const KEPT_BACK =
  /\b(?:it|this|that|these|those|them|its|your|his|her|their|our|own|with|to|how|why|what|whether|about|instructions?|prompts?|polic(?:y|ies)|rules?|guidelines?|reasoning|models?|assistants?|systems?|internal\w*|confidential\w*|compan(?:y|ies)|competitors?|identity|names?|sources?|data|records?|details?|specifics|people|persons?|individuals?|minors?|children|customers?|clients?|patients?|employees?|staff|users?|accounts?|opinions?|pric(?:es?|ing)|litigation|lawsuits?|salar(?:y|ies)|methods?|techniques?|plans?|ways|unreleased|future|roadmap|matters?|anything|everything|topics?|subjects?|content)\b/i;
const CONDITION =
  /\b(?:unless|except|without|if|when|where|while|until|before|outside|other than|beyond|only|instead of|in (?:a|any) (?:way|manner)|in (?:detail|public))\b/i;

const FIELD =
  '(?:medical|legal|financial|investment|tax|health|mental[- ]health|clinical|psychological|nutritional|dietary|dosing)';
const ADVICE = new RegExp(
  `(?:\\b(?:never|not|cannot)|n['’]t|(?<!\\b(?:not|never) )\\b(?:refuses? to|declines? to)) (?:\\w+ly )?(?:provide|give|offer|dispense)s? (?:any |the user |users |a user )?(?:any )?(?<act>)(?<topic>(?:${FIELD})(?:(?:, | or | and |, or |, and |/)${FIELD}){0,4} advice)\\b`,
  'i',
);
const LIMITS_ADVICE =
  /\b(?:specific|personal(?:i[sz]ed)?|individual(?:i[sz]ed)?|tailored|definitive|unless|except|beyond|only|other than|general|diagnos\w+|treatments?|dos(?:es?|age)|that (?:could|would|replaces?)|which|instead of|as if|may explain|information|help find)\b/i;

const DEPICTS_SIGN = /^\W*(?:do not |must not |should not )?(?:contains?|depicts?|shows?|features?|includes?)\b/i;
const DEPICTS =
  /^\W*(?:do not |must not |should not )?(?:contains?|depicts?|shows?|features?|includes?) (?:any |all )?(?<act>(?:(?:content|material|text|images?|media|posts?|videos?|information) (?:of|about|on|regarding|related to|involving|concerning|that (?:depicts?|describes?|mentions?|discusses|shows?|involves?)))) (?<topic>[^.;:()]{3,120})(?=\W*$|[.;(])/i;
const HARMS =
  /\b(?:violen\w+|war|weapons?|firearms?|guns?|drugs?|alcohol|tobacco|crimes?|criminal|illegal (?!weapons? with)\w+|terroris\w+|death|deceased|dead|dying|suicid\w+|self[- ]harm|abuse|sex(?:ual(?:ity)?)?|nudity|disasters?|emergenc(?:y|ies)|suffering|cruelty|injur\w+|hate|racis\w+|slurs?|gambling|fraud|scams?|hacking)\b/i;
/** What narrows such a ban to an aim, a manner or a use. A depicted act ("planning", "use") narrows nothing. */
const NARROWS_CONTENT =
  /\b(?:intent\w*|purpose|instruct\w*|guidance|how to|steps?|details?|detailed|graphic|gory|explicit|gratuitous\w*|encourag\w*|promot\w*|glorif\w*|glamori\w*|romantici\w*|condon\w*|prais\w*|endors\w*|justif\w*|celebrat\w*|incit\w*|threat\w*|target\w*|demean\w*|derogat\w*|hateful|dehumani\w*|minors?|child(?:ren)?|underage|non-?consensual|creation|production|manufactur\w*|acquisition|synthesis|sale|selling|recruit\w*|advocat\w*|support(?:s|ing)?|real people|identifiable)\b/i;

/** "Filters detect keywords and trigger a refusal." */
const KEYWORD_FILTER =
  /\b(?:filters?|classifiers?|systems?|assistant|model|bot|rules?)\b[^.;]{0,40}?\b(?<act>(?:detects?|match(?:es)?|scans? for|looks? for|finds?|spots?|checks? for|searches for)) (?<topic>(?:\w+ ){0,2}(?:keywords?|phrases|blocked words|banned words|forbidden words|trigger words)(?:\/\w+)?)(?=[^;]{0,200}\b(?:refus\w+|block\w*|reject\w*|declin\w*))/i;
