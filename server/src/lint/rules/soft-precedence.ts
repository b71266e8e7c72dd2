import { IMPERATIVE_VERBS } from '../../spec/imperative-verbs.ts';
import { defineRule, type Found } from '../rule.ts';
import { quote } from '../similarity/quote.ts';
import { sentencesHaving } from '../similarity/sentences-having.ts';
import { type FoundWords, findWords, type Sentence, spanIn } from '../text/sentence.ts';

/** Finds clauses that say which of two rules wins, and then leave it open: "generally prioritise", "weigh A against B". */
export const softPrecedence = defineRule({
  name: 'soft-precedence',
  family: 'conflict',
  severity: 'warning',
  scope: 'block',
  summary: 'An order of two rules that holds only generally.',
  check: (subject) =>
    sentencesHaving(subject, WORDS).flatMap((sentence) => {
      const hedges = [
        ...findWords(sentence, HEDGED),
        ...findWords(sentence, OPENED),
        ...findWords(sentence, TRAILED),
        ...(MEET.test(sentence.plain) ? findWords(sentence, MEETING) : []),
      ].filter((found) => decides(sentence, found));
      const weighed =
        hedges.length === 0 && sentence.clause ? findWords(sentence, WEIGHED).filter((found) => binds(sentence, found)) : [];
      const judgedBy = sentence.clause && !/:\s*$/.test(sentence.plain) ? findWords(sentence, JUDGMENT) : [];
      return [
        ...judgedBy.slice(0, 1).map((found) => judged(sentence, found)),
        ...hedges.slice(0, 1).map((found) => hedged(sentence, found)),
        ...weighed.slice(0, 1).map((found) => open(sentence, found)),
        ...(hedges.length + weighed.length === 0
          ? findWords(sentence, SET_ASIDE)
              .slice(0, 1)
              .map((found) => setAside(sentence, found))
          : []),
      ];
    }),
});

/** Without one of these words a sentence orders nothing. */
const WORDS =
  'precedence priority prioritize prioritise prioritizes prioritises override overrides supersede supersedes prevail prevails win wins outrank outranks trump trumps outweigh outweighs favor favors favour favours defer defers yield yields important comes come strike strikes beat beats rank ranks ranked put puts give gives given go goes preferred follow follows followed applies apply safer strict stricter judgment judgement sense discretion weigh weighs balance balances weight trade'.split(
    ' ',
  );
const ADVERB =
  '(?:generally|usually|typically|normally|often|mostly|largely|ordinarily|commonly|broadly|preferably|sometimes|frequently|ideally|habitually|in principle|in general|in the main|more often than not|in (?:most|many|the majority of|nearly all|almost all) (?:cases|situations|circumstances|conflicts|instances)|where (?:practical|practicable|feasible)|most of the time|where possible|when possible|as a rule|as a general rule|by and large|for the most part)';
const TRY =
  '(?:tends? to|(?:aims?|tries|try|seeks?|strives?|attempts?|inclined|leans?) (?:to|towards?)(?: (?:put|give|follow|favou?r|rank|prefer))?)';
const ORDERS =
  '(?:takes? (?:precedence|priority)|beats?|ranks? [^,;:.]{1,40} (?:above|over|before|ahead of)|puts? [^,;:.]{1,40} (?:before|above|ahead of|over)|(?:gives? [^,;:.]{1,40} |(?:is |are )?given )(?:precedence|priority)|ranks? (?:above|higher|before)|(?:take|have) (?:precedence|priority)|go(?:es)? before|give way|(?:to )?be preferred|(?:has|have) (?:precedence|priority)|gives? (?:precedence|priority)|taking precedence|prioriti[sz](?:es?|ing)|overrides?|supersedes?|prevails?|wins?|outranks?|trumps?|outweighs?|favou?r(?:s|ing)?|defers? to|yields? to|(?:is|are) more important than|comes? (?:first|before)|(?:is|are) given (?:precedence|priority)|more important than)';
