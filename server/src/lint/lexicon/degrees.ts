import { groupBy } from '../../spec/group-by.ts';
import { type Degrees, degrees } from './degree.ts';
import { JUDGMENTS } from './judgments.ts';
import { combine, type Phrases, phrases } from './phrases.ts';

const split = (words: string) => words.split(' ');
const phrasesOf = (list: string) => list.split('|');
const COUNTED =
  'seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|attempts?|tries|warnings?|reports?|strikes?|requests?|messages?|turns?|steps?|sentences?|paragraphs?|words?|lines?|pages?|questions?|examples?|options?|alternatives?|suggestions?|resources?|links?|sources?|violations?|offen[cs]es?|complaints?|reminders?|refusals?|posts?|comments?|accounts?|details?|quotes?|excerpts?|items?|points?|cases?';
const NUMBER = String.raw`(?:\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|twelve\b|twenty\b|thirty\b|forty\b|fifty\b|sixty\b|a hundred\b|half\b|all\b|an hour\b|a (?:day|week|month|minute|third|quarter)\b)`;
const NAMED = '(?:[a-z-]+ )?[a-z-]+';
/** A verb whose object a clause demands. */
const DEMANDED =
  /\b(?:provid|giv|offer|tak|use|using|appl|includ|show|suggest|list|nam|ask|send|add|exercis|ensur|maintain|keep|have|has|with|cit|mak|recommend|direct|point|refer|escalat|employ|implement|put)\w*\s+(?:(?:the|an?|its|their|users?|them|it|to|in|at|of|with|any|all|other|only|more|most)\s+){0,4}$/i;

/**
 * Words of degree without a measure. Sources: INCOSE Guide to Writing Requirements v4, R7 (vague terms: "significant",
 * "sufficient", "several", "about", "close to", "appropriate", "effective") and R34 and R35 (measurable performance, time:
 * "prompt", "eventually"); NASA ARM (weak phrases: "adequate", "timely", "normal", "easy", "effective").
 */
const DEGREES: readonly Degrees[] = [
  degrees(
    split(
      'sufficient sufficiently insufficient insufficiently adequate adequately inadequate inadequately significant significantly substantial substantially considerable considerably excessive excessively undue unduly unreasonable unreasonably reasonable reasonably extensive extensively appreciable appreciably disproportionate disproportionately proportionate proportionately noticeably meaningfully materially acceptably satisfactory satisfactorily',
    ),
  ),
  degrees([
    ...combine(
      phrasesOf(
        'a significant|a substantial|a considerable|a large|a small|a high|a low|a great|a fair|a moderate|a sufficient|an appropriate|a certain|a limited|an adequate|an excessive|some',
      ),
      phrasesOf('amount of|number of|degree of|level of|volume of|proportion of|share of|portion of|part of|extent'),
    ),
    ...combine(
      ['very', 'extremely', 'fairly', 'relatively', 'unusually', 'exceptionally'],
      ['high', 'low', 'weak', 'strong', 'serious', 'severe', 'large', 'small', 'long', 'short'],
    ),
    ...combine(
      ['in', 'at', 'of'],
      phrasesOf(
        'large volume|large volumes|high volume|high volumes|large numbers|large quantities|small quantities|bulk quantities|high frequency',
      ),
    ),
    ...combine(
      phrasesOf('a short|a long|a brief|a limited|an extended|a prolonged'),
      'period|period of time|time|while|interval'.split('|'),
    ),
    ...'a lot of|lots of|a great deal of|a good deal of|plenty of|large amounts of|small amounts of|a handful of|a couple of|too much|too many|too few|too little|too often|too long|too short|high enough|serious enough|severe enough|clear enough|close enough|long enough|detailed enough|specific enough|strong enough|old enough|enough detail|enough information|enough evidence|enough context|enough signal|enough confidence'.split(
      '|',
    ),
  ]),
  degrees(
    phrasesOf(
      'in a timely manner|in a timely fashion|in a timely way|in good time|timely|promptly|without delay|from time to time|every so often|for a while|at some point|eventually|sooner or later|in due course|periodically|at regular intervals|user-friendly|state-of-the-art|industry-standard',
    ),
  ),
  // A count: after "several warnings", "gives a few examples".
  degrees(split('several many numerous multiple various some').concat('a few', 'a number of'), {
    before:
      /\b(?:after|for|within|at least|more than|fewer than|less than|at most|up to|than|wait\w*|lasts?|limit\w*|provid\w*|giv\w*|offer\w*|list\w*|includ\w*|nam\w*|suggest\w*|asks?|asking|send\w*|shows?|cit\w*|repeat\w*|contain\w*|receiv\w*)\s+(?:to\s+|in\s+|them\s+|the users?\s+)?$/i,
    after: new RegExp(String.raw`^ (?:[a-z-]+ ){0,2}?(?:${COUNTED})\b`, 'i'),
  }),
  // "If several messages …": how many of them the rule waits for.
  degrees(split('several many numerous multiple').concat('a few', 'a number of'), {
    before: /\b(?:if|when|whenever|once|where)\s+$/i,
    after: new RegExp(String.raw`^ (?:[a-z-]+ ){0,2}?(?:${COUNTED}|users?|members?|customers?|people|signs?|signals?)\b`, 'i'),
  }),
  degrees(split('several many numerous').concat('a few', 'a lot of'), {
    before: /\b(?:with|contain\w*|includ\w*|involv\w*|after|at least|more than)\s+$/i,
    after: /^ (?:[a-z-]+ )?[a-z-]+s\b/i,
    where: 'deciding',
  }),
  degrees(phrasesOf('easy to|easy-to-read|easy to read|easy to understand|easily understood|easily accessible|simple to')),
  degrees(
    split('about approximately around roughly nearly almost circa approx').concat(
      ...'close to|very nearly|some|in the order of|in the region of'.split('|'),
    ),
    {
      // "Asks about one in a film" is no number.
      after: new RegExp(String.raw`^\.? (?!one (?:in|of|that|who|which|from|on|for)\b)${NUMBER}`, 'i'),
    },
  ),
  degrees(split('appropriate appropriately inappropriate inappropriately suitably properly'), {
    after: /^(?! (?:for|to|in|use|name|enough)\b)(?!\))/i,
    before: /(?<!\b(?:if|when|where|as|whenever|wherever|not|otherwise|use of|usage|whether|is an?|the most) )$/i,
  }),
  degrees(
    split(
      'relevant effective effectively efficient efficiently proper suitable acceptable normal typical routine common customary ordinary standard flexible proficient regular quick quickly prompt fast easy easily high low strong large small limited ancillary allowable',
    ),
    {
      before: DEMANDED,
      after: new RegExp(
        `^ (?:${NAMED} )?(?:care|caution|measures?|steps?|action|actions|safeguards?|protections?|controls?|checks?|resources?|information|details?|context|sources?|help|support|advice|guidance|assistance|warnings?|disclaimers?|responses?|repl(?:y|ies)|answers?|alternatives?|options?|manner|way|means|tone|language|level|degree|standards?|time|pace|effort|oversight|supervision|monitoring|verification|evidence|training|channels?|procedures?)(?=)\\b`,
        'i',
      ),
    },
  ),
  degrees(
    split(
      'relevant effective efficient normal typical routine common generic customary ordinary flexible proficient quick prompt easy proper suitable acceptable adequate careful',
    ),
    {
      after: /^ (?:manner|way|fashion|basis)\b/i,
    },
  ),
  degrees(
    split(
      'relevant typical common generic routine customary ordinary normal flexible ancillary allowable approximate effective efficient proficient acceptable tolerable',
    ),
    { after: /^ (?:amounts?|numbers?|levels?|degrees?|extent|quantit(?:y|ies)|proportion|share|length|size)\b/i },
  ),
  degrees(phrasesOf('normal|typical|ordinary|routine|regular|customary'), {
    after:
      /^ (?:use|usage|operation|situations?|cases?|amounts?|levels?|range|conversations?|requests?|questions?|activit(?:y|ies)|limits?|behaviou?r|practices?)\b/i,
    where: 'deciding',
  }),
  degrees(split('effectively efficiently easily quickly swiftly readily soon regularly'), {
    before: /\b(?:must|should|shall|will|be|is|are|not)\s+$/i,
  }),
  degrees(split('quickly swiftly soon efficiently effectively regularly easily'), { after: /^\s*(?:[.;,]|$)/ }),
  degrees(
    split(
      'serious seriously severe severely extreme extremely grave major heavy heavily mild moderate strong strongly weak very gratuitous material meaningful minimal limited',
    ),
    {
      before: /(?<!\b(?:a|the|ill|legal|teaching|training|source|reading|study|course|unaccompanied) )(?<!\btake\w* )$/i,
      after:
        /^ (?:[a-z-]+ ){0,2}?(?=)(?:harms?|injur(?:y|ies)|risks?|damage|dangers?|threats?|violence|violent|gore|graphic|abuse|offen[cs]es?|offensive|crimes?|violations?|consequences|impact|effects?|side effects?|concerns?|distress|language|profanity|details?|detailed|explicit|evidence|signals?|signs?|indications?|suspicion|likelihood|likely|probability|hardship|loss(?:es)?|costs?|errors?|mistakes?|disruptions?|discomfort|pressure|criticism|insults?|sensitive|suggestive|dangerous|harmful|quantit(?:y|ies)|amounts?|restrictions?|weight loss|diets?|dieting|cases?|topics?|content|behaviou?rs?)(?=)\b/i,
      where: 'deciding',
    },
  ),
  degrees(split('overly unnecessary unnecessarily gratuitously minimally moderately needless needlessly unwarranted'), {
    where: 'threshold',
  }),
  degrees(['best practice', 'best practices', 'common sense'], {
    before: /\b(?:follow|appl|us|adopt|observ|adher|with|by|to)\w*\s+(?:\w+\s+){0,2}$/i,
  }),
  degrees(phrasesOf('high|low|moderate|medium|elevated|heightened'), {
    after:
      /^(?:-| )(?:risk|severity|likelihood|probability|confidence|stakes|harm|certainty|threat|danger|impact|volume|quality)\b/i,
    where: 'deciding',
  }),
  ...JUDGMENTS,
];

export const DEGREE_WORDS: Phrases = phrases(DEGREES.flatMap((degrees) => degrees.words));

/** In what company each of the words is a degree; a word may have several. */
export const DEGREES_BY_WORD: ReadonlyMap<string, readonly Degrees[]> = groupPairs(
  DEGREES.flatMap((degrees) => degrees.words.map((word) => [word, degrees] as const)),
);

function groupPairs(pairs: readonly (readonly [string, Degrees])[]): ReadonlyMap<string, readonly Degrees[]> {
  const groups = groupBy(pairs, ([word]) => word);
  return new Map([...groups].map(([word, group]) => [word, group.map(([, degrees]) => degrees)]));
}