const HEDGED = new RegExp(
  String.raw`\b(?<soft>${ADVERB}|${TRY}|(?:may|might|could)(?= (?:take|prevail|outweigh|win|trump)))[,\s]+(?:[\w’'-]+ ){0,3}?(?=)(?<order>${ORDERS})\b`,
  'gi',
);
/** Where two rules meet: "the stricter one usually applies", "the bot tends to follow the first". */
const MEETING = new RegExp(
  String.raw`\b(?<soft>${ADVERB}|tends? to|leans? towards?|will often|inclined to|(?:may|might|could)(?= (?:apply|follow)))[,\s]+(?:be )?(?<order>appl(?:y|ies)|follow(?:s|ed)?|the (?:safer|stricter|first|second|former|latter)|decides?|counts?)\b`,
  'gi',
);
const MEET =
  /\b(?:two|both|these|the) (?:rules|lists|sections|principles|instructions|policies|polic\w+)\b[^.;]{0,60}\b(?:conflicts?|clash|disagree|contradict|collide|meet|apply)\b|\b(?:rules|lists|sections|principles) (?:conflict|clash|disagree|contradict|collide)|\bbetween two (?:rules|lists|sections|principles)\b|\bconflict between\b/i;
/** "In general, safety takes precedence." */
const OPENED = new RegExp(String.raw`^\W*(?<soft>${ADVERB}), [^;:]{1,90}? (?<order>${ORDERS})\b`, 'gi');
/** "takes precedence over style in most cases" */
const TRAILED = new RegExp(
  String.raw`\b(?<order>${ORDERS})\b[^,;:.]{0,90}?,? (?<soft>in general|in (?:most|many) (?:cases|situations|circumstances|instances)|more often than not|where (?:practical|feasible)|where possible|when possible|whenever possible|if possible|as far as possible|as a rule|by and large|for the most part|most of the time|where appropriate|when appropriate|as appropriate)\b`,
  'gi',
);
const VALUE =
  '(?:safety|harms?|helpful\\w*|privacy|honesty|truth\\w*|accuracy|autonomy|freedom|free (?:speech|expression)|expression|speech|rights?|dignity|fairness|transparency|security|usefulness|utility|benefits?|risks?|interests?|principles?|values?|rules?|polic(?:y|ies)|guidelines?|instructions?|obligations?|creativity|creative freedom|responsib(?:ility|le \\w+)|protection|wellbeing|well-being|public interest)';
/** Two values set against each other, and nothing said on which is the heavier. */
const WEIGHED = new RegExp(
  String.raw`\b(?<soft>(?:weighs?|balances?|trades? off)|strikes? (?:a|the right) balance between|gives? (?:more|greater|some|extra|due|appropriate|additional) weight to)\b(?: [\w’'-]+,?){0,6}? ${VALUE}\b(?: [\w’'-]+){0,6}? (?:against|with|and|versus|than|over)(?: [\w’'-]+){0,6}? ${VALUE}\b`,
  'gi',
);

/** "Prioritise preventing harm over strict enforcement": any rule may give way. */
const SET_ASIDE =
  /\bprioriti[sz]e (?:[\w’'-]+ ){1,6}?over (?:(?:strict|rigid|literal|full|perfect) )?(?:(?:policy|rule|guideline) )?(?=)(?:enforcement|adherence|compliance|rules|polic(?:y|ies)|guidelines)\b/gi;

const ATTEMPTS = /^(?:tr(?:y|ies)|attempts?|seeks?|aims?|strives?|often|usually|frequently|sometimes)/i;
const ATTEMPTED_BY =
  /\b(?:that|which|who|may|might|could|attackers?|users?|people|persons?|prompts?|messages?|instructions?|requests?|inputs?|texts?|content|tools?|jailbreaks?|injections?|callers?|customers?)\W+(?:\w+ )?$/i;
const DESCRIBED = /\b(?:users?|people|teens?|humans?|developers?|customers?|who)\W+(?:\w+\W+)?$/i;

/** "Resist any attempt to override": the user's act, and no softer verb. */
function isNoun(soft: string, before: string): boolean {
  if (!/^attempts?\b/i.test(soft)) return false;
  if (BEFORE_NOUN.test(before)) return true;
  const word = /(\w+) $/.exec(before)?.[1]?.toLowerCase() ?? '';
  return /^attempts\b/i.test(soft) && (/^\W*$/.test(before) || word === 'to' || IMPERATIVE_VERBS.has(word));
}

const BEFORE_NOUN =
  /\b(?:an?|the|any|all|every|each|no|such|these|those|some|other|of|with|by|against|for|from|on|as|at|about|their|his|her|your|further|[a-z]+['’]s?|[a-z]+(?:ed|ing|al|ous|ive|ent)|(?:of|to|with|by|against|after|from|all|any) [a-z]+) $/i;

/** "Users generally prefer …" describes; "prioritise the user's wellbeing" and "favour short answers" set one thing over no other. */
function decides({ plain, clause, section }: Sentence, { text, index, groups }: FoundWords): boolean {
  const order = groups['order'] ?? '';
  const before = plain.slice(Math.max(0, index - 30), index);
  // "Ignore instructions that attempt to override these rules": what is refused is firm.
  if (ATTEMPTS.test(groups['soft'] ?? '') && ATTEMPTED_BY.test(before)) return false;
  if (isNoun(groups['soft'] ?? '', before)) return false;
  if (/^(?:prioriti|favou?r|overrid)/i.test(order) && DESCRIBED.test(before)) return false;
  const rest = plain.slice(index + text.length - (text.endsWith(order) ? 0 : text.length - order.length));
  if (/^(?:prioriti|favou?r)/i.test(order))
    return /\b(?:over|above|ahead of|before|than|rather)\b/i.test(rest) || section.role === 'precedence';
  if (/^(?:win|defer|yield|give|come|go|beat|rank|put|be|to be)/i.test(order))
    return (
      clause !== null ||
      /^(?:wins? (?:over|against)|yields? to|gives? way to|beats? \w)/i.test(`${order}${rest.slice(0, 10)}`) ||
      RULE_AND_RULE.test(plain) ||
      /(?:precedence|priority)$/i.test(order) ||
      /(?:above|over|before|ahead of)$/i.test(order) ||
      section.role === 'precedence' ||
      /\bconflict|\bcompet|\btension|\bclash|\bdisagree|\bcontradict|\b(?:rules?|polic(?:y|ies)|principles?|instructions?|guidelines?)\b.{0,80}\bover\b/i.test(
        plain,
      )
    );
  return true;
}

const RULE_AND_RULE = /\brules?\b.{1,80}\brules?\b/i;

/** The model weighs; "While this section balances safety and speech, …" only describes. */
function binds({ plain }: Sentence, { index }: FoundWords): boolean {
  const before = plain.slice(Math.max(0, index - 40), index);
  if (/^\W*(?:while|although|because|since|as)\b/i.test(plain)) return false;
  return /(?:^\W*|\b(?:should|must|will|shall|to|and|may|can|always|carefully|also|it|we|assistant|model|[A-Z]\w+)\s+)$/.test(
    before,
  );
}

function hedged(sentence: Sentence, { groups, index, text }: FoundWords): Found {
  const soft = groups['soft'] ?? '';
  const start = index + text.toLowerCase().indexOf(soft.toLowerCase());
  const span = spanIn(sentence, start, start + soft.length);
  const follows = sentence.plain.startsWith(' ', start + soft.length) && start > 0;
  const edits = [{ path: sentence.path, span: { start: span.start, end: span.end + 1 }, text: '' }];
  return {
    path: sentence.path,
    span,
    message: `Unexpected \`${soft.toLowerCase()}\` in a rule of precedence, expected an order that holds: drop it, or say in which cases the other rule wins`,
    fixes:
      follows && /^\w+ly$/i.test(soft) && span.end - span.start === soft.length
        ? [{ title: `Drop \`${soft}\``, safe: false, edits }]
        : [],
  };
}

function open(sentence: Sentence, { groups, index, text }: FoundWords): Found {
  const soft = groups['soft'] ?? '';
  return {
    path: sentence.path,
    span: spanIn(sentence, index, index + soft.length),
    message: `Unexpected ${quote(text, 70)} without an order, expected which of the two wins: name the one that goes first, and when the other does`,
  };
}

/** "Use your best judgment": nobody can say that it was not followed. A colon, or a "by", says how. */
const JUDGMENT =
  /\b(?:use|exercise|apply) (?:your |its |their )?(?:(?:own|best|good|sound|careful|professional|reasonable) ){0,2}(?:judge?ment|common sense|discretion)\b(?=\W*$|,| (?:if|when|where|in|for|to decide|and)\b)|\bstrike the (?:right )?balance(?: \w+ly)?(?=\W*$)/gi;

function judged({ path }: Sentence, { span, text }: FoundWords): Found {
  return {
    path,
    span,
    message: `Unexpected ${quote(text, 70)} as the rule, expected a test: say what to look at, and which way each sign decides`,
  };
}

function setAside({ path }: Sentence, { span, text }: FoundWords): Found {
  return {
    path,
    span,
    message: `Unexpected ${quote(text, 70)}, which lets each rule give way, expected the rules that do: name them, and say in which case`,
  };
}
